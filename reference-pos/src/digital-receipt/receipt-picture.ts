import { drawPaper } from '../../web/paper/draw-paper.ts';
import type { Receipt } from '../fiscal/receipt.ts';
import { receiptDocument } from '../fiscal/receipt-document.ts';
import { paper80mm } from '../peripherals/index.ts';
import { layOut } from '../peripherals/layout/lay-out.ts';
import { type Dots, encodePng } from './png.ts';

/** White all around, so that a code at the edge can be read from a screen. */
const marginDots = 32;

/** The receipt as a picture (PNG), dot for dot what the salon's printer would put on 80 mm paper. */
export function receiptPicture(receipt: Receipt): Uint8Array {
  const items = layOut(receiptDocument(receipt, { isCopy: false }), paper80mm);
  return encodePng(framed(drawPaper(items, paper80mm.widthDots)));
}

function framed({ widthDots, heightDots, dots }: Dots): Dots {
  const width = widthDots + 2 * marginDots;
  const height = heightDots + 2 * marginDots;
  const wide = new Uint8Array(width * height);
  for (let y = 0; y < heightDots; y++) {
    wide.set(dots.subarray(y * widthDots, (y + 1) * widthDots), (y + marginDots) * width + marginDots);
  }
  return { widthDots: width, heightDots: height, dots: wide };
}
