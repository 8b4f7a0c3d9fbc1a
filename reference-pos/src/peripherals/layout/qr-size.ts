import type { Paper } from './paper.ts';

export type QrLevel = 'L' | 'M';

/** Bytes that QR versions 1 to 40 hold in byte mode (ISO/IEC 18004, table 7). */
const byteCapacity: Readonly<Record<QrLevel, readonly number[]>> = {
  L: [
    17, 32, 53, 78, 106, 134, 154, 192, 230, 271, 321, 367, 425, 458, 520, 586, 644, 718, 792, 858, 929, 1003, 1091,
    1171, 1273, 1367, 1465, 1528, 1628, 1732, 1840, 1952, 2068, 2188, 2303, 2431, 2563, 2699, 2809, 2953,
  ],
  M: [
    14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287, 331, 362, 412, 450, 504, 560, 624, 666, 711, 779, 857, 911,
    997, 1059, 1125, 1190, 1264, 1370, 1452, 1538, 1628, 1722, 1809, 1911, 1989, 2099, 2213, 2331,
  ],
};

/** White modules that a reader needs at each side; printers do not add them. */
const quietModules = 4;
/** Three dots (0.38 mm) are the smallest that telephones read off thermal paper; more than five only uses up paper. */
const smallestDots = 3;
const largestDots = 5;

export interface QrSize {
  readonly level: QrLevel;
  /** Edge of one module in dots. */
  readonly moduleDots: number;
  /** Modules per side. */
  readonly modules: number;
}

/** Modules per side of a QR code that holds so many bytes, or undefined when none does. */
export function qrModules(bytes: number, level: QrLevel): number | undefined {
  const version = byteCapacity[level].findIndex((capacity) => bytes <= capacity) + 1;
  return version === 0 ? undefined : 17 + 4 * version;
}

/**
 * The size at which a QR code fits the paper, quiet zone included. A printer prints nothing at all, and says nothing,
 * when it is too wide; so undefined (fits at no size) has to be an error of the caller's.
 */
export function qrSizeFor(bytes: number, paper: Paper): QrSize | undefined {
  for (const level of ['M', 'L'] as const) {
    const modules = qrModules(bytes, level);
    if (modules === undefined) continue;
    const moduleDots = Math.min(largestDots, Math.floor(paper.widthDots / (modules + 2 * quietModules)));
    if (moduleDots >= smallestDots) return { level, moduleDots, modules };
  }
  return undefined;
}
