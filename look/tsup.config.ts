import { defineConfig } from 'tsup';

export default defineConfig({
  entry: { index: 'src/index.ts', 'preact/index': 'src/preact/index.ts' },
  format: ['esm', 'cjs'],
  dts: true,
  clean: true,
  target: 'node22',
  sourcemap: true,
});
