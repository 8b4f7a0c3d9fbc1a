import type { Bitmap, Turn } from './bitmap.ts';
import type { FontName } from './font/fonts.ts';

/** How characters look; one shared object for all characters of a kind. Sizes are dots. */
export interface TextStyle {
  readonly font: FontName;
  readonly widthScale: number;
  readonly heightScale: number;
  readonly isBold: boolean;
  readonly underlineDots: 0 | 1 | 2;
  readonly isReverse: boolean;
  /** Each character turned by 90° clockwise in its place (`ESC V`). */
  readonly isTurned: boolean;
  /** From the left edge of a character to that of the next. */
  readonly advance: number;
  readonly height: number;
}

/** Characters in one style, side by side. */
export interface TextRun {
  readonly kind: 'text';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly text: string;
  readonly style: TextStyle;
  readonly turn: Turn;
}

/** What a picture is a picture of. */
export type PictureSource =
  | { readonly kind: 'image' }
  | { readonly kind: 'character'; readonly character: string }
  | { readonly kind: 'qr'; readonly data: Uint8Array; readonly moduleDots: number }
  | {
      readonly kind: 'symbol';
      readonly symbology: string;
      readonly data: Uint8Array;
      /** Human readable text beside the bars, when it is printed. */
      readonly caption?: string;
    };

/** Dots laid out by somebody else: images, bar codes, two-dimensional codes. Drawn only when looked at. */
export interface Picture {
  readonly kind: 'picture';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly source: PictureSource;
  readonly turn: Turn;
  /** The dots before turning; `width` and `height` are those after it. */
  dots(): Bitmap;
}

/** A solid bar: ruled lines. */
export interface Bar {
  readonly kind: 'bar';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type Ink = TextRun | Picture | Bar;

/** What one print act put on the paper: a line, an image, a page. `top` counts dots from the start of the strip. */
export interface Block {
  readonly top: number;
  readonly height: number;
  readonly ink: readonly Ink[];
}
