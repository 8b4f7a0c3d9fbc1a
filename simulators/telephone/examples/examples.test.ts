import { describe, it } from 'vitest';

describe('the examples do what they say', () => {
  it.each(['a-call'])('%s', async (name) => {
    await import(`./${name}.ts`);
  });
});
