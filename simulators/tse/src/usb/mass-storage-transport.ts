import { type Clock, type Random, SeededRandom } from '@kassensturz/host';
import { concat } from '../crypto/der.ts';
import type { TransactionCall } from '../faults/catalogue.ts';
import type { FaultSet } from '../faults/fault-set.ts';
import { AnswerReader } from './answer-reader.ts';
import type { CommandName } from './command-codes.ts';
import { ANSWER_BYTES, answerFrame, BLOCK_BYTES, BUSY, parseCommandFrame, TSE_TIMEOUT } from './framing.ts';
import { fixedBytes } from './parameters.ts';
import { answerBytes, type StickDevice } from './stick-device.ts';
import { WireError } from './wire-error.ts';

const NEXT_PIECE = 0xc5;
const ABORT = 0xc4;
const STREAM = 0x9000;
const STREAM_HEADER_BYTES = 10;

export interface StickLatency {
  /** Time for a command that signs nothing, in ms. */
  readonly commandMs: number;
  /** Time for one signature, in ms. */
  readonly signatureMs: number;
}

export interface WireEntry {
  readonly at: number;
  readonly command: CommandName | 'suspend' | 'nextPiece' | 'abort' | 'unknown';
  readonly request: Uint8Array;
  /** Undefined when no answer will ever come. */
  readonly answer: Uint8Array | undefined;
  /** One line for people, e.g. `startTransaction → ok 150 ms`. */
  readonly text: string;
}

interface Pending {
  /** Monotonic ms; Infinity when the answer never comes. */
  readonly readyAtMs: number;
  readonly block: Uint8Array;
}

const SIGNING_CALLS: Partial<Record<CommandName, TransactionCall>> = {
  startTransaction: 'start',
  updateTransaction: 'update',
  finishTransaction: 'finish',
};
const EXPORTS: ReadonlySet<CommandName> = new Set(['exportData', 'exportMoreData']);

/**
 * The wire of the stick: a block is written, then blocks are read until one is not "busy". After a write every read shows
 * either FFFF or the finished answer and never the request, because clients take the first block that is not FFFF.
 */
export class MassStorageTransport {
  readonly #stick: StickDevice;
  readonly #clock: Clock;
  readonly #noise: Random;
  readonly #faults: FaultSet;
  readonly #latency: StickLatency;
  readonly #onWire: (entry: WireEntry) => void;
  #pending: Pending | undefined;
  #request: Uint8Array = new Uint8Array(BLOCK_BYTES);
  #rest: AnswerReader | undefined;
  #selfTestMs = 0;
  #lastSeenMs = 0;

  constructor(options: {
    readonly stick: StickDevice;
    readonly clock: Clock;
    readonly random: Random;
    readonly faults: FaultSet;
    readonly latency: StickLatency;
    readonly onWire: (entry: WireEntry) => void;
  }) {
    this.#stick = options.stick;
    this.#clock = options.clock;
    this.#noise = options.random;
    this.#faults = options.faults;
    this.#latency = options.latency;
    this.#onWire = options.onWire;
  }

  /** @returns false when the block is no command */
  write(block: Uint8Array): boolean {
    const frame = parseCommandFrame(block);
    if (frame === undefined) return false;
    this.#noticePowerLoss();
    this.#request = block.slice(0, BLOCK_BYTES);
    if (frame.mode !== 'normal') {
      this.#answer('suspend', frame.command, new Uint8Array(), this.#latency.commandMs);
      return true;
    }
    if (this.#faults.take('silent') !== undefined) {
      this.#neverAnswer('unknown', frame.command);
      return true;
    }
    this.#run(frame.command);
    return true;
  }

  read(): Uint8Array {
    this.#noticePowerLoss();
    if (this.#pending === undefined || this.#faults.take('emptyHeader') !== undefined) {
      return new Uint8Array(BLOCK_BYTES);
    }
    if (this.#clock.monotonic() < this.#pending.readyAtMs) {
      return answerFrame(BUSY, new Uint8Array(), this.#request);
    }
    const garbage = this.#faults.take('garbage');
    if (garbage !== undefined) return this.#noiseOf(garbage.seed).bytes(BLOCK_BYTES);
    return this.#pending.block;
  }

  #noiseOf(seed: number | undefined): Random {
    return seed === undefined ? this.#noise : new SeededRandom(`noise ${seed}`);
  }

  /** The stick lost power: what was under way is gone. */
  losePower(): void {
    this.#pending = undefined;
    this.#rest = undefined;
  }

  /** A self test is due: `Start` is needed, and that will take so long. */
  requireSelfTest(ms: number): void {
    this.#selfTestMs = ms;
    this.#stick.isStarted = false;
  }

  /** The machine that feeds the stick was off: its monotonic clock began anew. */
  #noticePowerLoss(): void {
    const now = this.#clock.monotonic();
    if (now < this.#lastSeenMs) {
      this.losePower();
      this.#stick.losePower();
    }
    this.#lastSeenMs = now;
  }

  #run(command: Uint8Array): void {
    if (command.length === 1 && command[0] === NEXT_PIECE) {
      this.#nextPiece(command);
      return;
    }
    this.#rest = undefined;
    if (command.length === 1 && command[0] === ABORT) {
      this.#answer('abort', command, fixedBytes(0, 2), this.#latency.commandMs);
      return;
    }
    const counterBefore = this.#stick.tse.signatureCounter;
    const { name, answer } = this.#stick.run(command);
    const signatures = Math.max(0, this.#stick.tse.signatureCounter - counterBefore);
    const ms = this.#latency.commandMs + signatures * this.#latency.signatureMs + this.#extraMs(name);
    if (this.#isAnswerLost(name)) {
      this.#neverAnswer(name ?? 'unknown', command);
    } else if (!(answer instanceof WireError) && answer.kind === 'stream') {
      this.#rest = new AnswerReader(answer.archive.chunks());
      const header = concat(fixedBytes(STREAM, 2), fixedBytes(answer.archive.byteLength, 8));
      const first = this.#rest.next(ANSWER_BYTES - STREAM_HEADER_BYTES);
      this.#answer(name ?? 'unknown', command, concat(header, first), ms);
    } else {
      this.#rest = new AnswerReader([answerBytes(answer)]);
      this.#answer(name ?? 'unknown', command, this.#rest.next(ANSWER_BYTES), ms, answer);
    }
  }

  #nextPiece(command: Uint8Array): void {
    const piece = this.#rest?.next(ANSWER_BYTES) ?? new Uint8Array();
    const answer = piece.length > 0 ? piece : fixedBytes(new WireError('transport').wireCode, 2);
    this.#answer('nextPiece', command, answer, this.#latency.commandMs);
  }

  #answer(name: WireEntry['command'], request: Uint8Array, answer: Uint8Array, ms: number, result?: unknown): void {
    const delayMs = ms + (this.#faults.take('slow')?.ms ?? 0);
    this.#pending = {
      readyAtMs: this.#clock.monotonic() + delayMs,
      block: answerFrame(answer.length, answer, this.#request),
    };
    const outcome = result instanceof WireError ? result.code : 'ok';
    this.#onWire({ at: this.#clock.now(), command: name, request, answer, text: `${name} → ${outcome} ${delayMs} ms` });
  }

  #neverAnswer(name: WireEntry['command'], request: Uint8Array): void {
    const block = answerFrame(TSE_TIMEOUT, new Uint8Array(), this.#request);
    this.#pending = { readyAtMs: Number.POSITIVE_INFINITY, block };
    this.#onWire({
      at: this.#clock.now(),
      command: name,
      request,
      answer: undefined,
      text: `${name} → no answer`,
    });
  }

  #isAnswerLost(name: CommandName | undefined): boolean {
    const lost = this.#faults.peek('lostAnswer');
    const call = name === undefined ? undefined : SIGNING_CALLS[name];
    if (lost === undefined || call === undefined || (lost.on !== undefined && lost.on !== call)) return false;
    this.#faults.take('lostAnswer');
    return true;
  }

  #extraMs(name: CommandName | undefined): number {
    if (name === 'start' && this.#selfTestMs > 0) {
      const ms = this.#selfTestMs;
      this.#selfTestMs = 0;
      return ms;
    }
    return name !== undefined && EXPORTS.has(name) ? (this.#faults.take('slowExport')?.ms ?? 0) : 0;
  }
}
