import type { MotionUnits } from '../interpreter/settings.ts';

/** A printer model as data. Values that no public source states are marked in the README as unverified. */
export interface PrinterModel {
  readonly name: string;
  readonly maker: string;
  /** Dots of the print head on this paper. */
  readonly widthDots: number;
  readonly dpi: 180 | 203;
  readonly paperMm: 58 | 80;
  readonly units: MotionUnits;
  /** From the head up to the cutter. */
  readonly headToCutterDots: number;
  readonly hasCutter: boolean;
  readonly hasNearEndSensor: boolean;
  readonly pages: readonly number[];
  readonly defaultPage: number;
  readonly knowsUtf8: boolean;
  readonly modelId: number;
  readonly typeId: number;
  readonly romVersion: number;
  readonly firmware: string;
  readonly fontSet: string;
  readonly speedMmPerS: number;
  readonly receiveBufferBytes: number;
  readonly startUpMs: number;
  /** Largest page-mode area. */
  readonly pageDots: { readonly width: number; readonly height: number };
  readonly epos: { readonly largestJobBytes: number; readonly hasTls: boolean; readonly knowsMultilingual: boolean };
}

/** Tables of the TM-m30 class by the ePOS-Print manual. */
const NEWER_PAGES = [0, 1, 2, 3, 4, 5, ...range(11, 21), 26, ...range(30, 53), 254, 255];

const EPSON = {
  maker: 'EPSON',
  units: { horizontalPerDot: 1, verticalPerDot: 2 },
  hasCutter: true,
  pages: NEWER_PAGES,
  defaultPage: 0,
  typeId: 0x02,
  romVersion: 0x03,
  fontSet: '',
  receiveBufferBytes: 4096,
  startUpMs: 2000,
} as const;

/** What a model is on each paper width that it takes. */
interface ModelFamily extends Omit<PrinterModel, 'widthDots' | 'paperMm' | 'pageDots'> {
  readonly dotsByPaper: Readonly<Partial<Record<58 | 80, number>>>;
  readonly pageHeightDots: number;
}

export const MODEL_FAMILIES = {
  'TM-m30III': {
    ...EPSON,
    name: 'TM-m30III',
    dotsByPaper: { 80: 576, 58: 420 },
    dpi: 203,
    headToCutterDots: 104,
    hasNearEndSensor: true,
    knowsUtf8: true,
    modelId: 0x63,
    firmware: '40.10 ESC/POS',
    speedMmPerS: 300,
    receiveBufferBytes: 65536,
    pageHeightDots: 4800,
    epos: { largestJobBytes: 4 << 20, hasTls: true, knowsMultilingual: true },
  },
  'TM-T88VII': {
    ...EPSON,
    name: 'TM-T88VII',
    dotsByPaper: { 80: 512, 58: 360 },
    dpi: 180,
    headToCutterDots: 100,
    hasNearEndSensor: true,
    knowsUtf8: true,
    modelId: 0x20,
    firmware: '55.02 ESC/POS',
    speedMmPerS: 500,
    receiveBufferBytes: 65536,
    pageHeightDots: 1662,
    epos: { largestJobBytes: 4 << 20, hasTls: true, knowsMultilingual: true },
  },
  'TM-T20III': {
    ...EPSON,
    name: 'TM-T20III',
    dotsByPaper: { 80: 576, 58: 420 },
    dpi: 203,
    headToCutterDots: 104,
    hasNearEndSensor: true,
    knowsUtf8: false,
    modelId: 0x63,
    firmware: '30.01 ESC/POS',
    speedMmPerS: 250,
    pageHeightDots: 2400,
    epos: { largestJobBytes: 2 << 20, hasTls: false, knowsMultilingual: false },
  },
  /** A clone for 58 mm without a cutter: one motion unit is one dot, few tables. */
  'generic-58': {
    ...EPSON,
    name: 'POS-58',
    maker: 'GENERIC',
    units: { horizontalPerDot: 1, verticalPerDot: 1 },
    dotsByPaper: { 58: 384 },
    dpi: 203,
    headToCutterDots: 0,
    hasCutter: false,
    hasNearEndSensor: false,
    pages: [0, 1, 2, 3, 4, 5, 16, 17, 18, 19],
    knowsUtf8: false,
    modelId: 0x20,
    typeId: 0x00,
    firmware: '1.00',
    speedMmPerS: 90,
    pageHeightDots: 831,
    epos: { largestJobBytes: 2 << 20, hasTls: false, knowsMultilingual: false },
  },
  /** An 80 mm clone with a cutter. */
  'generic-80': {
    ...EPSON,
    name: 'POS-80',
    maker: 'GENERIC',
    dotsByPaper: { 80: 576 },
    dpi: 203,
    headToCutterDots: 104,
    hasNearEndSensor: true,
    knowsUtf8: false,
    modelId: 0x20,
    firmware: '1.00',
    speedMmPerS: 220,
    pageHeightDots: 1662,
    epos: { largestJobBytes: 2 << 20, hasTls: false, knowsMultilingual: false },
  },
} as const satisfies Record<string, ModelFamily>;

export type ModelName = keyof typeof MODEL_FAMILIES;

/** The model on a paper width; without one, on its widest. Throws `RangeError` for a width that it does not take. */
export function modelOn(name: ModelName, paperMm?: 58 | 80): PrinterModel {
  const { dotsByPaper, pageHeightDots, ...family }: ModelFamily = MODEL_FAMILIES[name];
  const paper = paperMm ?? (dotsByPaper[80] === undefined ? 58 : 80);
  const widthDots = dotsByPaper[paper];
  if (widthDots === undefined) throw new RangeError(`A ${name} takes no ${paper} mm paper; leave paperMm out.`);
  return { ...family, paperMm: paper, widthDots, pageDots: { width: widthDots, height: pageHeightDots } };
}

/** Dots of the paper itself, print area and margins. */
export function paperDots(model: PrinterModel): number {
  return Math.round((model.paperMm * model.dpi) / 25.4);
}

function range(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}
