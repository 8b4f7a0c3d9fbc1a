import { type Apdu, decodeApdu } from './apdu.ts';
import { fromBcd } from './bcd.ts';
import { parseFields } from './bitmaps.ts';
import { COMMANDS, fixedBytes } from './commands.ts';
import { hexByte, toHex } from './hex.ts';
import { intermediateText } from './intermediate-codes.ts';
import { resultText } from './result-codes.ts';
import { decodeText } from './text.ts';

/** What a message says, in one line. Passwords and card data are left out. */
export function describeApdu(message: Apdu): string {
  const { code, data } = message;
  if (code >> 8 === 0x84 && code !== 0x8400) return `84 ${hexByte(code & 0xff)} refused: ${resultText(code & 0xff)}`;
  const head = `${hexByte(code >> 8)} ${hexByte(code & 0xff)} ${COMMANDS.get(code) ?? 'unknown command'}`;
  if (code === 0x04ff && data.length > 0) return `${head}: ${hexByte(data[0]!)} ${intermediateText(data[0]!)}`;
  if (code === 0x061e && data.length > 0) return `${head}: ${hexByte(data[0]!)} ${resultText(data[0]!)}`;
  if (code === 0x06d1) return `${head}: ${decodeText(data.subarray(1), 'cp437')}`;
  const details = describeFields(data.subarray(fixedBytes(message)));
  return details === '' ? head : `${head}: ${details}`;
}

/** The same for bytes. */
export function describeBytes(bytes: Uint8Array): string {
  const message = decodeApdu(bytes);
  return message ? describeApdu(message) : toHex(bytes.subarray(0, 32));
}

function describeFields(bytes: Uint8Array): string {
  const parsed = parseFields(bytes);
  if (!parsed.ok) return bytes.length > 0 ? `${bytes.length} bytes` : '';
  return parsed.fields.flatMap(({ bmp, value }) => describeField(bmp, value)).join(', ');
}

function describeField(bmp: number, value: Uint8Array): readonly string[] {
  switch (bmp) {
    case 0x04:
      return [`amount ${fromBcd(value) ?? '?'} ct`];
    case 0x27:
      return [`result ${hexByte(value[0]!)} ${resultText(value[0]!)}`];
    case 0x87:
      return [`receipt ${Buffer.from(value).toString('hex')}`];
    case 0x0b:
      return [`trace ${Buffer.from(value).toString('hex')}`];
    case 0x3c:
      return [`"${decodeText(value, 'cp437')}"`];
    case 0x06:
      return [`TLV ${value.length}`];
    default:
      return [];
  }
}
