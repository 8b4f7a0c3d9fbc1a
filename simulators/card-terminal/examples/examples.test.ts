import { describe, it } from 'vitest';

describe('the examples do what they say', () => {
  it.each(['pay-by-card', 'hand-mode', 'acts-as-data'])('%s', async (name) => {
    await import(`./${name}.ts`);
  });
});
