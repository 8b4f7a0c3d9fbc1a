import { serialNumberOf } from '../crypto/verification-key.ts';
import { Malformed } from '../malformed.ts';
import { parseQrCode } from '../qr/parse-qr-code.ts';
import { printable } from './printable.ts';

/** What a receipt QR code says, for people; empty when it cannot be read. */
export function renderQrCode(text: string): string {
  try {
    const code = parseQrCode(text);
    return [
      `Till          ${code.clientId}`,
      `Transaction   ${code.transactionNumber}, signature counter ${code.signatureCounter}`,
      `Time          ${code.startTime} to ${code.logTime}`,
      `Data          ${code.processType}: ${code.processData}`,
      `TSE           ${serialNumberOf(Buffer.from(code.publicKey, 'base64'))}`,
      '              (serial number of the printed key; whether this is a certified TSE, only its certificate can tell)',
    ]
      .map((line) => `${printable(line)}\n`)
      .join('');
  } catch (error) {
    if (error instanceof Malformed) return '';
    throw error;
  }
}
