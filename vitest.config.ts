import { defineConfig } from 'vitest/config';

/** Unit and contract tests: beside the code, in random order; the seed is printed by the runner. */
export default defineConfig({
  resolve: { conditions: ['kassensturz-source', 'node', 'import', 'default'] },
  ssr: { resolve: { conditions: ['kassensturz-source', 'node', 'import', 'default'] } },
  test: {
    include: ['{simulators,reference-pos,src}/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    sequence: { shuffle: true },
    testTimeout: 30_000,
    maxWorkers: 2,
  },
});
