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

/** The base line of font A lies 21 dots below the top of its cell. */
const BASELINE = 21;
const CELL = 24;

/**
 * Page mode: marks are collected on a page and printed together. Inside the area, u runs along the text and v from line
 * to line; `v` is where the base line of text (and the lower edge of pictures) stands.
 */
export class PageMode {
  area: PageArea;
  direction: Direction = 0;
  v = BASELINE;
  readonly #page: { readonly width: number; readonly height: number };
  #ink: Ink[] = [];

  constructor(page: { readonly width: number; readonly height: number }, initialHeight: number) {
    this.#page = page;
    this.area = { x: 0, y: 0, width: page.width, height: Math.min(initialHeight, page.height) };
  }

  /** Length of a line of text in this direction. */
  get lineWidth(): number {
    return this.direction % 2 === 0 ? this.area.width : this.area.height;
  }

  get lineRoom(): number {
    return this.direction % 2 === 0 ? this.area.height : this.area.width;
  }

  setArea(area: PageArea): void {
    if (area.width === 0 || area.height === 0 || area.x >= this.#page.width || area.y >= this.#page.height) return;
    this.area = {
      ...area,
      width: Math.min(area.width, this.#page.width - area.x),
      height: Math.min(area.height, this.#page.height - area.y),
    };
    this.v = BASELINE;
  }

  setDirection(direction: Direction): void {
    this.direction = direction;
    this.v = BASELINE;
  }

  /** Puts a line of ink (base line at its lower edge less the descent) at the current height. */
  putLine(ink: readonly Ink[], height: number): void {
    for (const one of ink) {
      const descent = one.kind === 'text' ? Math.round(((CELL - BASELINE) * one.height) / CELL) : 0;
      this.#put(one, one.x, this.v - (height - one.y) + descent);
    }
  }

  putPicture(picture: Omit<Picture, 'x' | 'y'>, u: number): void {
    this.#put({ ...picture, x: 0, y: 0 }, u, this.v - picture.height);
  }

  /** Ruled lines and boxes, by their corners in area coordinates. */
  putBar(bar: Bar): void {
    this.#put(bar, bar.x, bar.y);
  }

  /** `CAN`: wipes what lies in the area. */
  wipe(): void {
    const { x, y, width, height } = this.area;
    this.#ink = this.#ink.filter(
      (ink) => ink.x < x || ink.y < y || ink.x + ink.width > x + width || ink.y + ink.height > y + height,
    );
  }

  /** What is on the page. */
  get ink(): readonly Ink[] {
    return this.#ink;
  }

  /** How much paper the page takes. */
  get height(): number {
    return this.area.y + this.area.height;
  }

  #put(ink: Ink, u: number, v: number): void {
    const { x, y, width, height } = this.area;
    const isAcross = this.direction % 2 === 0;
    if (v + ink.height <= 0 || v >= this.lineRoom) return;
    const [w, h] = isAcross ? [ink.width, ink.height] : [ink.height, ink.width];
    const place = {
      0: { x: x + u, y: y + v },
      1: { x: x + v, y: y + height - u - h },
      2: { x: x + width - u - w, y: y + height - v - h },
      3: { x: x + width - v - w, y: y + u },
    }[this.direction];
    const turned = { ...ink, ...place, width: w, height: h };
    this.#ink.push(turned.kind === 'bar' ? turned : { ...turned, turn: TURNS[this.direction] });
  }
}
