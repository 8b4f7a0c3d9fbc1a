/** Only what moves in the real thing moves here: paper, drawer, plug, key. All are 0 when the user wants less motion. */
export const motion = {
  keyMs: 150,
  plugMs: 240,
  drawerMs: 320,
  paperMs: 400,
  ease: 'cubic-bezier(.2, .7, .2, 1)',
} as const;
