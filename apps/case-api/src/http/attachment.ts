import { StreamableFile } from '@nestjs/common';

/** Bytes to be saved, never shown in place, under a name that may be Chinese (RFC 8187). */
export function attachment(bytes: Buffer, name: string, type: string): StreamableFile {
  const encoded = encodeURIComponent(name.replaceAll(/\p{Surrogate}/gu, '_')).replaceAll(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16)}`,
  );
  const plain = name.replaceAll(/[^\x20-\x7e]|["\\]/g, '_');
  return new StreamableFile(bytes, {
    type,
    disposition: `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`,
    length: bytes.length,
  });
}
