import { createHash } from 'node:crypto';
import { realpath, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { cached } from './cache.mjs';
import { step } from './steps.mjs';
import { whereIs } from './tools.mjs';

/**
 * The file of the classes that a Java program has loaded once it is up, which its next start maps instead of reading them from
 * jars; made by a run of its own the first time. A Java that cannot use the file starts without it.
 * @param {string} folder the cached folder with the program's jars
 * @param {string} name what the reader is told
 * @param {(option: string) => Promise<void>} startAndStop runs the program once, with an option of Java
 */
export async function classArchive(folder, name, startAndStop) {
  const made = await cached(`${basename(folder)}-classes-${await javaMark()}`, (draft) =>
    step(`${name}: archive of its classes`, () => startAndStop(`-XX:ArchiveClassesAtExit=${join(draft, FILE)}`)),
  );
  return join(made, FILE);
}

const FILE = 'classes.jsa';

/** Tells one Java from another, for which the archive is of no use, without starting it. */
async function javaMark() {
  const program = await realpath(whereIs('java'));
  const { size, mtimeMs } = await stat(program);
  return createHash('sha256').update(`${program} ${size} ${mtimeMs}`).digest('hex').slice(0, 12);
}
