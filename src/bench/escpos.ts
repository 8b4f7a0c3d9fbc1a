import { interpretBytes } from '@kassensturz/receipt-printer';
import { byReceiptline, processorMs, receiptStream } from './escpos-receipt.ts';
import type { Benchmark } from './types.ts';

const perSecond = (ms: number): number => 1000 / ms;

export const escposInterpret: Benchmark = {
  id: 'escpos.interpret',
  title: 'bytes of a receipt read to text, a second of processor',
  unit: 'MB/s',
  comparedWith: 'receiptline making the same bytes',
  measure: async () => {
    const stream = receiptStream();
    const megabytes = (ms: number) => (stream.length / 1e6) * perSecond(ms);
    return {
      value: megabytes(processorMs(3000, () => interpretBytes(stream).receipts[0]?.text)),
      baseline: megabytes(processorMs(100, () => byReceiptline('escpos'))),
    };
  },
};

export const escposRender: Benchmark = {
  id: 'escpos.render',
  title: 'receipts drawn dot by dot as SVG from their ESC/POS bytes, a second of processor',
  unit: 'receipts/s',
  comparedWith: 'receiptline from its source to SVG',
  measure: async () => {
    const stream = receiptStream();
    return {
      value: perSecond(processorMs(1000, () => interpretBytes(stream).receipts[0]?.toSvg())),
      baseline: perSecond(processorMs(200, () => byReceiptline('svg'))),
    };
  },
};
