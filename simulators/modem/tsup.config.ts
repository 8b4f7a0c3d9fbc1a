import { defineConfig } from 'tsup';

export default defineConfig({
  entry: ['src/index.ts'],
  format: ['esm', 'cjs'],
  // The interface package has no types that an ES module finds; ours carry them along.
  dts: { resolve: ['@serialport/bindings-interface'] },
  clean: true,
  target: 'node22',
  sourcemap: true,
});
