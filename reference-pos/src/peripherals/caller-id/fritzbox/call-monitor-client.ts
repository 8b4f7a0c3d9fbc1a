import type { Connection, Host, Timer } from '@kassensturz/host';
import type {
  CallerIdCheck,
  CallerIdSource,
  CallerIdState,
  CallerIdTrouble,
  SourceListener,
} from '../caller-id-source.ts';
import { retryPauseMs } from '../retry-pause.ts';
import { CallMonitorReader } from './read-call-monitor.ts';
import { RingingCalls } from './ringing-calls.ts';

export interface CallMonitorAddress {
  readonly host: string;
  readonly port: number;
}

const connectWithinMs = 4_000;
/** Whoever accepts and closes at once (a forwarder, a container's port) has no call monitor behind it: that is a refusal. */
const refusedWithinMs = 300;
/**
 * The call monitor is silent for hours when nobody calls, so a dead connection looks like a quiet day. Two things are done
 * about that: a line is said that the box ignores (a box that has forgotten the connection answers with a reset), and a
 * second connection is tried (a cable that is cut answers nothing).
 */
const sayEveryMs = 45_000;

/** Listens to the call monitor of a FRITZ!Box and comes back by itself when the connection is lost (PH-27). */
export class CallMonitorClient implements CallerIdSource {
  readonly #host: Host;
  readonly #address: CallMonitorAddress;
  readonly #listener: SourceListener;
  readonly #ending = new AbortController();
  #state: CallerIdState = { state: 'connecting' };
  #connection: Connection | undefined;
  #alive: Timer | undefined;
  #lastSeenMs: number | undefined;
  #failures = 0;
  #wakeUp: () => void = () => undefined;

  constructor(host: Host, address: CallMonitorAddress, listener: SourceListener) {
    this.#host = host;
    this.#address = address;
    this.#listener = listener;
    void this.#run();
  }

  state(): CallerIdState {
    return this.#state;
  }

  async check(): Promise<CallerIdCheck> {
    try {
      if (!(await this.#stays(await this.#connect()))) return { isFine: false, trouble: 'refused' };
      this.#wakeUp();
      return { isFine: true };
    } catch (error) {
      return { isFine: false, trouble: troubleOf(error) };
    }
  }

  async stop(): Promise<void> {
    this.#ending.abort();
    this.#wakeUp();
    this.#alive?.cancel();
    this.#connection?.destroy();
  }

  async #run(): Promise<void> {
    while (!this.#ending.signal.aborted) {
      try {
        const trouble = await this.#listen(await this.#connect());
        this.#become({ state: 'failed', trouble, ...this.#seen() });
      } catch (error) {
        this.#become({ state: 'failed', trouble: troubleOf(error), ...this.#seen() });
      }
      this.#failures += 1;
      await this.#pause(retryPauseMs(this.#failures));
    }
  }

  #connect(): Promise<Connection> {
    return this.#host.network.connect(this.#address, { timeoutMs: connectWithinMs, signal: this.#ending.signal });
  }

  /** Whether a connection lives on; it is closed in any case. */
  #stays(connection: Connection): Promise<boolean> {
    if (connection.destroyed) return Promise.resolve(false);
    return new Promise((resolve) => {
      const timer = this.#host.clock.after(refusedWithinMs, () => end(true));
      const end = (isThere: boolean) => {
        timer.cancel();
        connection.destroy();
        resolve(isThere);
      };
      connection.on('error', () => end(false));
      connection.once('close', () => end(false));
      connection.once('end', () => end(false));
      connection.resume();
    });
  }

  /** Resolves with what was wrong when the connection is over. */
  #listen(connection: Connection): Promise<CallerIdTrouble> {
    if (connection.destroyed) return Promise.resolve('refused');
    const reader = new CallMonitorReader();
    const calls = new RingingCalls(() => this.#host.random.uuid());
    this.#connection = connection;
    const begun = this.#host.clock.after(refusedWithinMs, () => {
      hasBegun = true;
      this.#note();
    });
    let hasBegun = false;
    connection.setKeepAlive(true, sayEveryMs);
    this.#alive = this.#host.clock.every(sayEveryMs, () => void this.#isStillThere(connection));
    connection.on('data', (piece: Buffer) => {
      hasBegun = true;
      this.#note();
      for (const event of reader.take(piece)) for (const signal of calls.hear(event)) this.#listener.onSignal(signal);
    });
    return new Promise((resolve) => {
      // Why it broke does not matter; that it did, tells the end.
      connection.on('error', () => connection.destroy());
      connection.on('end', () => connection.destroy());
      connection.once('close', () => {
        begun.cancel();
        this.#alive?.cancel();
        this.#connection = undefined;
        resolve(hasBegun ? 'lost' : 'refused');
      });
    });
  }

  async #isStillThere(connection: Connection): Promise<void> {
    if (connection.writable) connection.write('\n');
    try {
      const isThere = await this.#stays(await this.#connect());
      if (!isThere) connection.destroy();
      else if (this.#connection === connection) this.#note();
    } catch {
      // Nobody is there any more, or the call monitor was switched off: the loop says what.
      connection.destroy();
    }
  }

  #note(): void {
    this.#failures = 0;
    this.#lastSeenMs = this.#host.clock.now();
    this.#become({ state: 'ready', lastSeenMs: this.#lastSeenMs });
  }

  #seen() {
    return this.#lastSeenMs === undefined ? {} : { lastSeenMs: this.#lastSeenMs };
  }

  #become(state: CallerIdState): void {
    const isNews = state.state !== this.#state.state || troubleIn(state) !== troubleIn(this.#state);
    this.#state = state;
    if (isNews && !this.#ending.signal.aborted) this.#listener.onState(state);
  }

  /** Ends early when a check has found the box. */
  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = this.#host.clock.after(ms, resolve);
      this.#wakeUp = () => {
        timer.cancel();
        resolve();
      };
    });
  }
}

function troubleIn(state: CallerIdState): CallerIdTrouble | undefined {
  return state.state === 'failed' ? state.trouble : undefined;
}

function troubleOf(error: unknown): CallerIdTrouble {
  switch ((error as { code?: unknown }).code) {
    case 'ECONNREFUSED':
    case 'ECONNRESET':
      return 'refused';
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'name-unknown';
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return 'unreachable';
    default:
      return 'timeout';
  }
}
