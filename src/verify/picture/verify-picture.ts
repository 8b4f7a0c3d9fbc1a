import { finding } from '../findings.ts';
import { type CodeResult, verifyCodes } from '../qr/verify-codes.ts';
import { type PictureKind, readQrCodes } from './read-qr-codes.ts';

/**
 * Verifies every receipt QR code in a PNG, JPEG or SVG picture, from top to bottom; codes of other kinds are passed over.
 * A picture without a receipt code gives one finding. Throws Malformed when it cannot be read as a picture.
 */
export async function verifyPicture(bytes: Uint8Array, kind: PictureKind): Promise<readonly CodeResult[]> {
  const texts = await readQrCodes(bytes, kind);
  const codes = texts.filter((text) => text.trim().startsWith('V0;'));
  if (codes.length > 0) return verifyCodes(codes);
  const found = texts.length === 0 ? 'No QR code was found' : `None of the ${texts.length} QR codes begins with V0;`;
  return [
    {
      text: undefined,
      findings: [finding('QR-PICTURE', 'picture', `${found}: the picture shows no receipt code that can be checked.`)],
    },
  ];
}
