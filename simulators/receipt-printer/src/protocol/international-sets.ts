/** The twelve positions that `ESC R n` replaces in the ASCII half. */
export const INTERNATIONAL_POSITIONS = '#$@[\\]^`{|}~';

/** `ESC R n`: what stands in these positions. 2 is Germany. After Epson's character tables; n above 13: unverified. */
export const INTERNATIONAL_SETS: Readonly<Record<number, string>> = {
  0: '#$@[\\]^`{|}~',
  1: '#$à°ç§^`éùè¨',
  2: '#$§ÄÖÜ^`äöüß',
  3: '£$@[\\]^`{|}~',
  4: '#$@ÆØÅ^`æøå~',
  5: '#¤ÉÄÖÅÜéäöåü',
  6: '#$@°\\é^ùàòèì',
  7: '₧$@¡Ñ¿^`¨ñ}~',
  8: '#$@[¥]^`{|}~',
  9: '#¤ÉÆØÅÜéæøåü',
  10: '#$ÉÆØÅÜéæøåü',
  11: '#$á¡Ñ¿é`íñóú',
  12: '#$á¡Ñ¿éüíñóú',
  13: '#$@[₩]^`{|}~',
  14: '#$ŽŠĐĆČžšđćč',
  15: '#¥@[\\]^`{|}~',
  16: '#$@[\\]^`{|}~',
  17: '#$@[\\]^`{|}~',
};
