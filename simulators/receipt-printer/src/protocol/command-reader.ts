import { COMMAND_NUMBERS, COMMANDS } from './command-table.ts';
import { REFUSED } from './parameter-rules.ts';

/** Who is told what the bytes mean. Arrays are lent: copy what must outlive the call. */
export interface CommandSink {
  /** When true after a call, the reader stops behind what it has just delivered. */
  readonly isHalted: boolean;
  /** Printable bytes (20 and up); answers how far it got, at least one byte. */
  text(bytes: Uint8Array, from: number, to: number): number;
  command(number: number, parameters: Uint8Array, length: number): void;
  /** C0 bytes without a meaning: the printer skips them. */
  ignored(byte: number): void;
  /** An introducer whose next byte (or first parameter) names no command; `offset` counts from the stream's start. */
  unknown(bytes: Uint8Array, length: number, offset: number): void;
  /** A command whose parameters exceed what the reader keeps: it is skipped in full length. */
  oversized(number: number, length: number): void;
}

const GROUND = 0;
const LEAD = 1;
const PARAMETERS = 2;
const SKIPPING = 3;

const NUMBERS: readonly (Int16Array | undefined)[] = Array.from({ length: 256 }, (_, byte) =>
  byte === 0 ? undefined : COMMAND_NUMBERS.get(byte),
);
const CONTROLS = COMMAND_NUMBERS.get(0)!;
const FIRST = Int32Array.from(COMMANDS, (row) => row.first);
/** The largest legal block: a raster image of 4,800 rows on the widest head, with room to spare. */
const LARGEST_KEPT = 8 * 1024 * 1024;

/**
 * Splits an ESC/POS byte stream into commands and text, in any fragmentation. It is a byte state machine over the
 * command table: no allocation per byte, and no more memory than one command's parameters as far as they arrived.
 */
export class CommandReader {
  readonly #sink: CommandSink;
  #state = GROUND;
  #lead = 0;
  #number = 0;
  #have = 0;
  #need = 0;
  #parameters = new Uint8Array(64);
  /** Bytes consumed so far. */
  #offset = 0;

  constructor(sink: CommandSink) {
    this.#sink = sink;
  }

  /** Is the stream inside a command that is not complete yet? */
  get isInsideCommand(): boolean {
    return this.#state !== GROUND;
  }

  /** Bytes read since the start. */
  get offset(): number {
    return this.#offset;
  }

  /** Forgets an unfinished command. */
  reset(): void {
    this.#state = GROUND;
  }

  /** Reads bytes[from..to) until the end or until the sink is halted; answers where it stopped. */
  read(bytes: Uint8Array, from: number, to: number): number {
    const sink = this.#sink;
    let at = from;
    while (at < to) {
      const before = at;
      switch (this.#state) {
        case GROUND: {
          const byte = bytes[at]!;
          at = byte >= 0x20 ? sink.text(bytes, at, endOfText(bytes, at + 1, to)) : this.#control(byte, at);
          break;
        }
        case LEAD:
          at = this.#second(bytes[at]!, at);
          break;
        case PARAMETERS:
          at = this.#gather(bytes, at, to);
          break;
        default: {
          const skipped = Math.min(this.#need, to - at);
          this.#need -= skipped;
          at += skipped;
          if (this.#need === 0) this.#state = GROUND;
        }
      }
      this.#offset += at - before;
      if (sink.isHalted) break;
    }
    return at;
  }

  #control(byte: number, at: number): number {
    if (NUMBERS[byte] !== undefined) {
      this.#lead = byte;
      this.#state = LEAD;
    } else if (CONTROLS[byte]! >= 0) {
      this.#sink.command(CONTROLS[byte]!, this.#parameters, 0);
    } else {
      this.#sink.ignored(byte);
    }
    return at + 1;
  }

  #second(code: number, at: number): number {
    const number = NUMBERS[this.#lead]![code]!;
    if (number < 0) {
      this.#state = GROUND;
      this.#parameters[0] = this.#lead;
      this.#parameters[1] = code;
      this.#sink.unknown(this.#parameters, 2, this.#offset - 1);
      return at + 1;
    }
    this.#number = number;
    this.#have = 0;
    this.#need = FIRST[number]!;
    this.#state = this.#need === 0 ? GROUND : PARAMETERS;
    if (this.#need === 0) this.#sink.command(number, this.#parameters, 0);
    return at + 1;
  }

  #gather(bytes: Uint8Array, from: number, to: number): number {
    let at = from;
    while (at < to) {
      const taken = Math.min(this.#need - this.#have, to - at);
      this.#keep(bytes, at, taken);
      at += taken;
      if (this.#have < this.#need) return at;
      const total = this.#total();
      if (total === REFUSED) return this.#refuse(at, at - from);
      if (total <= this.#have) return this.#finish(total, at);
      if (total > LARGEST_KEPT) {
        this.#sink.oversized(this.#number, total);
        this.#need = total - this.#have;
        this.#state = SKIPPING;
        return at;
      }
      this.#need = total;
    }
    return at;
  }

  #keep(bytes: Uint8Array, from: number, count: number): void {
    const end = this.#have + count;
    if (end > this.#parameters.length) {
      const grown = new Uint8Array(Math.max(end, this.#parameters.length * 2));
      grown.set(this.#parameters.subarray(0, this.#have));
      this.#parameters = grown;
    }
    if (count < 16) {
      for (let i = 0; i < count; i++) this.#parameters[this.#have + i] = bytes[from + i]!;
    } else {
      this.#parameters.set(bytes.subarray(from, from + count), this.#have);
    }
    this.#have = end;
  }

  #total(): number {
    const rule = COMMANDS[this.#number]!.rule;
    return rule === undefined ? this.#have : rule(this.#parameters, this.#have);
  }

  /** Rules look at one byte at a time where the end is not counted, so at most one byte goes back to the stream. */
  #finish(total: number, at: number): number {
    this.#state = GROUND;
    const surplus = this.#have - total;
    this.#sink.command(this.#number, this.#parameters, total);
    if (this.#parameters.length > 1 << 16) this.#parameters = new Uint8Array(64);
    return at - surplus;
  }

  #refuse(at: number, taken: number): number {
    const row = COMMANDS[this.#number]!;
    this.#state = GROUND;
    this.#parameters.copyWithin(2, 0, this.#have);
    this.#parameters[0] = row.lead;
    this.#parameters[1] = row.code;
    this.#sink.unknown(this.#parameters, this.#have + 2, this.#offset + taken - this.#have - 2);
    return at;
  }
}

function endOfText(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  while (at < to && bytes[at]! >= 0x20) at++;
  return at;
}
