import { describe, expect, it } from 'vitest';
import { describeBytes } from './describe.ts';

const said = (hex: string) => describeBytes(Buffer.from(hex.replaceAll(' ', ''), 'hex'), 'in');

describe('bytes in words', () => {
  it('are text in quotes and commands by name', () => {
    expect(said('1b40 1b6101 48616c6c6f 0a 1d564200')).toBe('⟨ESC @⟩ ⟨ESC a 01⟩ "Hallo" ⟨LF⟩ ⟨GS V 42 00⟩');
    expect(said('1d286b 0300 31 51 30')).toBe('⟨GS ( k 31 51 30⟩');
  });

  it('say what is unknown, ignored, unfinished', () => {
    expect(said('1b42 00 1b61')).toBe('⟨unknown 1b 42⟩ ⟨ignored 00⟩ …');
  });

  it('are shortened when they are many', () => {
    expect(said(`1d763000 0400 0800 ${'ff'.repeat(32)}`)).toMatch(/^⟨GS v 30 00 04 00 08 00 ff .* … \(38 bytes\)⟩$/);
  });

  it('are bare bytes from the printer', () => {
    expect(describeBytes(Uint8Array.of(0x16), 'out')).toBe('16');
  });
});
