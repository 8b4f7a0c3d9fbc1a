/** What the QR code of a receipt holds (DSFinV-K annex on the receipt QR). */
export interface QrContent {
  readonly clientId: string;
  readonly processType: string;
  readonly processData: string;
  readonly transactionNumber: number;
  readonly signatureCounter: number;
  readonly startedAtMs: number;
  readonly loggedAtMs: number;
  readonly signatureAlgorithm: string;
  readonly timeFormat: string;
  readonly signature: string;
  readonly publicKey: string;
}

/** `V0;…`: twelve fields, from which anybody can rebuild the signed message and check the signature. */
export function qrText(content: QrContent): string {
  return [
    'V0',
    content.clientId,
    content.processType,
    content.processData,
    content.transactionNumber,
    content.signatureCounter,
    new Date(content.startedAtMs).toISOString(),
    new Date(content.loggedAtMs).toISOString(),
    content.signatureAlgorithm,
    content.timeFormat,
    content.signature,
    content.publicKey,
  ].join(';');
}
