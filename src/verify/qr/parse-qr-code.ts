import { Malformed } from '../malformed.ts';

/** The twelve fields of a receipt QR code (DSFinV-K Annex I), as printed. */
export interface ReceiptQrCode {
  readonly version: string;
  /** kassen-seriennummer: the client id of the transaction. */
  readonly clientId: string;
  readonly processType: string;
  readonly processData: string;
  readonly transactionNumber: string;
  readonly signatureCounter: string;
  readonly startTime: string;
  readonly logTime: string;
  readonly signatureAlgorithm: string;
  readonly logTimeFormat: string;
  /** base64 */
  readonly signature: string;
  /** base64 of the uncompressed point */
  readonly publicKey: string;
}

const fieldsBehindProcessData = 8;

/**
 * Takes the text of a receipt QR code apart. processData of an order contains semicolons, so the fields behind it
 * are counted from the end. Throws {@link Malformed}.
 */
export function parseQrCode(text: string): ReceiptQrCode {
  const fields = text.trim().split(';');
  if (fields[0] !== 'V0')
    throw new Malformed(`the code begins with ${JSON.stringify(fields[0]!.slice(0, 20))}, expected V0`);
  if (fields.length < 12) throw new Malformed(`the code has ${fields.length} fields, expected 12`);
  const [version, clientId, processType] = fields as [string, string, string];
  const behind = fields.slice(-fieldsBehindProcessData) as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  const [
    transactionNumber,
    signatureCounter,
    startTime,
    logTime,
    signatureAlgorithm,
    logTimeFormat,
    signature,
    publicKey,
  ] = behind;
  return {
    version,
    clientId,
    processType,
    processData: fields.slice(3, -fieldsBehindProcessData).join(';'),
    transactionNumber,
    signatureCounter,
    startTime,
    logTime,
    signatureAlgorithm,
    logTimeFormat,
    signature,
    publicKey,
  };
}
