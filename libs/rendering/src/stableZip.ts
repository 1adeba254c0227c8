import { zipSync, type Zippable } from 'fflate';

// The first day a zip entry can bear, in the components that the format stores: no time zone changes it.
const ENTRY_TIME = new Date(1980, 0, 1);

/** A zip file of these files by their paths, in the order given, without the moment at which it was made: the same files, the same bytes. */
export function stableZip(files: Readonly<Record<string, Uint8Array>>): Buffer {
  const entries: Zippable = Object.fromEntries(
    Object.entries(files).map(([path, bytes]) => [
      path,
      [new Uint8Array(bytes), { mtime: ENTRY_TIME, level: 6, os: 0, attrs: 0 }],
    ]),
  );
  return Buffer.from(zipSync(entries, { mtime: ENTRY_TIME }));
}
