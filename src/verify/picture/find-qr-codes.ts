import jsqr, { type Options, type QRCode } from 'jsqr';
import type { Image } from './image.ts';

// jsqr is CommonJS without an "exports" map: its default export sits inside what Node calls the default import.
const decodeQr = (jsqr as unknown as { readonly default: Decoder }).default;

type Decoder = (rgba: Uint8ClampedArray, width: number, height: number, options: Options) => QRCode | null;

interface Point {
  readonly x: number;
  readonly y: number;
}

/** More codes than a receipt ever has; a hostile picture must not keep the decoder busy for ever. */
const codeLimit = 20;

/**
 * Texts of all QR codes in a picture, from top to bottom. The decoder finds one code at a time, so a found one is painted white;
 * long receipts are looked at in overlapping pieces, because a piece is easier to search than the whole.
 */
export function findQrCodes(image: Image): readonly string[] {
  const rgba = image.rgba.slice();
  const found: { readonly text: string; readonly y: number }[] = [];
  for (const { top, height } of [{ top: 0, height: image.height }, ...pieces(image)]) {
    while (found.length < codeLimit) {
      const part = rgba.subarray(top * image.width * 4, (top + height) * image.width * 4);
      const code = decodeQr(part, image.width, height, { inversionAttempts: 'attemptBoth' });
      if (!code) break;
      const corners = cornersOf(code);
      const y = corners.map((point) => point.y);
      paintWhite(part, image.width, height, corners);
      if (code.data !== '') found.push({ text: code.data, y: top + Math.min(...y) });
    }
  }
  return found.sort((a, b) => a.y - b.y).map((each) => each.text);
}

function cornersOf({ location }: QRCode): readonly Point[] {
  return [location.topLeftCorner, location.topRightCorner, location.bottomLeftCorner, location.bottomRightCorner];
}

function* pieces({ width, height }: Image): Generator<{ top: number; height: number }> {
  const piece = Math.ceil(width * 1.5);
  if (height <= piece) return;
  for (let top = 0; top < height; top += Math.ceil(piece / 2)) yield { top, height: Math.min(piece, height - top) };
}

function paintWhite(rgba: Uint8ClampedArray, width: number, height: number, corners: readonly Point[]): void {
  const clamp = (value: number, limit: number) => Math.max(0, Math.min(limit, value));
  const left = clamp(Math.floor(Math.min(...corners.map((each) => each.x))) - 1, width);
  const right = clamp(Math.ceil(Math.max(...corners.map((each) => each.x))) + 1, width);
  const top = clamp(Math.floor(Math.min(...corners.map((each) => each.y))) - 1, height);
  const bottom = clamp(Math.ceil(Math.max(...corners.map((each) => each.y))) + 1, height);
  for (let y = top; y < bottom; y += 1) rgba.fill(255, (y * width + left) * 4, (y * width + right) * 4);
}
