import { defineConfig } from 'tsup';

const common = { target: 'node22', sourcemap: true, shims: true, dts: true } as const;

export default defineConfig([
  {
    ...common,
    entry: { index: 'src/index.ts', 'till-client': 'web/model/index.ts' },
    format: ['esm', 'cjs'],
    clean: true,
    onSuccess: 'node -C kassensturz-source --no-warnings scripts/write-page.ts',
  },
  { ...common, entry: { process: 'src/process.ts', 'measure-store': 'src/storage/measure.ts' }, format: ['esm'] },
]);
