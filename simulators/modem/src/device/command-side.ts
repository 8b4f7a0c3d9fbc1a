import type { Clock, Timer } from '@kassensturz/host';
import type { FaultBoard } from '../fault-board.ts';
import { LineReader } from '../protocol/line-reader.ts';
import type { CommandContext, CommandOutcome } from './command-context.ts';
import { CommandLineRunner } from './run-command-line.ts';

/** A> repeats at this pace (unverified). */
const REPEAT_MS = 1_000;
const SLOW_MS = 3_000;
/** Lines that wait while one is worked off; a real modem has room for few. */
const MOST_WAITING = 16;

export interface CommandListener {
  outcome(line: string, outcome: CommandOutcome): void;
  /** Nothing waits any more: what was held back may be said. */
  isIdle(): void;
}

/** Command lines in the order they came, each answered after the time a modem needs. */
export class CommandSide {
  readonly #clock: Clock;
  readonly #faults: FaultBoard;
  readonly #modem: CommandContext;
  readonly #listener: CommandListener;
  readonly #latencyMs: number;
  readonly #reader = new LineReader();
  readonly #runner = new CommandLineRunner();
  #last = '';
  #waiting: (string | undefined)[] = [];
  #timer: Timer | undefined;
  #isRepeating = false;

  constructor(
    modem: CommandContext,
    surroundings: { readonly clock: Clock; readonly faults: FaultBoard; readonly latencyMs: number },
    listener: CommandListener,
  ) {
    this.#modem = modem;
    this.#clock = surroundings.clock;
    this.#faults = surroundings.faults;
    this.#latencyMs = surroundings.latencyMs;
    this.#listener = listener;
  }

  get isBusy(): boolean {
    return this.#timer !== undefined;
  }

  take(byte: number): void {
    this.#isRepeating = false;
    const { settings } = this.#modem;
    const event = this.#reader.take(byte, { carriageReturn: settings.register(3), backspace: settings.register(5) });
    switch (event?.kind) {
      case undefined:
        return;
      case 'line':
        this.#last = event.body;
        this.#enqueue(event.body);
        return;
      case 'too long':
        this.#enqueue(undefined);
        return;
      case 'repeat':
        this.#isRepeating = event.isForEver;
        this.#enqueue(this.#last);
    }
  }

  /** Everything half done is forgotten. */
  clear(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
    this.#waiting = [];
    this.#isRepeating = false;
    this.#reader.clear();
  }

  #enqueue(line: string | undefined): void {
    if (this.#waiting.length >= MOST_WAITING) return;
    this.#waiting.push(line);
    this.#schedule(this.#latencyMs);
  }

  #schedule(latencyMs: number): void {
    const slow = this.#faults.get('slowAnswer');
    this.#timer ??= this.#clock.after(slow ? (slow.latencyMs ?? SLOW_MS) : latencyMs, () => this.#work());
  }

  #work(): void {
    const line = this.#waiting.shift();
    this.#timer = undefined;
    if (!this.#faults.has('noAnswer'))
      this.#listener.outcome(line ?? '', line === undefined ? 'ERROR' : this.#runner.run(line, this.#modem));
    if (this.#isRepeating && this.#waiting.length === 0) {
      this.#waiting.push(this.#last);
      this.#schedule(REPEAT_MS);
    } else if (this.#waiting.length > 0) this.#schedule(this.#latencyMs);
    else this.#listener.isIdle();
  }
}
