import type { FontCell } from './pen.ts';

/** Font A: 12 × 24 dots, base line 20 dots below the top of the cell. */
export const FONT_A: FontCell = {
  name: 'A',
  width: 12,
  height: 24,
  penWidth: 2,
  penHeight: 2,
  scaleX: 1,
  scaleY: 1,
  left: 1,
  top: 2,
};

/** Font B: 9 × 17 dots. */
export const FONT_B: FontCell = {
  name: 'B',
  width: 9,
  height: 17,
  penWidth: 2,
  penHeight: 1,
  scaleX: 0.75,
  scaleY: 12 / 16,
  left: 0,
  top: 1.3,
};

/** Font C of the m30 class: 64 columns on 576 dots, so 9 × 17 too; its true cell is unverified. */
export const FONT_C: FontCell = { ...FONT_B, name: 'C', height: 17 };

export type FontName = 'A' | 'B' | 'C';

export const FONTS: Readonly<Record<FontName, FontCell>> = { A: FONT_A, B: FONT_B, C: FONT_C };
