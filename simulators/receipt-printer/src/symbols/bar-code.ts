import {
  code39,
  code93ext,
  databarexpanded,
  databarlimited,
  databaromni,
  databartruncated,
  interleaved2of5,
  rationalizedCodabar,
} from 'bwip-js';
import { drawOrRefuse } from './bwipp-drawing.ts';
import { code128, code128Auto } from './code128.ts';
import { ean8, ean13, eanText, upcA, upcE } from './ean.ts';

/** A linear code: bars and spaces in turn, as module widths. */
export interface BarPattern {
  readonly symbology: string;
  readonly widths: readonly number[];
  /** Narrow and wide elements only: the printer has its own dots for both. */
  readonly isTwoWidth: boolean;
  /** What stands above or below the bars. */
  readonly text: string;
}

type Encoder = (data: Uint8Array) => BarPattern | undefined;

const latin1 = (data: Uint8Array) => Buffer.from(data).toString('latin1');

function pattern(
  symbology: string,
  widths: string | undefined,
  text: string,
  isTwoWidth = false,
): BarPattern | undefined {
  if (widths === undefined) return undefined;
  return { symbology, widths: [...widths].map(Number), isTwoWidth, text };
}

type BwippLinear = typeof code39;

interface BwippChoice {
  readonly textOf?: (text: string) => string;
  readonly isTwoWidth?: boolean;
  /** Let bwip-js add the check characters (CODE93 has two that are no choice). */
  readonly includecheck?: boolean;
}

function byBwipp(symbology: string, draw: BwippLinear, choice: BwippChoice = {}): Encoder {
  const { textOf = (text) => text, isTwoWidth = false, includecheck = false } = choice;
  return (data) => {
    const text = latin1(data);
    const options = { bcid: symbology, text: textOf(text), scaleX: 1, scaleY: 1, includecheck };
    const widths = drawOrRefuse((target) => draw(options, target))?.widths ?? [];
    return widths.length === 0 ? undefined : { symbology, widths, isTwoWidth, text };
  };
}

/** DataBar takes 13 digits; the printer adds application identifier and check digit. */
const gtin = (text: string) => `(01)${text.slice(0, 13)}`;

const upcAEncoder: Encoder = (data) => pattern('UPC-A', upcA(latin1(data)), eanText('upcA', latin1(data)));
const upcEEncoder: Encoder = (data) => pattern('UPC-E', upcE(latin1(data)), latin1(data));
const ean13Encoder: Encoder = (data) => pattern('EAN13', ean13(latin1(data)), eanText('ean13', latin1(data)));
const ean8Encoder: Encoder = (data) => pattern('EAN8', ean8(latin1(data)), eanText('ean8', latin1(data)));
const code39Encoder = byBwipp('CODE39', code39, {
  textOf: (text) => text.replace(/^\*|\*$/g, ''),
  isTwoWidth: true,
});
const itfEncoder: Encoder = (data) =>
  data.length % 2 === 0 && data.length > 0 ? byBwipp('ITF', interleaved2of5, { isTwoWidth: true })(data) : undefined;
const codabarEncoder = byBwipp('CODABAR', rationalizedCodabar, {
  textOf: (text) => text.toUpperCase(),
  isTwoWidth: true,
});

/** Encoders by the numbers of `GS k m`, both forms. */
const ENCODERS: Readonly<Record<number, Encoder>> = {
  0: upcAEncoder,
  1: upcEEncoder,
  2: ean13Encoder,
  3: ean8Encoder,
  4: code39Encoder,
  5: itfEncoder,
  6: codabarEncoder,
  65: upcAEncoder,
  66: upcEEncoder,
  67: ean13Encoder,
  68: ean8Encoder,
  69: code39Encoder,
  70: itfEncoder,
  71: codabarEncoder,
  72: byBwipp('CODE93', code93ext, { includecheck: true }),
  73: (data) => pattern('CODE128', code128(data), code128Text(data)),
  74: (data) => pattern('GS1-128', code128Auto(withoutBrackets(data), true), latin1(data)),
  75: byBwipp('GS1 DataBar Omnidirectional', databaromni, { textOf: gtin }),
  76: byBwipp('GS1 DataBar Truncated', databartruncated, { textOf: gtin }),
  77: byBwipp('GS1 DataBar Limited', databarlimited, { textOf: gtin }),
  78: byBwipp('GS1 DataBar Expanded', databarexpanded),
  79: (data) => pattern('CODE128', code128Auto(data), latin1(data)),
};

/** Brackets around application identifiers are for people; they are not encoded. */
function withoutBrackets(data: Uint8Array): Uint8Array {
  return data.filter((byte) => byte !== 0x28 && byte !== 0x29);
}

/** Printable text of CODE128 data: pairs of set C as two digits, functions left out. */
function code128Text(data: Uint8Array): string {
  let text = '';
  let isPairs = false;
  for (let at = 0; at < data.length; at++) {
    if (data[at] !== 0x7b) {
      text += isPairs ? String(data[at]).padStart(2, '0') : String.fromCharCode(data[at]!);
      continue;
    }
    const sign = String.fromCharCode(data[++at] ?? 0);
    if (sign === '{') text += '{';
    else if ('ABC'.includes(sign)) isPairs = sign === 'C';
  }
  return text;
}

/** The bars for `GS k system`, or nothing when the data is not for this symbology. */
export function encodeBars(system: number, data: Uint8Array): BarPattern | undefined {
  return ENCODERS[system]?.(data);
}
