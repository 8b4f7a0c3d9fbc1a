import { SeededRandom } from '@kassensturz/host';
import { describe, expect, it } from 'vitest';
import { fuzzParsers } from '../test/fuzz/fuzz-parsers.ts';

describe('garbage', () => {
  it('crashes no parser', () => {
    expect(fuzzParsers(new SeededRandom('fuzz'), 20_000).inputs).toBe(20_000);
  });
});
