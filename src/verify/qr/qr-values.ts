import { algorithmByName, type SignatureAlgorithm } from '../crypto/algorithms.ts';
import { keysOfPoint, type VerificationKey } from '../crypto/verification-key.ts';
import type { Findings } from '../findings.ts';
import type { LogTimeFormat } from '../log/log-time.ts';
import type { ReceiptQrCode } from './parse-qr-code.ts';

/** The fields of a code as values. */
export interface QrValues {
  readonly clientId: string;
  readonly processType: string;
  readonly processData: string;
  readonly transactionNumber: bigint;
  readonly signatureCounter: bigint;
  /** Unix milliseconds. */
  readonly finishedAt: number;
  readonly timeFormat: LogTimeFormat;
  readonly algorithm: SignatureAlgorithm;
  readonly signature: Buffer;
  readonly publicKey: Buffer;
  /** One per curve the point lies on. */
  readonly keys: readonly VerificationKey[];
}

const timeFormats: ReadonlySet<string> = new Set<LogTimeFormat>([
  'unixTime',
  'utcTime',
  'utcTimeWithSeconds',
  'generalizedTime',
  'generalizedTimeWithMilliseconds',
]);

/** Reads every field; undefined when one cannot be read, which is then among the findings. */
export function readQrValues(code: ReceiptQrCode, findings: Findings): QrValues | undefined {
  const transactionNumber = wholeNumber(code.transactionNumber, 'transaktions-nummer', findings);
  const signatureCounter = wholeNumber(code.signatureCounter, 'signatur-zaehler', findings);
  const startedAt = instant(code.startTime, 'start-zeit', findings);
  const finishedAt = instant(code.logTime, 'log-time', findings);
  const signature = base64(code.signature, 'signatur', findings);
  const publicKey = base64(code.publicKey, 'public-key', findings);
  if (startedAt !== undefined && finishedAt !== undefined && finishedAt < startedAt) {
    findings.add(
      'QR-TIME-ORDER',
      'log-time',
      `The transaction ends at ${code.logTime}, before it starts at ${code.startTime}.`,
    );
  }
  const algorithm = algorithmByName(code.signatureAlgorithm);
  if (!algorithm?.isAllowed)
    findings.add(
      'QR-ALGORITHM',
      'sig-alg',
      `The algorithm is "${code.signatureAlgorithm}", expected for example ecdsa-plain-SHA256.`,
    );
  const isTimeFormatKnown = timeFormats.has(code.logTimeFormat);
  if (!isTimeFormatKnown)
    findings.add(
      'QR-FIELD',
      'log-time-format',
      `The time format is "${code.logTimeFormat}", expected one of ${[...timeFormats].join(', ')}.`,
    );
  const keys = publicKey ? keysOfPoint(publicKey) : [];
  if (publicKey && keys.length === 0) {
    findings.add(
      'QR-KEY',
      'public-key',
      `The public key (${publicKey.length} bytes) is no uncompressed point of an allowed curve.`,
    );
  }
  if (transactionNumber === undefined || signatureCounter === undefined || finishedAt === undefined) return undefined;
  if (!algorithm?.isAllowed || !isTimeFormatKnown || !signature || !publicKey || keys.length === 0) return undefined;
  const { clientId, processType, processData } = code;
  const timeFormat = code.logTimeFormat as LogTimeFormat;
  return {
    clientId,
    processType,
    processData,
    transactionNumber,
    signatureCounter,
    finishedAt,
    timeFormat,
    algorithm,
    signature,
    publicKey,
    keys,
  };
}

function wholeNumber(text: string, field: string, findings: Findings): bigint | undefined {
  if (/^(0|[1-9]\d*)$/.test(text) && text.length <= 20) return BigInt(text);
  findings.add('QR-FIELD', field, `"${text}" is no whole number.`);
  return undefined;
}

function instant(text: string, field: string, findings: Findings): number | undefined {
  const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text) ? Date.parse(text) : Number.NaN;
  // Date.parse accepts the 31st of short months and rolls over.
  if (Number.isFinite(at) && new Date(at).toISOString() === text) return at;
  findings.add('QR-FIELD', field, `"${text}" is no time of the form YYYY-MM-DDThh:mm:ss.fffZ.`);
  return undefined;
}

function base64(text: string, field: string, findings: Findings): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64');
  if (text !== '' && bytes.toString('base64') === text) return bytes;
  findings.add('QR-FIELD', field, 'The field is not base64.');
  return undefined;
}
