import { type Clock, type Random, SeededRandom, type Timer } from '@kassensturz/host';
import type { FaultBoard } from '../fault-board.ts';

const FRAGMENT_BYTES = 3;
const FRAGMENT_GAP_MS = 4;
const HOLD_MS = 50;

/** Bytes on their way to the computer: in one piece each, in fragments, or held back and joined. */
export class Output {
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #faults: FaultBoard;
  readonly #deliver: (bytes: Buffer) => void;
  #writes = 0;
  #waiting: Buffer[] = [];
  #timer: Timer | undefined;

  constructor(clock: Clock, random: Random, faults: FaultBoard, deliver: (bytes: Buffer) => void) {
    this.#clock = clock;
    this.#random = random;
    this.#faults = faults;
    this.#deliver = deliver;
  }

  write(text: string): void {
    const bytes = Buffer.from(text, 'latin1');
    const fragments = this.#faults.get('fragments');
    const coalesced = this.#faults.get('coalesced');
    if (fragments) this.#waiting.push(...this.#pieces(bytes, fragments.bytes ?? FRAGMENT_BYTES, fragments.seed));
    else if (coalesced) this.#waiting = [Buffer.concat([...this.#waiting, bytes])];
    else if (this.#waiting.length > 0) this.#waiting.push(bytes);
    else {
      this.#deliver(bytes);
      return;
    }
    this.#timer ??= this.#clock.after(coalesced ? (coalesced.holdMs ?? HOLD_MS) : 0, () => this.#next());
  }

  /** What waits is lost: the plug was pulled. */
  clear(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
    this.#waiting = [];
  }

  #next(): void {
    const piece = this.#waiting.shift();
    this.#timer = undefined;
    if (piece) this.#deliver(piece);
    if (this.#waiting.length === 0) return;
    this.#timer = this.#clock.after(this.#random.integer(1, FRAGMENT_GAP_MS), () => this.#next());
  }

  #pieces(bytes: Buffer, most: number, seed: number | undefined): readonly Buffer[] {
    this.#writes += 1;
    const random = seed === undefined ? this.#random : new SeededRandom(`pieces ${seed} ${this.#writes}`);
    const pieces: Buffer[] = [];
    for (let at = 0; at < bytes.length; ) {
      const length = random.integer(1, Math.max(1, most));
      pieces.push(bytes.subarray(at, at + length));
      at += length;
    }
    return pieces;
  }
}
