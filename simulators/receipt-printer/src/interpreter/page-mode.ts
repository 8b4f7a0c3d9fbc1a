import type { Turn } from '../paper/bitmap.ts';
import type { Bar, Ink, Picture } from '../paper/ink.ts';

/** A rectangle on the page, in dots. */
export interface PageArea {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** `ESC T`: 0 left to right, 1 bottom to top, 2 right to left (upside down), 3 top to bottom. */
export type Direction = 0 | 1 | 2 | 3;

const TURNS: Readonly<Record<Direction, Turn>> = { 0: 0, 1: 3, 2: 2, 3: 1 };

/** The base line of font A lies 21 dots below the top of its cell of 24. */
const BASELINE = 21;
const CELL = 24;
const MOST_INK = 20_000;

export function ascent(ink: { readonly kind: string; readonly height: number }): number {
  return ink.kind === 'text' ? Math.round((ink.height * BASELINE) / CELL) : ink.height;
}

/**
 * Page mode: marks are collected on a page and printed together. Inside the area, u runs along the text and v from line
 * to line; v is where the base line of text (and the lower edge of pictures) stands. Until something is placed or
 * positioned, v is as far down as the first line needs.
 */
export class PageMode {
  #area: PageArea;
  #direction: Direction;
  #v: number | undefined;
  readonly #page: { readonly width: number; readonly height: number };
  /** Lower edge of the areas that were asked for. */
  #areaBottom = 0;
  #ink: Ink[] = [];

  /** A page in the area and direction that the printer holds; without an area, all of the largest page. */
  constructor(
    page: { readonly width: number; readonly height: number },
    area: PageArea | undefined,
    direction: Direction,
  ) {
    this.#page = page;
    this.#direction = direction;
    this.#area = { x: 0, y: 0, ...page };
    if (area !== undefined) this.setArea(area);
  }

  get isSideways(): boolean {
    return this.#direction % 2 === 1;
  }

  /** Length of a line of text in this direction. */
  get lineWidth(): number {
    return this.isSideways ? this.#area.height : this.#area.width;
  }

  /** Room from line to line. */
  get lineRoom(): number {
    return this.isSideways ? this.#area.width : this.#area.height;
  }

  setArea(area: PageArea): void {
    this.#area = {
      ...area,
      width: Math.min(area.width, this.#page.width - area.x),
      height: Math.min(area.height, this.#page.height - area.y),
    };
    this.#areaBottom = Math.max(this.#areaBottom, this.#area.y + this.#area.height);
    this.#v = undefined;
  }

  setDirection(direction: Direction): void {
    this.#direction = direction;
    this.#v = undefined;
  }

  /** `GS $`: puts the base line there; outside the area it stays. */
  moveTo(v: number): void {
    if (v >= 0 && v <= this.lineRoom) this.#v = v;
  }

  /** `GS \`: the same, from where it stands. */
  moveBy(dots: number): void {
    this.moveTo((this.#v ?? BASELINE) + dots);
  }

  /** Goes on by a feed; what comes below the area falls off. */
  feed(dots: number): void {
    this.#v = Math.max(0, (this.#v ?? BASELINE) + dots);
  }

  /** Puts a line of ink, standing on one base line, at the current height. */
  putLine(ink: readonly Ink[]): void {
    this.#v ??= Math.max(0, ...ink.map(ascent));
    for (const one of ink) this.#put(one, one.x, this.#v - ascent(one));
  }

  putPicture(picture: Omit<Picture, 'x' | 'y'>, u: number): void {
    this.#v ??= picture.height;
    this.#put({ ...picture, x: 0, y: 0 }, u, this.#v - picture.height);
  }

  /** Ruled lines and boxes, by their corners in area coordinates. */
  putBar(bar: Bar): void {
    this.#put(bar, bar.x, bar.y);
  }

  /** `CAN`: wipes what lies in the area. */
  wipe(): void {
    const { x, y, width, height } = this.#area;
    const isInside = (ink: Ink) =>
      ink.x >= x && ink.y >= y && ink.x + ink.width <= x + width && ink.y + ink.height <= y + height;
    this.#ink = this.#ink.filter((ink) => !isInside(ink));
    this.#v = undefined;
  }

  /** What is on the page. */
  get ink(): readonly Ink[] {
    return this.#ink;
  }

  /** How much paper the page takes: its areas, or what is on it when no area was asked for. */
  get height(): number {
    return this.#areaBottom > 0 ? this.#areaBottom : Math.max(0, ...this.#ink.map((ink) => ink.y + ink.height));
  }

  #put(ink: Ink, u: number, v: number): void {
    if (v + ink.height <= 0 || v >= this.lineRoom || this.#ink.length >= MOST_INK) return;
    const { x, y, width, height } = this.#area;
    const [w, h] = this.isSideways ? [ink.height, ink.width] : [ink.width, ink.height];
    const place = {
      0: { x: x + u, y: y + v },
      1: { x: x + v, y: y + height - u - h },
      2: { x: x + width - u - w, y: y + height - v - h },
      3: { x: x + width - v - w, y: y + u },
    }[this.#direction];
    const turned = { ...ink, ...place, width: w, height: h };
    this.#ink.push(turned.kind === 'bar' ? turned : { ...turned, turn: TURNS[this.#direction] });
  }
}
