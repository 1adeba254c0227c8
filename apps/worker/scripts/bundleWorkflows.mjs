// Builds apps/worker/dist/workflow-bundle.js from the workflows' source (in an image without source: from their dist).
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DefaultLogger, bundleWorkflowCode } from '@temporalio/worker';

const require = createRequire(import.meta.url);
const target = join(dirname(fileURLToPath(import.meta.url)), '..', 'dist', 'workflow-bundle.js');
const root = dirname(require.resolve('@yishen/workflows/package.json'));
const source = join(root, 'src', 'index.ts');

try {
  const { code } = await bundleWorkflowCode({
    workflowsPath: existsSync(source) ? source : require.resolve('@yishen/workflows'),
    logger: new DefaultLogger('WARN'),
  });
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, code);
} catch (error) {
  console.error(error);
  process.exit(1);
}
