/** What a colour is for. One set for light rooms, one for dark ones; pages use the names, never the values. */
export interface Colours {
  /** The page itself. */
  readonly paper: string;
  /** Things that lie on the page: cards, tiles, fields. */
  readonly surface: string;
  /** Grooves and wells: what lies under the page, pressed keys, code. */
  readonly sunk: string;
  readonly ink: string;
  readonly inkQuiet: string;
  /** Hairlines that only part things. */
  readonly line: string;
  /** Edges one must be able to see to use a thing (3:1 against paper and surface, WCAG 1.4.11). */
  readonly edge: string;
  readonly accent: string;
  readonly accentStrong: string;
  readonly accentSoft: string;
  readonly onAccent: string;
  readonly good: string;
  readonly goodSoft: string;
  readonly warn: string;
  readonly warnSoft: string;
  readonly bad: string;
  readonly badSoft: string;
  /** Real receipt paper: it stays white in a dark room. */
  readonly receiptPaper: string;
  readonly receiptInk: string;
  readonly shadow: string;
}

export const light: Colours = {
  paper: '#faf8f4',
  surface: '#fffefb',
  sunk: '#f2eee7',
  ink: '#1d1b19',
  inkQuiet: '#6b645c',
  line: '#e4ddd3',
  edge: '#8f867b',
  accent: '#2f5d7c',
  accentStrong: '#234a65',
  accentSoft: '#e6eef3',
  onAccent: '#ffffff',
  good: '#2d6a4f',
  goodSoft: '#e6f0ea',
  warn: '#8a5a00',
  warnSoft: '#f8eed7',
  bad: '#b3261e',
  badSoft: '#f9e7e4',
  receiptPaper: '#fffefa',
  receiptInk: '#22201e',
  shadow: '0 1px 2px rgb(40 30 20 / 8%), 0 6px 20px rgb(40 30 20 / 7%)',
};

export const dark: Colours = {
  paper: '#171513',
  surface: '#211e1b',
  sunk: '#100f0d',
  ink: '#f2ede6',
  inkQuiet: '#a89f94',
  line: '#35302b',
  edge: '#7d7469',
  accent: '#8fbad6',
  accentStrong: '#aed0e6',
  accentSoft: '#23313b',
  onAccent: '#10202b',
  good: '#7fc8a2',
  goodSoft: '#1c2c24',
  warn: '#e8b552',
  warnSoft: '#33290f',
  bad: '#f2938c',
  badSoft: '#3b201d',
  receiptPaper: '#f4f0e8',
  receiptInk: '#22201e',
  shadow: '0 1px 2px rgb(0 0 0 / 40%), 0 6px 20px rgb(0 0 0 / 35%)',
};
