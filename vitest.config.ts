import { defineConfig } from 'vitest/config';

/** Unit and contract tests: beside the code, in random order; the seed is printed by the runner. */
export default defineConfig({
  // "import" must not be named: the runner hands these conditions to Node, where they would hold for require() as well.
  resolve: { conditions: ['kassensturz-source', 'node', 'default'] },
  ssr: { resolve: { conditions: ['kassensturz-source', 'node', 'default'] } },
  test: {
    include: ['{simulators,reference-pos,src,look}/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    sequence: { shuffle: true },
    testTimeout: 30_000,
    maxWorkers: 2,
  },
});
