import { describe, it } from 'vitest';

describe('the examples do what they say', () => {
  it.each(['hear-a-caller'])('%s', async (name) => {
    await import(`./${name}.ts`);
  });
});
