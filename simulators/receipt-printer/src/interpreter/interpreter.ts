import type { PrinterModel } from '../device/models.ts';
import type { Ink, Picture } from '../paper/ink.ts';
import { PaperStrip } from '../paper/strip.ts';
import { characterTable, NO_CHARACTER } from '../protocol/code-pages.ts';
import { CommandReader, type CommandSink } from '../protocol/command-reader.ts';
import { COMMANDS } from '../protocol/command-table.ts';
import { CodeStore } from './code-store.ts';
import { HANDLERS } from './handlers.ts';
import type { Hardware } from './hardware.ts';
import { ImageStore } from './image-store.ts';
import { LineBuffer } from './line-buffer.ts';
import { Macro } from './macro.ts';
import type { PageMode } from './page-mode.ts';
import { alignOffset } from './print-area.ts';
import { lineBars, type VerticalRule } from './ruled-lines.ts';
import { Settings } from './settings.ts';
import { UnknownBytes } from './unknown-bytes.ts';
import { Utf8Units } from './utf8-units.ts';

/**
 * Carries out ESC/POS: bytes go in, marks on the paper strip and acts of the hardware come out. It knows no time and no
 * connection; it stops behind the command during which somebody set `isHalted`.
 */
export class Interpreter implements CommandSink {
  isHalted = false;
  readonly model: PrinterModel;
  readonly hardware: Hardware;
  readonly strip: PaperStrip;
  readonly settings: Settings;
  readonly line = new LineBuffer();
  readonly codes = new CodeStore();
  readonly images: ImageStore;
  readonly unknownBytes = new UnknownBytes();
  /** The page that is being put together, in page mode only. */
  page: PageMode | undefined;
  /** Lines that run down the paper now. */
  verticalRules: VerticalRule[] = [];
  readonly macro = new Macro();
  isPlayingMacro = false;
  serialNumber = 'X000000001';
  /** C0 bytes that were skipped. */
  ignoredBytes = 0;
  readonly #reader = new CommandReader(this);
  readonly #utf8 = new Utf8Units();
  #table: Uint16Array;
  #forcedPage: number | undefined;

  constructor(model: PrinterModel, hardware: Hardware, images = new ImageStore()) {
    this.model = model;
    this.hardware = hardware;
    this.images = images;
    this.strip = new PaperStrip(model.headToCutterDots);
    this.settings = new Settings(model.units, model.defaultPage);
    this.#table = characterTable(this.settings.page, 0);
  }

  /** Runs bytes[from..to); answers where it stopped because it was halted (or `to`). */
  run(bytes: Uint8Array, from = 0, to = bytes.length): number {
    return this.#reader.read(bytes, from, to);
  }

  /** `GS ^`: the macro as if it came again; while it plays nothing stops it. */
  playMacro(): void {
    this.isPlayingMacro = true;
    const reader = new CommandReader(this);
    const { bytes } = this.macro;
    for (let at = 0; at < bytes.length; ) at = reader.read(bytes, at, bytes.length);
    this.isPlayingMacro = false;
  }

  /** Is a command begun and not complete? */
  get isInsideCommand(): boolean {
    return this.#reader.isInsideCommand;
  }

  /** Bytes carried out since the start. */
  get offset(): number {
    return this.#reader.offset;
  }

  /** Dots between left margin and right edge, at least one character. */
  get areaWidth(): number {
    if (this.page !== undefined) return this.page.lineWidth;
    const { leftMargin, areaWidth } = this.settings;
    return Math.max(1, Math.min(areaWidth, this.model.widthDots - leftMargin));
  }

  /** `ESC @`, and what power-on does: the unfinished line is lost. */
  initialise(): void {
    this.page = undefined;
    this.verticalRules = [];
    this.line.clear();
    this.settings.reset();
    this.codes.clear();
    this.images.clearVolatile();
    this.#utf8.reset();
    this.selectCharacters();
  }

  /** Forgets an unfinished command as well (buffers cleared, power cut). */
  abandon(): void {
    this.#reader.reset();
    this.line.clear();
    this.#utf8.reset();
  }

  /** After a change of page or international set. */
  selectCharacters(): void {
    this.#table = characterTable(this.#forcedPage ?? this.settings.page, this.settings.international);
  }

  /** Fault: every table prints like this one. */
  forcePage(page: number | undefined): void {
    this.#forcedPage = page;
    this.selectCharacters();
  }

  text(bytes: Uint8Array, from: number, to: number): number {
    const { settings } = this;
    if (!settings.isSelected) return to;
    if (this.macro.isRecording) this.macro.record([], bytes.subarray(from, to), to - from);
    if (settings.isUtf8) return this.#utf8Text(bytes, from, to);
    if (settings.areUserCharactersOn) return this.#userText(bytes, from, to);
    const { style } = settings;
    let at = from;
    while (at < to) {
      let room = Math.floor((this.areaWidth - this.line.x) / style.advance);
      if (room <= 0) {
        if (!this.line.isAtStart) {
          this.printLine(settings.lineSpacing);
          if (this.isHalted && at > from) return at;
          room = Math.floor(this.areaWidth / style.advance);
        }
        // A character wider than the area still prints, as far as it goes.
        room = Math.max(1, room);
      }
      const count = Math.min(room, to - at);
      this.line.put(bytes, at, at + count, this.#table, style);
      at += count;
    }
    return to;
  }

  #utf8Text(bytes: Uint8Array, from: number, to: number): number {
    for (let at = from; at < to; at++) {
      const unit = this.#utf8.take(bytes[at]!);
      if (unit >= 0) this.putUnit(unit);
      if (this.isHalted) return at + 1;
    }
    return to;
  }

  #userText(bytes: Uint8Array, from: number, to: number): number {
    for (let at = from; at < to; at++) {
      const own = this.images.userCharacter(this.settings.font, bytes[at]!, this.settings);
      if (own === undefined) this.putUnit(this.#table[bytes[at]!]!);
      else this.putInline(own);
      if (this.isHalted) return at + 1;
    }
    return to;
  }

  /** Sets one character at the current position, on the next line when it does not fit. */
  putUnit(unit: number): void {
    const { style } = this.settings;
    if (this.line.x + style.advance > this.areaWidth && !this.line.isAtStart) this.printLine(this.settings.lineSpacing);
    this.line.putUnit(unit === 0 ? NO_CHARACTER : unit, style);
  }

  /** Sets a picture in the line, like a character. */
  putInline(picture: Omit<Picture, 'x' | 'y'>): void {
    if (this.line.x + picture.width > this.areaWidth && !this.line.isAtStart) this.printLine(this.settings.lineSpacing);
    this.line.putPicture(picture);
  }

  /** Prints the line and feeds `feedDots`, at least the height of what is on it. */
  printLine(feedDots: number): void {
    if (this.page !== undefined) {
      this.endPageLine(feedDots);
      return;
    }
    const { settings, line, strip } = this;
    const height = line.height;
    const advance = Math.max(height, feedDots);
    if (line.isEmpty) {
      line.clear();
    } else {
      const width = line.right;
      const ink = line.take();
      const shift = settings.leftMargin + alignOffset(settings.align, this.areaWidth, width);
      const top = strip.head;
      const shown = Math.max(height, Math.min(feedDots, settings.lineSpacing));
      strip.add({ top, height: shown, ink: this.#place(ink, shift, height, width) });
    }
    this.feed(advance);
  }

  #place(ink: Ink[], shift: number, height: number, width: number): readonly Ink[] {
    if (this.settings.isUpsideDown) {
      const right = shift + this.areaWidth - alignOffset(this.settings.align, this.areaWidth, width) * 2;
      return ink.map((one) => ({
        ...one,
        x: right - one.x - one.width,
        y: height - one.y - one.height,
        turn: 2 as const,
      }));
    }
    if (shift === 0) return ink;
    return ink.map((one) => ({ ...one, x: one.x + shift }));
  }

  /** Prints a picture as a block of its own. */
  printBlock(picture: Omit<Picture, 'x' | 'y'>): void {
    const { settings, line, strip, page } = this;
    if (page !== undefined) {
      this.endPageRun();
      page.putPicture(picture, line.x);
      line.moveTo(line.x + picture.width);
      return;
    }
    if (!line.isEmpty) this.printLine(settings.lineSpacing);
    const start = line.x;
    line.clear();
    const offset = alignOffset(settings.align, this.areaWidth - start, picture.width);
    const x = settings.leftMargin + start + offset;
    const turn = settings.isUpsideDown ? 2 : picture.turn;
    strip.add({ top: strip.head, height: picture.height, ink: [{ ...picture, x, y: 0, turn }] });
    this.feed(picture.height);
  }

  /** Page mode: puts the pending text down without leaving its line. */
  endPageRun(): void {
    const { line, page } = this;
    if (page === undefined || line.isEmpty) return;
    const { x } = line;
    page.putLine(line.take());
    line.moveTo(x);
  }

  /** Page mode: puts the pending text down and goes to the start of a line `feedDots` further down. */
  endPageLine(feedDots = 0): void {
    if (this.page === undefined) return;
    const { height } = this.line;
    this.endPageRun();
    this.line.clear();
    this.page.feed(Math.max(height, feedDots));
  }

  /** Moves the paper; in page mode, the place on the page. */
  feed(dots: number): void {
    if (this.page !== undefined) this.page.feed(dots);
    else this.feedPaper(dots);
  }

  feedPaper(dots: number): void {
    if (dots === 0) return;
    if (this.verticalRules.length > 0 && dots > 0) {
      const ink = this.verticalRules.flatMap(({ x, style }) => lineBars(x, 0, dots, false, style));
      this.strip.add({ top: this.strip.head, height: dots, ink });
    }
    this.strip.move(dots);
    this.hardware.moved(dots);
  }

  command(number: number, parameters: Uint8Array, length: number): void {
    const row = COMMANDS[number]!;
    if (!this.settings.isSelected && row.name !== 'ESC =') return;
    if (this.macro.isRecording && row.name !== 'GS :') {
      this.macro.record(row.lead === 0 ? [row.code] : [row.lead, row.code], parameters, length);
    }
    HANDLERS[number]?.(this, parameters, length);
  }

  ignored(): void {
    this.ignoredBytes += 1;
  }

  unknown(bytes: Uint8Array, length: number, offset: number): void {
    this.unknownBytes.add(bytes.slice(0, length), offset);
  }

  oversized(number: number, length: number): void {
    this.hardware.lost({ kind: 'oversized', what: `${COMMANDS[number]!.name} with ${length} parameter bytes` });
  }
}
