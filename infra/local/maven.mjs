import { createHash } from 'node:crypto';
import { copyFile, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cached, isCached } from './cache.mjs';
import { run, step } from './steps.mjs';
import { requireTools } from './tools.mjs';

/**
 * The cached folder with the jars of a pinned pom in `lib`; fetched by Maven the first time.
 * @param {string} name
 * @param {string} title what the reader is told
 * @param {URL} pom
 * @param {(folder: string) => Promise<void>} [finish] adds to the folder before it becomes visible
 */
export async function jars(name, title, pom, finish = async () => undefined) {
  return cached(await folderName(name, pom), async (folder) => {
    requireTools(['java', 'mvn']);
    await step(title, async () => {
      // Maven writes next to the pom, and a clone may be read-only to it: work on a copy.
      const work = await mkdtemp(join(tmpdir(), 'yishen-maven-'));
      try {
        await copyFile(pom, join(work, 'pom.xml'));
        await mkdir(join(folder, 'lib'));
        const output = `-DoutputDirectory=${join(folder, 'lib')}`;
        const args = ['-B', '-q', '-f', join(work, 'pom.xml'), 'dependency:copy-dependencies', output];
        await run('mvn', [...args, '-DincludeScope=runtime'], { cwd: work });
        await finish(folder);
      } finally {
        await rm(work, { recursive: true, force: true });
      }
    });
  });
}

/** Whether the jars of a pom are in the cache. */
export async function hasJars(name, pom) {
  return isCached(await folderName(name, pom));
}

async function folderName(name, pom) {
  const digest = createHash('sha256')
    .update(await readFile(pom))
    .digest('hex')
    .slice(0, 12);
  return `${name}-${digest}`;
}
