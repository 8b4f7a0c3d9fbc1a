import {
  BarcodeFormat,
  BinaryBitmap,
  DecodeHintType,
  HybridBinarizer,
  MultiFormatReader,
  RGBLuminanceSource,
} from '@zxing/library';
import type { Bitmap, PrintedCode } from '../src/index.ts';

/** What ZXing (a decoder that none of us wrote) reads where a code is printed, with white around it. */
export function readCode(paper: Bitmap, code: PrintedCode, format: BarcodeFormat): string {
  const margin = 40;
  const scale = 2;
  const [width, height] = [(code.width + 2 * margin) * scale, (code.height + 2 * margin) * scale];
  const luminance = new Uint8ClampedArray(width * height).fill(255);
  for (let y = 0; y < code.height * scale; y++) {
    for (let x = 0; x < code.width * scale; x++) {
      if (paper.get(code.x + Math.floor(x / scale), code.y + Math.floor(y / scale))) {
        luminance[(y + margin * scale) * width + x + margin * scale] = 0;
      }
    }
  }
  const reader = new MultiFormatReader();
  reader.setHints(
    new Map<DecodeHintType, unknown>([
      [DecodeHintType.POSSIBLE_FORMATS, [format]],
      [DecodeHintType.TRY_HARDER, true],
    ]),
  );
  const source = new RGBLuminanceSource(luminance, width, height);
  return reader.decode(new BinaryBitmap(new HybridBinarizer(source))).getText();
}

export { BarcodeFormat };
