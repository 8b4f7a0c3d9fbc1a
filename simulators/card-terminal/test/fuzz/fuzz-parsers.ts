import type { Random } from '@kassensturz/host';
import { encodeApdu } from '../../src/protocol/apdu.ts';
import { ApduReader } from '../../src/protocol/apdu-reader.ts';
import { parseFields } from '../../src/protocol/bitmaps.ts';
import { describeBytes } from '../../src/protocol/describe.ts';
import { parseRegistration } from '../../src/protocol/registration.ts';
import { encodeFrame } from '../../src/protocol/serial-frame.ts';
import { SerialFrameReader } from '../../src/protocol/serial-frame-reader.ts';
import { parseTlv } from '../../src/protocol/tlv.ts';

const STARTS = ['0601', '0600', '040f', '06d3', '8000'].map((hex) => Number.parseInt(hex, 16));

/** Feeds every parser with random and with nearly right bytes. Throws with the input when one of them throws. */
export function fuzzParsers(random: Random, inputs: number): { readonly inputs: number; readonly mostWaiting: number } {
  const readers = { apdu: new ApduReader(), frame: new SerialFrameReader() };
  let mostWaiting = 0;
  for (let n = 0; n < inputs; n += 1) {
    const bytes = inputOf(random, n);
    try {
      parseFields(bytes);
      parseTlv(bytes);
      parseRegistration(bytes);
      describeBytes(bytes);
      readers.frame.push(bytes);
      readers.apdu.push(bytes);
    } catch (cause) {
      throw new Error(`Input ${n} crashed a parser: ${Buffer.from(bytes).toString('hex')}`, { cause });
    }
    mostWaiting = Math.max(mostWaiting, readers.apdu.waitingBytes);
    if (mostWaiting > 0x1_0010) throw new Error(`The reader holds ${mostWaiting} bytes; no message is that long.`);
  }
  return { inputs, mostWaiting };
}

function inputOf(random: Random, n: number): Uint8Array {
  const data = random.bytes(random.integer(0, 48));
  if (n % 3 === 0) return data;
  const message = { code: STARTS[n % STARTS.length]!, data };
  const bytes = n % 3 === 1 ? encodeApdu(message) : encodeFrame(message);
  if (n % 2 === 0) bytes[random.integer(0, bytes.length - 1)]! ^= 1 << random.integer(0, 7);
  return bytes;
}
