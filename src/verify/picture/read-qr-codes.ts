import { findQrCodes } from './find-qr-codes.ts';
import { checkJpeg, imageOfPng, imageOfSvg } from './image.ts';

export type PictureKind = 'png' | 'jpeg' | 'svg';

/** Texts of all QR codes in a picture, whatever they say, from top to bottom. Throws `Malformed` when it cannot be read. */
export async function readQrCodes(bytes: Uint8Array, kind: PictureKind = 'png'): Promise<readonly string[]> {
  switch (kind) {
    case 'png':
      return findQrCodes(imageOfPng(bytes));
    case 'svg':
      return findQrCodes(imageOfSvg(Buffer.from(bytes).toString('utf8')));
    case 'jpeg':
      checkJpeg(bytes);
      return findQrCodes(bytes);
  }
}
