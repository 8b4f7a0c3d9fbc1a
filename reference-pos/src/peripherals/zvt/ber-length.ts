/** Where the value begins and ends whose BER length stands at `at`; undefined when the length is cut off or reserved. */
export function berLength(bytes: Uint8Array, at: number): { start: number; end: number } | undefined {
  const first = bytes[at];
  if (first === undefined) return undefined;
  if (first < 0x80) return { start: at + 1, end: at + 1 + first };
  const more = first - 0x80;
  if (more < 1 || more > 2 || at + more >= bytes.length) return undefined;
  const size = bytes.subarray(at + 1, at + 1 + more).reduce((sum, byte) => sum * 256 + byte, 0);
  return { start: at + 1 + more, end: at + 1 + more + size };
}
