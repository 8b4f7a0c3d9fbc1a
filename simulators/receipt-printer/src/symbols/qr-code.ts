import encodeQr, { type ErrorCorrection } from 'qr';
import { Bitmap } from '../paper/bitmap.ts';

/** Codewords of each version, data and error correction together (ISO/IEC 18004, table 1). */
const TOTAL = [
  26, 44, 70, 100, 134, 172, 196, 242, 292, 346, 404, 466, 532, 581, 655, 733, 815, 901, 991, 1085, 1156, 1258, 1364,
  1474, 1588, 1706, 1828, 1921, 2051, 2185, 2323, 2465, 2611, 2761, 2876, 3034, 3196, 3362, 3532, 3706,
];

/** Codewords for error correction of each version (ISO/IEC 18004, table 9). */
const CORRECTION: Readonly<Record<ErrorCorrection, readonly number[]>> = {
  low: [
    7, 10, 15, 20, 26, 36, 40, 48, 60, 72, 80, 96, 104, 120, 132, 144, 168, 180, 196, 224, 224, 252, 270, 300, 312, 336,
    360, 390, 420, 450, 480, 510, 540, 570, 570, 600, 630, 660, 720, 750,
  ],
  medium: [
    10, 16, 26, 36, 48, 64, 72, 88, 110, 130, 150, 176, 198, 216, 240, 280, 308, 338, 364, 416, 442, 476, 504, 560, 588,
    644, 700, 728, 784, 812, 868, 924, 980, 1036, 1064, 1120, 1204, 1260, 1316, 1372,
  ],
  quartile: [
    13, 22, 36, 52, 72, 96, 108, 132, 160, 192, 224, 260, 288, 320, 360, 408, 448, 504, 546, 600, 644, 690, 750, 810,
    870, 952, 1020, 1050, 1140, 1200, 1290, 1350, 1440, 1530, 1590, 1680, 1770, 1860, 1950, 2040,
  ],
  high: [
    17, 28, 44, 64, 88, 112, 130, 156, 192, 224, 264, 308, 352, 384, 432, 480, 532, 588, 650, 700, 750, 816, 900, 960,
    1050, 1110, 1200, 1260, 1350, 1440, 1530, 1620, 1710, 1800, 1890, 1980, 2100, 2220, 2310, 2430,
  ],
};

type Mode = 'numeric' | 'alphanumeric' | 'byte';

/** Bits of the character count, by mode, for versions 1–9, 10–26 and 27–40. */
const COUNT_BITS: Readonly<Record<Mode, readonly [number, number, number]>> = {
  numeric: [10, 12, 14],
  alphanumeric: [9, 11, 13],
  byte: [8, 16, 16],
};
const MODE_BITS = 4;

function modeOf(data: Uint8Array): Mode {
  let mode: Mode = 'numeric';
  for (const byte of data) {
    if (byte >= 0x30 && byte <= 0x39) continue;
    if (!isAlphanumeric(byte)) return 'byte';
    mode = 'alphanumeric';
  }
  return mode;
}

function isAlphanumeric(byte: number): boolean {
  return (byte >= 0x41 && byte <= 0x5a) || ' $%*+-./:'.includes(String.fromCharCode(byte));
}

function dataBits(mode: Mode, length: number): number {
  if (mode === 'numeric') return Math.floor((length * 10 + 2) / 3);
  return mode === 'alphanumeric' ? Math.ceil(length * 5.5) : length * 8;
}

/**
 * Modules along one side of the QR code for these bytes, or nothing when they exceed version 40. Known without drawing
 * it: most receipts are never looked at as a picture.
 */
export function qrSize(data: Uint8Array, level: ErrorCorrection): number | undefined {
  const mode = modeOf(data);
  const bits = MODE_BITS + dataBits(mode, data.length);
  for (let version = 1; version <= 40; version++) {
    const countBits = COUNT_BITS[mode][version <= 9 ? 0 : version <= 26 ? 1 : 2];
    const capacity = (TOTAL[version - 1]! - CORRECTION[level][version - 1]!) * 8;
    if (bits + countBits <= capacity) return 17 + 4 * version;
  }
  return undefined;
}

/** The encoder insists on a border; it is taken off again. */
const BORDER = 1;

/** The modules of the QR code for raw bytes, one dot each and no quiet zone. */
export function qrModules(data: Uint8Array, level: ErrorCorrection): Bitmap {
  // One character a byte through both ends of the encoder keeps the bytes as they are.
  const modules = encodeQr(Buffer.from(data).toString('latin1'), 'raw', {
    ecc: level,
    border: BORDER,
    textEncoder: (text) => Buffer.from(text, 'latin1'),
  });
  const size = modules.length - 2 * BORDER;
  const bitmap = new Bitmap(size, size);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) if (modules[y + BORDER]![x + BORDER]) bitmap.set(x, y);
  }
  return bitmap;
}
