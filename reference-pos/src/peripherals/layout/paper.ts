/** How wide a printer prints: columns of the normal font (12 dots each) and dots. */
export interface Paper {
  readonly columns: number;
  readonly widthDots: number;
}

/** 80 mm at 203 dpi (TM-m30, TM-T20III). */
export const paper80mm: Paper = { columns: 48, widthDots: 576 };

/** 80 mm at 180 dpi (TM-T88). */
export const paper80mm180dpi: Paper = { columns: 42, widthDots: 512 };

/** 58 mm at 203 dpi; 384 dots fit every make (some Epsons have 420). */
export const paper58mm: Paper = { columns: 32, widthDots: 384 };
