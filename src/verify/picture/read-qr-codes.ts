import { findQrCodes } from './find-qr-codes.ts';
import { imageOfPng } from './image.ts';

/** Texts of all QR codes in a PNG, whatever they say. Throws `Malformed` when it is no PNG. */
export function readQrCodes(png: Uint8Array): readonly string[] {
  return findQrCodes(imageOfPng(png));
}
