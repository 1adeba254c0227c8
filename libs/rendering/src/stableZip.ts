import { zipSync, type Zippable } from 'fflate';

// The first date that a zip entry can have, in local components as the format stores them, so that no time zone changes it.
const ENTRY_TIME = new Date(1980, 0, 1);

/** Makes a zip file of these files by their paths, in the order given; the same files give the same bytes, whenever it is made. */
export function stableZip(files: Readonly<Record<string, Uint8Array>>): Buffer {
  const entries: Zippable = Object.fromEntries(
    Object.entries(files).map(([path, bytes]) => [
      path,
      [new Uint8Array(bytes), { mtime: ENTRY_TIME, level: 6, os: 0, attrs: 0 }],
    ]),
  );
  return Buffer.from(zipSync(entries, { mtime: ENTRY_TIME }));
}
