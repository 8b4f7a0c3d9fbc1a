import { word } from '../protocol/parameter-rules.ts';

/** Reads a 16-bit number that may be missing. */
export function wordAt(a: Uint8Array, index: number): number {
  return index + 1 < a.length ? word(a, index) : 0;
}
