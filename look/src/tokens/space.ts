/** Steps of the 8-pixel grid (px), with two half steps for what belongs closely together. */
export const space = { '1': 4, '2': 8, '3': 12, '4': 16, '5': 24, '6': 32, '7': 48, '8': 64 } as const;

/** Corners (px): small, because an instrument is cut, not blown. */
export const radius = { small: 4, medium: 8, large: 12, round: 999 } as const;

/** Least height and width of what a finger must hit (px): anywhere, on the sale screen, the one main act. */
export const touch = { target: 48, sale: 56, main: 72 } as const;
