import { codeOfFaults, typedTexts } from '@yishen/application';
import type { FastifyRequest } from 'fastify';
import { Problem } from './problem';

/** The one file of an upload; refuses a request without one, and a file over the limit. */
export async function uploaded(
  request: FastifyRequest,
): Promise<{ readonly bytes: Buffer; readonly name: string; readonly kind: string }> {
  const part = await request.file();
  if (!part) throw new Problem('file.missing');
  const bytes = await part.toBuffer();
  // The plugin looks between chunks only: a limit that falls on the end of the last chunk cuts the file without a word.
  if (part.file.truncated) throw new Problem('file.too-large');
  const { value: name, faults } = typedTexts(part.filename);
  if (faults.length > 0) throw new Problem(codeOfFaults(faults), { pointers: '/file' });
  return { bytes, name, kind: part.mimetype };
}
