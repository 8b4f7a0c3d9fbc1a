import { type Apdu, encodeApdu } from './apdu.ts';
import { crc16 } from './crc.ts';

export const DLE = 0x10;
export const STX = 0x02;
export const ETX = 0x03;
export const ACK = 0x06;
export const NAK = 0x15;

/** Wraps a message for the serial line: DLE STX, doubled DLEs, DLE ETX, CRC low byte first (PA00P016, 1.3). */
export function encodeFrame(message: Apdu): Uint8Array {
  const inner = encodeApdu(message);
  const crc = crc16([...inner, ETX]);
  const doubled = [...inner].flatMap((byte) => (byte === DLE ? [DLE, DLE] : [byte]));
  return Uint8Array.from([DLE, STX, ...doubled, DLE, ETX, crc & 0xff, crc >> 8]);
}
