import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// Only the console is bundled from the sources of libs/*; everything else runs from their dist.
export default defineConfig({
  plugins: [react()],
  resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // Ant Design is one block of about 1.1 MB (370 kB gzipped) before compression: a smaller warning limit would never be quiet.
    chunkSizeWarningLimit: 1_400,
    rolldownOptions: {
      treeshake: {
        // The libraries are pure; without this their start-up work (the holiday tables) would travel to every browser.
        moduleSideEffects: (id) => !/\/libs\/[^/]+\/src\//.test(id),
      },
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules\/(react|react-dom|scheduler|react-router|@tanstack)\//, priority: 3 },
            { name: 'antd', test: /node_modules\/(antd|@ant-design|@rc-component|dayjs)\//, priority: 2 },
            { name: 'vendor', test: /node_modules\//, priority: 1 },
            { name: 'law', test: /\/libs\// },
          ],
        },
      },
    },
  },
});
