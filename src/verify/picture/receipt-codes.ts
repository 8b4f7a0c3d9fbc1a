import { findQrCodes } from './find-qr-codes.ts';
import { imageOfPng, imageOfSvg } from './image.ts';

/** Receipt QR codes (`V0;…`) in a PNG or SVG picture, from top to bottom; other codes are passed over. Throws Malformed. */
export function receiptCodesInPicture(bytes: Uint8Array, kind: 'png' | 'svg'): readonly string[] {
  const image = kind === 'png' ? imageOfPng(bytes) : imageOfSvg(Buffer.from(bytes).toString('utf8'));
  return findQrCodes(image).filter((text) => text.trim().startsWith('V0;'));
}
