import type { Host } from '@kassensturz/host';
import { TseError } from '../tse/tse-error.ts';
import { codes } from './codes.ts';
import { decodeParameters, encodeParameters, garbled, type Parameter } from './parameters.ts';
import { StickError } from './stick-errors.ts';
import type { StickFile } from './stick-file.ts';

/** How long the stick may take for one command, whatever the caller's patience; its mailbox is not free before. */
const commandMs = 40_000;
const selfTestMs = 180_000;
/** After a long idle time the first piece of an export takes over a minute; a full stick has been seen to take ten. */
const exportPieceMs = 15 * 60_000;

export type Transfer<T> = () => Promise<T>;

/** Commands to the stick, one after the other. Who loses patience before its turn is passed over. */
export class CommandLine {
  readonly #host: Host;
  readonly #file: StickFile;
  #tail: Promise<unknown> = Promise.resolve();
  #waiting = 0;
  #isRunning = false;

  constructor(host: Host, file: StickFile) {
    this.#host = host;
    this.#file = file;
  }

  /**
   * Takes a turn for several commands in a row, and waits at most `limitMs` for what they come to. A turn that has begun
   * goes on when the caller has given up: its outcome is then unknown.
   */
  turn<T>(limitMs: number, work: Transfer<T>): Promise<T> {
    let state: 'waiting' | 'running' | 'given-up' = 'waiting';
    this.#waiting += 1;
    const turn = this.#tail.then(async () => {
      this.#waiting -= 1;
      if (state === 'given-up') throw new TseError('busy');
      state = 'running';
      this.#isRunning = true;
      return work().finally(() => {
        this.#isRunning = false;
      });
    });
    this.#tail = turn.catch(() => undefined);
    return new Promise<T>((resolve, reject) => {
      const timer = this.#host.clock.after(Math.max(0, limitMs), () => {
        const isBegun = state === 'running';
        state = 'given-up';
        reject(new TseError('timeout', { isOutcomeUnknown: isBegun }));
      });
      turn.then(resolve, reject).finally(() => timer.cancel());
    });
  }

  /** Whether the stick is doing something, or somebody waits for it. */
  get isBusy(): boolean {
    return this.#isRunning || this.#waiting > 0;
  }

  /** Whether somebody else wants the stick; a long export makes way. */
  get isWanted(): boolean {
    return this.#waiting > 0;
  }

  /** One command inside a turn. */
  async command(code: number, parameters: readonly Parameter[] = []): Promise<readonly Parameter[]> {
    const answer = await this.#exchange(requestOf(code, parameters));
    throwIfError(answer);
    const total = sizeAt(answer);
    let data = answer.subarray(2);
    while (data.length < total) data = Buffer.concat([data, await this.#exchange(nextPiece)]);
    return decodeParameters(data.subarray(0, total));
  }

  /**
   * A command whose answer is a stream of bytes, piece by piece. `isInterrupted` is asked while the stick works and between
   * the pieces; then the stick is told to stop and `busy` is thrown.
   */
  async *stream(
    code: number,
    parameters: readonly Parameter[],
    isInterrupted: () => boolean = () => false,
  ): AsyncGenerator<Uint8Array> {
    const fetch = async (data: Uint8Array) => {
      const piece = await this.#file.exchange(data, 'command', exportPieceMs, isInterrupted);
      if (piece !== 'interrupted') return piece;
      await this.#file.exchange(stopStream, 'command', commandMs);
      throw new TseError('busy', { detail: 'Verkauf hat Vorrang' });
    };
    const first = await fetch(requestOf(code, parameters));
    throwIfError(first);
    if (first[0] !== 0x90 || first[1] !== 0x00 || first.length < 10) throw garbled('kein Datenstrom');
    const total = Number(new DataView(first.buffer, first.byteOffset).getBigUint64(2));
    yield first.subarray(10);
    for (let received = first.length - 10; received < total; ) {
      const piece = await fetch(nextPiece);
      if (piece.length === 0) throw garbled('Datenstrom endet zu früh');
      yield piece;
      received += piece.length;
    }
  }

  async #exchange(data: Uint8Array): Promise<Uint8Array> {
    const answer = await this.#file.exchange(data, 'command', data === nextPiece ? commandMs : this.#patienceMs(data));
    if (answer === 'interrupted') throw garbled('unterbrochen');
    return answer;
  }

  /** Starting may include a self-test of two minutes; everything else is answered sooner. */
  #patienceMs(data: Uint8Array): number {
    return data[2] === 0 && data[3] === codes.start ? selfTestMs : commandMs;
  }

  async stayAwake(): Promise<void> {
    await this.#file.exchange(new Uint8Array(2), 'stay-awake', commandMs);
  }
}

const nextPiece = Uint8Array.of(0xc5);
const stopStream = Uint8Array.of(0xc4);

function requestOf(code: number, parameters: readonly Parameter[]): Uint8Array {
  const data = encodeParameters(parameters);
  return Buffer.concat([Uint8Array.of(0x5c, 0x54, code >> 8, code & 0xff, data.length >> 8, data.length & 0xff), data]);
}

function throwIfError(answer: Uint8Array): void {
  if (answer.length < 2) throw garbled('leere Antwort');
  const first = answer[0] ?? 0;
  if (answer.length === 2 && (first === 0x80 || first === 0x81)) throw new StickError(sizeAt(answer));
}

function sizeAt(answer: Uint8Array): number {
  return ((answer[0] ?? 0) << 8) | (answer[1] ?? 0);
}
