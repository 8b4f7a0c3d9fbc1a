import { interpretBytes } from '@kassensturz/receipt-printer';
import { textByNpos } from './escpos-npos.ts';
import { byReceiptline, processorMs, receiptStream } from './escpos-receipt.ts';
import type { Benchmark } from './types.ts';

const perSecond = (ms: number): number => 1000 / ms;
const ourText = (stream: Uint8Array) => interpretBytes(stream).receipts[0]?.text;

export const escposInterpret: Benchmark = {
  id: 'escpos.interpret',
  title: 'ESC/POS of a receipt, its QR code as an image, read to lines of text',
  unit: 'MB/s',
  comparedWith: 'receiptline only making these bytes',
  measure: async () => {
    const stream = receiptStream();
    const megabytes = (ms: number) => (stream.length / 1e6) * perSecond(ms);
    return {
      value: megabytes(processorMs(3000, () => ourText(stream))),
      baseline: megabytes(processorMs(100, () => byReceiptline('escpos'))),
    };
  },
};

export const escposInterpretNpos: Benchmark = {
  id: 'escpos.interpret.npos',
  title: 'ESC/POS of the same receipt read to lines of text',
  unit: 'MB/s',
  comparedWith: 'npos splitting them into commands and undecoded text, no layout',
  measure: async () => {
    const stream = receiptStream();
    const megabytes = (ms: number) => (stream.length / 1e6) * perSecond(ms);
    return {
      value: megabytes(processorMs(3000, () => ourText(stream))),
      baseline: megabytes(processorMs(500, () => textByNpos(stream))),
    };
  },
};

export const escposRender: Benchmark = {
  id: 'escpos.render',
  title: 'a receipt from its ESC/POS to an SVG of every dot',
  unit: 'receipts/s',
  comparedWith: 'receiptline from its own source to an SVG with text',
  measure: async () => {
    const stream = receiptStream();
    return {
      value: perSecond(processorMs(1000, () => interpretBytes(stream).receipts[0]?.toSvg())),
      baseline: perSecond(processorMs(200, () => byReceiptline('svg'))),
    };
  },
};

export const escposRenderPng: Benchmark = {
  id: 'escpos.render.png',
  title: 'a receipt from its ESC/POS to a PNG, a pixel a dot',
  unit: 'receipts/s',
  comparedWith: 'receiptline from its own source to an SVG with text',
  measure: async () => {
    const stream = receiptStream();
    return {
      value: perSecond(processorMs(1000, () => interpretBytes(stream).receipts[0]?.toPng())),
      baseline: perSecond(processorMs(200, () => byReceiptline('svg'))),
    };
  },
};
