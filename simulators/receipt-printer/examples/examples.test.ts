import { describe, it } from 'vitest';

describe('the examples do what they say', () => {
  it.each(['print-a-receipt', 'paper-runs-out', 'epos-and-its-faults'])('%s', async (name) => {
    await import(`./${name}.ts`);
  });
});
