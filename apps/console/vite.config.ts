import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

// Under this a packet carries the file either way.
const WORTH_BYTES = 1_000;

/** Writes each text file of the build a second and a third time, as case-api sends it: the best compression takes too long for a request. */
function compressed(): Plugin {
  const zip = { br: promisify(brotliCompress), gz: promisify(gzip) };
  return {
    name: 'compressed',
    async writeBundle({ dir = 'dist' }, bundle) {
      const files = Object.keys(bundle).map((name) => join(dir, name));
      await Promise.all(
        files.map(async (file) => {
          const text = await readFile(file);
          if (text.length < WORTH_BYTES) return;
          const params = { [constants.BROTLI_PARAM_SIZE_HINT]: text.length };
          await writeFile(`${file}.br`, await zip.br(text, { params }));
          await writeFile(`${file}.gz`, await zip.gz(text, { level: 9 }));
        }),
      );
    },
  };
}

// Only the console is bundled from the sources of libs/*; everything else runs from their dist.
export default defineConfig({
  plugins: [react(), compressed()],
  resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    rolldownOptions: {
      treeshake: {
        // The libraries are pure; without this their start-up work (the holiday tables) would travel to every browser.
        moduleSideEffects: (id) => !/\/libs\/[^/]+\/src\//.test(id),
      },
      output: {
        // The name of a part is that of all screens that share it.
        chunkFileNames: ({ name }) => `assets/${name.startsWith('parts') ? 'part' : '[name]'}-[hash].js`,
        assetFileNames: ({ names: [name = ''] }) =>
          `assets/${name.startsWith('parts') ? 'part' : '[name]'}-[hash][extname]`,
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules\/(react|react-dom|scheduler|react-router|@tanstack)\//, priority: 2 },
            // By the screens that need them: each screen loads what it uses, and not a part more.
            { name: 'parts', entriesAware: true, entriesAwareMergeThreshold: 10_000 },
          ],
        },
      },
    },
  },
});
