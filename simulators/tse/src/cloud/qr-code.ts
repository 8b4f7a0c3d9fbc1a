import type { Tse } from '../core/tse.ts';

export interface QrCodeContent {
  readonly clientSerialNumber: string;
  readonly processType: string;
  readonly processData: Uint8Array;
  readonly transactionNumber: number;
  readonly signatureCounter: number;
  /** Unix seconds of the start message. */
  readonly startedAt: number;
  /** Unix seconds of the finish message. */
  readonly finishedAt: number;
  readonly signatureValue: Uint8Array;
}

/** The QR text of DSFinV-K annex I: twelve fields joined by semicolons. */
export function qrCodeData(tse: Tse, content: QrCodeContent): string {
  return [
    'V0',
    content.clientSerialNumber,
    content.processType,
    Buffer.from(content.processData).toString('utf8'),
    content.transactionNumber,
    content.signatureCounter,
    new Date(content.startedAt * 1000).toISOString(),
    new Date(content.finishedAt * 1000).toISOString(),
    tse.key.algorithmName,
    tse.profile.timeFormat,
    Buffer.from(content.signatureValue).toString('base64'),
    Buffer.from(tse.key.publicPoint).toString('base64'),
  ].join(';');
}
