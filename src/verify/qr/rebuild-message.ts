import { serialNumberOf } from '../crypto/verification-key.ts';
import { integerContent } from '../log/integer.ts';
import { logTimeText } from '../log/log-time.ts';
import type { QrValues } from './qr-values.ts';

/** How the finish message may have been written; the code does not say. */
export interface MessageForm {
  readonly name: string;
  readonly version: 2 | 3;
  readonly operationType: string;
  readonly isProcessDataIndefinite: boolean;
}

/** The usual form first, then what is met in the field or allowed by version 3. */
export const messageForms: readonly MessageForm[] = [
  { name: 'version 2', version: 2, operationType: 'FinishTransaction', isProcessDataIndefinite: false },
  {
    name: 'version 2 with processData of indefinite length',
    version: 2,
    operationType: 'FinishTransaction',
    isProcessDataIndefinite: true,
  },
  { name: 'version 3', version: 3, operationType: 'finishTransaction', isProcessDataIndefinite: false },
  {
    name: 'version 3 with processData of indefinite length',
    version: 3,
    operationType: 'finishTransaction',
    isProcessDataIndefinite: true,
  },
  {
    name: 'version 2 with lower-case operationType',
    version: 2,
    operationType: 'finishTransaction',
    isProcessDataIndefinite: false,
  },
];

const transactionLog = Buffer.from('060904007f000703070101', 'hex');

/** The bytes the signature covers, rebuilt from the fields of a code (TR-03151 table 2). */
export function rebuildSignedBytes(values: QrValues, form: MessageForm): Buffer {
  const algorithm = element(0x06, Buffer.from(values.algorithm.oid, 'hex'));
  return Buffer.concat([
    element(0x02, Buffer.of(form.version)),
    transactionLog,
    element(0x80, Buffer.from(form.operationType)),
    element(0x81, Buffer.from(values.clientId)),
    processData(Buffer.from(values.processData), form.isProcessDataIndefinite),
    element(0x83, Buffer.from(values.processType)),
    element(0x85, integerContent(values.transactionNumber)),
    element(0x04, Buffer.from(serialNumberOf(values.publicKey), 'hex')),
    element(0x30, algorithm),
    element(0x02, integerContent(values.signatureCounter)),
    time(values),
  ]);
}

function processData(bytes: Buffer, isIndefinite: boolean): Buffer {
  if (!isIndefinite) return element(0x82, bytes);
  return Buffer.concat([Buffer.of(0xa2, 0x80), element(0x04, bytes), Buffer.of(0, 0)]);
}

function time({ timeFormat, finishedAt }: QrValues): Buffer {
  if (timeFormat === 'unixTime') return element(0x02, integerContent(Math.floor(finishedAt / 1000)));
  return element(timeFormat.startsWith('utc') ? 0x17 : 0x18, Buffer.from(logTimeText(timeFormat, finishedAt)));
}

function element(tag: number, content: Uint8Array): Buffer {
  return Buffer.concat([Buffer.of(tag), length(content.length), content]);
}

function length(value: number): Buffer {
  if (value < 0x80) return Buffer.of(value);
  const bytes = integerContent(value);
  const minimal = bytes[0] === 0 ? bytes.subarray(1) : bytes;
  return Buffer.concat([Buffer.of(0x80 | minimal.length), minimal]);
}
