import type { FontName } from '../paper/font/fonts.ts';
import { FONTS } from '../paper/font/fonts.ts';
import type { TextStyle } from '../paper/ink.ts';
import type { Direction, PageArea } from './page-mode.ts';

export type Align = 'left' | 'center' | 'right';
export type HriPosition = 0 | 1 | 2 | 3;

/** What the two motion units are, per dot: Epson heads have two vertical units per dot, clones often one. */
export interface MotionUnits {
  readonly horizontalPerDot: number;
  readonly verticalPerDot: number;
}

const DEFAULT_LINE_DOTS = 30;
const TAB_COLUMNS = 8;

/** Everything that commands set and `ESC @` puts back. Lengths are dots. */
export class Settings {
  font: FontName = 'A';
  isBold = false;
  isDoubleStrike = false;
  underlineDots: 0 | 1 | 2 = 0;
  widthScale = 1;
  heightScale = 1;
  isReverse = false;
  isTurned = false;
  isUpsideDown = false;
  spacing = 0;
  lineSpacing = DEFAULT_LINE_DOTS;
  align: Align = 'left';
  leftMargin = 0;
  /** Asked-for width of the print area; the head may be narrower. */
  areaWidth = Number.POSITIVE_INFINITY;
  units: MotionUnits;
  /** In dots from the left margin. */
  tabStops: readonly number[] = [];
  page: number;
  international = 0;
  isUtf8 = false;
  areUserCharactersOn = false;
  isSelected = true;
  hriPosition: HriPosition = 0;
  hriFont: FontName = 'A';
  /** Print area and direction of pages to come. */
  pageArea: PageArea | undefined = undefined;
  pageDirection: Direction = 0;
  barHeight = 162;
  barModule = 3;

  readonly #defaultUnits: MotionUnits;
  readonly #defaultPage: number;
  #style: TextStyle | undefined;

  constructor(units: MotionUnits, page: number) {
    this.units = units;
    this.#defaultUnits = units;
    this.page = page;
    this.#defaultPage = page;
    this.tabStops = DEFAULT_TAB_STOPS;
  }

  reset(): void {
    Object.assign(this, new Settings(this.#defaultUnits, this.#defaultPage));
    this.changed();
  }

  /** To be called after a change that shows in characters. */
  changed(): void {
    this.#style = undefined;
  }

  /** The style of the next character. */
  get style(): TextStyle {
    this.#style ??= sharedStyle(this);
    return this.#style;
  }

  get cellWidth(): number {
    return FONTS[this.font].width;
  }

  get defaultLineSpacing(): number {
    return DEFAULT_LINE_DOTS;
  }
}

const DEFAULT_TAB_STOPS: readonly number[] = Array.from(
  { length: 32 },
  (_, i) => (i + 1) * TAB_COLUMNS * FONTS.A.width,
);

/** A stream of nonsense must not fill the memory with looks that nobody sees again. */
const MOST_STYLES = 2048;
const styles = new Map<string, TextStyle>();

/** One object for each look, so that runs of the same look join and glyphs are drawn once. */
function sharedStyle(s: Settings): TextStyle {
  const isBold = s.isBold || s.isDoubleStrike;
  const key = `${s.font}${s.widthScale}${s.heightScale}${+isBold}${s.underlineDots}${+s.isReverse}${+s.isTurned},${s.spacing}`;
  let style = styles.get(key);
  if (style === undefined) {
    const cell = FONTS[s.font];
    const width = s.isTurned ? cell.height : cell.width;
    const height = s.isTurned ? cell.width : cell.height;
    style = Object.freeze({
      font: s.font,
      widthScale: s.widthScale,
      heightScale: s.heightScale,
      isBold,
      underlineDots: s.underlineDots,
      isReverse: s.isReverse,
      isTurned: s.isTurned,
      advance: (width + s.spacing) * s.widthScale,
      height: height * s.heightScale,
    });
    if (styles.size >= MOST_STYLES) styles.clear();
    styles.set(key, style);
  }
  return style;
}
