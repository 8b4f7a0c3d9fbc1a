/** CRC-16/KERMIT: the reflected polynomial 0x8408 from 0, which is what real traffic shows for ZVT's "CRC-XModem". */
export function crc16(bytes: Iterable<number>): number {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >> 1) ^ 0x8408 : crc >> 1;
  }
  return crc;
}
