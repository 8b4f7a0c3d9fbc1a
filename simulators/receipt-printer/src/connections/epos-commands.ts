import type { PrinterModel } from '../device/models.ts';
import { ESC, FF, FS, GS } from '../protocol/control-bytes.ts';
import type { EposElement } from './epos-document.ts';
import { eposImage } from './epos-image.ts';
import { BARCODE_SYSTEMS, printElements } from './epos-schema.ts';
import { eposSymbol } from './epos-symbol.ts';
import { encodeText, unescapeData } from './epos-text.ts';

const WPC1252 = 16;
const ALIGNS = ['left', 'center', 'right'];
const DIRECTIONS = ['left_to_right', 'bottom_to_top', 'right_to_left', 'top_to_bottom'];
const LINE_STYLES = ['', 'thin', 'medium', 'thick', 'thin_double', 'medium_double', 'thick_double'];
const FONTS = ['font_a', 'font_b', 'font_c', 'font_d', 'font_e'];
const HRI = ['none', 'above', 'below', 'both'];
const CUT_MODES: Readonly<Record<string, readonly number[]>> = {
  no_feed: [1],
  feed: [66, 0],
  reserve: [98, 0],
  no_feed_fullcut: [0],
  feed_fullcut: [65, 0],
  reserve_fullcut: [97, 0],
};

const low = (n: number) => n & 0xff;
const high = (n: number) => (n >> 8) & 0xff;
const isTrue = (value: string | undefined) => value === 'true' || value === '1';

/**
 * Print data as ESC/POS, which is how everything gets on the paper. The elements have been checked. Which table a
 * printer takes for a language is unverified: Western languages go through WPC1252 here, `mul` through UTF-8.
 */
export class EposCommands {
  readonly #model: PrinterModel;
  readonly #onMissing: (character: string) => void;
  readonly #parts: Uint8Array[] = [];
  #isUtf8 = false;
  #width = 1;
  #height = 1;

  constructor(model: PrinterModel, onMissing: (character: string) => void = () => {}) {
    this.#model = model;
    this.#onMissing = onMissing;
  }

  /** The whole job: settings of a fresh printer, one motion unit a dot, then every element. */
  job(print: EposElement): Uint8Array {
    const { dpi } = this.#model;
    this.#bytes(ESC, 0x40, ESC, 0x74, WPC1252, GS, 0x50, dpi, dpi);
    for (const element of printElements(print)) this.#element(element);
    this.#bytes(GS, 0x50, 0, 0);
    if (this.#isUtf8) this.#bytes(FS, 0x28, 0x43, 2, 0, 0x30, 1);
    return Buffer.concat(this.#parts);
  }

  #bytes(...bytes: readonly number[]): void {
    this.#parts.push(Uint8Array.from(bytes));
  }

  #element({ name, attributes: a, text, children }: EposElement): void {
    switch (name) {
      case 'text':
        this.#text(a, text);
        return;
      case 'feed':
        this.#feed(a);
        return;
      case 'image':
        this.#align(a);
        this.#parts.push(eposImage(a, text));
        return;
      case 'logo':
        this.#align(a);
        this.#bytes(GS, 0x28, 0x4c, 6, 0, 0x30, 69, Number(a['key1']), Number(a['key2']), 1, 1);
        return;
      case 'barcode':
        this.#barcode(a, text);
        return;
      case 'symbol':
        this.#align(a);
        this.#parts.push(eposSymbol(a, text));
        return;
      case 'hline':
        this.#rule(50, [a['x1'], a['x2']], [1, 1, this.#style(a), 0x30]);
        return;
      case 'vline-begin':
        this.#rule(51, [a['x']], [1, 1, this.#style(a), 0x30]);
        return;
      case 'vline-end':
        this.#rule(51, [a['x']], [0, 1, this.#style(a), 0x30]);
        return;
      case 'page':
        this.#bytes(ESC, 0x4c);
        for (const child of children) this.#element(child);
        this.#bytes(FF);
        return;
      case 'area':
        this.#words(ESC, 0x57, [a['x'], a['y'], a['width'], a['height']]);
        return;
      case 'direction':
        this.#bytes(ESC, 0x54, DIRECTIONS.indexOf(a['dir']!));
        return;
      case 'position':
        this.#words(ESC, 0x24, [a['x']]);
        this.#words(GS, 0x24, [a['y']]);
        return;
      case 'line':
        this.#rule(48, [a['x1'], a['y1'], a['x2'], a['y2']], [1, this.#style(a), 0x30]);
        return;
      case 'rectangle':
        this.#rule(49, [a['x1'], a['y1'], a['x2'], a['y2']], [1, this.#style(a), 0x30, 0x30, 1]);
        return;
      case 'cut':
        this.#bytes(GS, 0x56, ...CUT_MODES[a['type'] ?? 'feed']!);
        return;
      case 'pulse': {
        const units = Number((a['time'] ?? 'pulse_100').slice(6)) / 2;
        this.#bytes(ESC, 0x70, a['drawer'] === 'drawer_2' ? 1 : 0, units, units);
        return;
      }
      case 'sound':
        this.#bytes(ESC, 0x28, 0x41, 4, 0, 0x30, 1, Number(a['repeat'] ?? 1), 1);
        return;
      case 'command':
        this.#parts.push(Buffer.from(text.replace(/\s+/g, ''), 'hex'));
        return;
      default:
        // layout, batch and rotate blocks change nothing on receipt paper; recovery and reset act on the machine.
        return;
    }
  }

  #words(lead: number, code: number, values: readonly (string | undefined)[]): void {
    this.#bytes(lead, code, ...values.flatMap((value) => [low(Number(value)), high(Number(value))]));
  }

  #rule(fn: number, values: readonly (string | undefined)[], tail: readonly number[]): void {
    const words = values.flatMap((value) => [low(Number(value)), high(Number(value))]);
    this.#bytes(GS, 0x28, 0x51, 1 + words.length + tail.length, 0, fn, ...words, ...tail);
  }

  #style(a: Readonly<Record<string, string>>): number {
    return LINE_STYLES.indexOf(a['style'] ?? 'thin');
  }

  #align(a: Readonly<Record<string, string>>): void {
    if (a['align'] !== undefined) this.#bytes(ESC, 0x61, ALIGNS.indexOf(a['align']));
    if (a['rotate'] !== undefined) this.#bytes(ESC, 0x7b, +isTrue(a['rotate']));
  }

  #text(a: Readonly<Record<string, string>>, text: string): void {
    if (a['lang'] !== undefined) this.#language(a['lang']);
    this.#align(a);
    if (a['linespc'] !== undefined) this.#bytes(ESC, 0x33, Number(a['linespc']));
    if (a['font'] !== undefined) this.#bytes(ESC, 0x4d, Math.max(0, FONTS.indexOf(a['font'])));
    if (a['smooth'] !== undefined) this.#bytes(GS, 0x62, +isTrue(a['smooth']));
    if (a['width'] !== undefined) this.#width = Number(a['width']);
    else if (a['dw'] !== undefined) this.#width = isTrue(a['dw']) ? 2 : 1;
    if (a['height'] !== undefined) this.#height = Number(a['height']);
    else if (a['dh'] !== undefined) this.#height = isTrue(a['dh']) ? 2 : 1;
    if (['width', 'dw', 'height', 'dh'].some((name) => a[name] !== undefined)) {
      this.#bytes(GS, 0x21, ((this.#width - 1) << 4) | (this.#height - 1));
    }
    if (a['reverse'] !== undefined) this.#bytes(GS, 0x42, +isTrue(a['reverse']));
    if (a['ul'] !== undefined) this.#bytes(ESC, 0x2d, +isTrue(a['ul']));
    if (a['em'] !== undefined) this.#bytes(ESC, 0x45, +isTrue(a['em']));
    if (a['color'] !== undefined) this.#bytes(ESC, 0x72, a['color'] === 'color_2' ? 1 : 0);
    if (a['x'] !== undefined) this.#words(ESC, 0x24, [a['x']]);
    if (a['y'] !== undefined) this.#words(GS, 0x24, [a['y']]);
    this.#parts.push(this.#isUtf8 ? Buffer.from(text, 'utf8') : encodeText(text, WPC1252, this.#onMissing));
  }

  #language(lang: string): void {
    const isUtf8 = lang === 'mul' && this.#model.epos.knowsMultilingual;
    if (isUtf8 !== this.#isUtf8) this.#bytes(FS, 0x28, 0x43, 2, 0, 0x30, isUtf8 ? 2 : 1);
    this.#isUtf8 = isUtf8;
  }

  #feed(a: Readonly<Record<string, string>>): void {
    if (a['linespc'] !== undefined) this.#bytes(ESC, 0x33, Number(a['linespc']));
    if (a['unit'] !== undefined) this.#bytes(ESC, 0x4a, Number(a['unit']));
    if (a['line'] !== undefined) this.#bytes(ESC, 0x64, Number(a['line']));
    if (a['unit'] === undefined && a['line'] === undefined && a['pos'] === undefined) this.#bytes(ESC, 0x64, 1);
  }

  #barcode(a: Readonly<Record<string, string>>, text: string): void {
    this.#align(a);
    if (a['hri'] !== undefined) this.#bytes(GS, 0x48, HRI.indexOf(a['hri']));
    if (a['font'] !== undefined) this.#bytes(GS, 0x66, Math.max(0, FONTS.indexOf(a['font'])));
    if (a['width'] !== undefined) this.#bytes(GS, 0x77, Number(a['width']));
    if (a['height'] !== undefined) this.#bytes(GS, 0x68, Number(a['height']));
    const data = unescapeData(text.slice(0, 1024), (character) => Buffer.from(character, 'latin1')).subarray(0, 255);
    const system = BARCODE_SYSTEMS[a['type']!]!;
    this.#parts.push(Uint8Array.of(GS, 0x6b, system, data.length), data);
  }
}
