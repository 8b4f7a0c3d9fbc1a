import { type Connection, type Host, type Random, SeededRandom, type Timer } from '@kassensturz/host';
import type { FaultBoard } from '../fault-board.ts';

const FRAGMENT_BYTES = 5;
const FRAGMENT_GAP_MS = 4;
const HOLD_MS = 200;

/** Lines on their way to one program: whole, in pieces, or joined. */
export class LineSender {
  readonly #connection: Connection;
  readonly #host: Host;
  readonly #faults: FaultBoard;
  readonly #random: Random;
  #lines = 0;
  #waiting: Buffer[] = [];
  #timer: Timer | undefined;

  constructor(connection: Connection, host: Host, faults: FaultBoard) {
    this.#connection = connection;
    this.#host = host;
    this.#faults = faults;
    this.#random = host.random.stream('call monitor pieces');
  }

  send(line: string): void {
    const bytes = Buffer.from(line, 'latin1');
    const coalesced = this.#faults.get('coalesced');
    const fragments = this.#faults.get('fragments');
    if (fragments) this.#waiting.push(...this.#pieces(bytes, fragments.bytes ?? FRAGMENT_BYTES, fragments.seed));
    else if (coalesced) this.#waiting = [Buffer.concat([...this.#waiting, bytes])];
    else this.#waiting.push(bytes);
    if (!this.#timer) this.#later(coalesced ? (coalesced.holdMs ?? HOLD_MS) : 0);
  }

  stop(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
    this.#waiting = [];
  }

  #later(ms: number): void {
    if (ms === 0) this.#next();
    else this.#timer = this.#host.clock.after(ms, () => this.#next());
  }

  #next(): void {
    this.#timer = undefined;
    const piece = this.#waiting.shift();
    if (piece && this.#connection.writable) this.#connection.write(piece);
    if (this.#waiting.length > 0) this.#later(this.#random.integer(1, FRAGMENT_GAP_MS));
  }

  #pieces(bytes: Buffer, most: number, seed: number | undefined): readonly Buffer[] {
    this.#lines += 1;
    const random = seed === undefined ? this.#random : new SeededRandom(`pieces ${seed} ${this.#lines}`);
    const pieces: Buffer[] = [];
    for (let at = 0; at < bytes.length; ) {
      const length = random.integer(1, Math.max(1, most));
      pieces.push(bytes.subarray(at, at + length));
      at += length;
    }
    return pieces;
  }
}
