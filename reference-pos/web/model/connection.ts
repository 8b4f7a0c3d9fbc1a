import type { TillClock, TillTimer } from './ports.ts';

/** Asked this often; with the limit below a loss is said within 4.5 s (CK-05 asks for 5). */
const beatMs = 2_000;
const limitMs = 2_500;
/** While it is lost the till asks oftener, so that it is back soon after the line is. */
const lostBeatMs = 1_000;

export type ConnectionState = 'connecting' | 'connected' | 'lost';

export interface ConnectionOptions {
  readonly clock: TillClock;
  readonly isReachable: (limitMs: number) => Promise<boolean>;
  readonly onChange: (state: ConnectionState, sinceMs: number) => void;
  /** Called at every good beat, with its running number. */
  readonly onBeat?: (count: number) => void;
}

/** The heartbeat to the server. */
export class Connection {
  #state: ConnectionState = 'connecting';
  readonly #options: ConnectionOptions;
  #timer: TillTimer | undefined;
  #isAsking = false;
  #isStopped = false;
  #beats = 0;

  constructor(options: ConnectionOptions) {
    this.#options = options;
  }

  get state(): ConnectionState {
    return this.#state;
  }

  start(): void {
    void this.#beat();
  }

  stop(): void {
    this.#isStopped = true;
    this.#timer?.cancel();
  }

  /** A request stayed without an answer: look at once instead of at the next beat. */
  doubt(): void {
    if (!this.#isAsking) void this.#beat();
  }

  async #beat(): Promise<void> {
    if (this.#isAsking || this.#isStopped) return;
    this.#isAsking = true;
    this.#timer?.cancel();
    const { clock, isReachable, onBeat } = this.#options;
    const startedMs = clock.monotonic();
    const isThere = await isReachable(limitMs);
    this.#isAsking = false;
    if (this.#isStopped) return;
    this.#become(isThere ? 'connected' : 'lost');
    if (isThere) onBeat?.(++this.#beats);
    const pauseMs = (isThere ? beatMs : lostBeatMs) - (clock.monotonic() - startedMs);
    this.#timer = clock.after(Math.max(100, pauseMs), () => void this.#beat());
  }

  #become(state: ConnectionState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#options.onChange(state, this.#options.clock.now());
  }
}
