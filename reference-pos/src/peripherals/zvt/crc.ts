/** ZVT's checksum of serial frames: CRC-16 with the reflected polynomial 8408 from zero (CRC-16/KERMIT). */
const table = Uint16Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit += 1) rest = (rest >> 1) ^ ((rest & 1) * 0x8408);
  return rest;
});

export function checksum(bytes: Iterable<number>): number {
  let sum = 0;
  for (const byte of bytes) sum = (sum >> 8) ^ (table[(sum ^ byte) & 0xff] ?? 0);
  return sum;
}
