import type { Host, SerialConnection, Timer } from '@kassensturz/host';
import type {
  CallerIdCheck,
  CallerIdSource,
  CallerIdState,
  CallerIdTrouble,
  SourceListener,
} from '../caller-id-source.ts';
import { retryPauseMs } from '../retry-pause.ts';
import { ModemDialogue } from './modem-dialogue.ts';
import { ModemReader } from './read-modem.ts';
import { RingingLine } from './ringing-line.ts';

const baudRate = 115_200;
/** Real modems forget the switch now and then without a word; saying it again also shows that the modem is alive. */
const switchAgainEveryMs = 60_000;
/** Words instead of digits, no echo, answers, and never pick up: the call is for people. Settings of a program before us. */
const firstCommands = ['ATE0V1Q0', 'ATS0=0'] as const;
/** V.253's name of the switch, then the one of Rockwell and U.S. Robotics. */
const switches = ['AT+VCID=1', 'AT#CID=1'] as const;

/** Listens to a voice modem with caller ID; opens the port again when it was unplugged. */
export class ModemClient implements CallerIdSource {
  readonly #host: Host;
  readonly #path: string;
  readonly #listener: SourceListener;
  readonly #ending = new AbortController();
  readonly #line: RingingLine;
  #state: CallerIdState = { state: 'connecting' };
  #port: SerialConnection | undefined;
  #dialogue: ModemDialogue | undefined;
  #again: Timer | undefined;
  #lastSeenMs: number | undefined;
  #failures = 0;
  #wakeUp: () => void = () => undefined;

  constructor(host: Host, path: string, listener: SourceListener) {
    this.#host = host;
    this.#path = path;
    this.#listener = listener;
    this.#line = new RingingLine(
      host.clock,
      () => host.random.uuid(),
      (signal) => listener.onSignal(signal),
    );
    void this.#run();
  }

  state(): CallerIdState {
    return this.#state;
  }

  /** With the port open it asks the modem; otherwise it says why the port is not open. */
  async check(): Promise<CallerIdCheck> {
    const dialogue = this.#dialogue;
    if (dialogue) {
      const trouble = await this.#switchOn(dialogue);
      return trouble ? { isFine: false, trouble } : { isFine: true };
    }
    try {
      const port = await this.#open();
      await closed(port);
      this.#wakeUp();
      return { isFine: true };
    } catch (error) {
      return { isFine: false, trouble: troubleOf(error) };
    }
  }

  async stop(): Promise<void> {
    this.#ending.abort();
    this.#wakeUp();
    this.#again?.cancel();
    this.#line.end();
    if (this.#port) await closed(this.#port);
  }

  async #run(): Promise<void> {
    while (!this.#ending.signal.aborted) {
      try {
        this.#fail(await this.#serve(await this.#open()));
      } catch (error) {
        this.#fail(troubleOf(error));
      }
      await this.#pause(retryPauseMs(this.#failures));
    }
  }

  /** The port as set up; when it is gone and exactly one other modem is there, that one: plugged in anew it may be renamed. */
  async #open(): Promise<SerialConnection> {
    try {
      return await this.#host.serial.open(this.#path, { baudRate });
    } catch (error) {
      const others = await this.#otherModems(error);
      const [only] = others;
      if (others.length !== 1 || only === undefined) throw error;
      return this.#host.serial.open(only, { baudRate });
    }
  }

  async #otherModems(error: unknown): Promise<readonly string[]> {
    const family = /^(\/dev\/tty(?:ACM|USB))\d+$/.exec(this.#path)?.[1];
    if ((error as { code?: unknown }).code !== 'ENOENT' || family === undefined) return [];
    const ports = await this.#host.serial.list().catch(() => []);
    return ports.filter((port) => port.startsWith(family) && port !== this.#path);
  }

  /** Resolves with what ended it. */
  #serve(port: SerialConnection): Promise<CallerIdTrouble> {
    const reader = new ModemReader();
    const dialogue = new ModemDialogue(this.#host.clock, port);
    this.#port = port;
    this.#dialogue = dialogue;
    port.on('data', (piece: Buffer) => {
      for (const word of reader.take(piece)) {
        this.#lastSeenMs = this.#host.clock.now();
        this.#line.hear(word);
        dialogue.hear(word);
        // Somebody has set it to pick up or to talk in digits.
        if (word.kind === 'line busy' || (word.kind === 'numeric' && word.code === 2)) void this.#switchOn(dialogue);
      }
    });
    return new Promise((resolve) => {
      const end = (trouble: CallerIdTrouble) => {
        this.#again?.cancel();
        this.#dialogue = undefined;
        this.#port = undefined;
        dialogue.end();
        this.#line.end();
        port.destroy();
        resolve(trouble);
      };
      port.on('error', () => port.destroy());
      port.once('close', () => end('lost'));
      const tryIt = async () => {
        const trouble = await this.#switchOn(dialogue);
        if (trouble && this.#dialogue === dialogue) end(trouble);
      };
      this.#again = this.#host.clock.every(switchAgainEveryMs, () => void tryIt());
      void tryIt();
    });
  }

  /** Brings the modem into the state we need, whatever it was in; says what is wrong if that fails. */
  async #switchOn(dialogue: ModemDialogue): Promise<CallerIdTrouble | undefined> {
    for (const command of firstCommands) {
      const answer = await dialogue.ask(command);
      // The first one may meet half a line that somebody else has left.
      const isAnswered = answer !== 'none' || (await dialogue.ask(command)) !== 'none';
      if (!isAnswered) return 'no-answer';
    }
    for (const command of switches) {
      if ((await dialogue.ask(command)) !== 'ok') continue;
      this.#failures = 0;
      this.#lastSeenMs = this.#host.clock.now();
      this.#become({ state: 'ready', lastSeenMs: this.#lastSeenMs });
      return undefined;
    }
    return 'no-caller-id';
  }

  #fail(trouble: CallerIdTrouble): void {
    this.#failures += 1;
    this.#become({
      state: 'failed',
      trouble,
      ...(this.#lastSeenMs === undefined ? {} : { lastSeenMs: this.#lastSeenMs }),
    });
  }

  #become(state: CallerIdState): void {
    const isNews = state.state !== this.#state.state || JSON.stringify(state) !== JSON.stringify(this.#state);
    this.#state = state;
    if (isNews && !this.#ending.signal.aborted) this.#listener.onState(state);
  }

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

function closed(port: SerialConnection): Promise<void> {
  if (port.closed) return Promise.resolve();
  return new Promise((resolve) => {
    port.once('close', () => resolve());
    port.destroy();
  });
}

function troubleOf(error: unknown): CallerIdTrouble {
  switch ((error as { code?: unknown }).code) {
    case 'ENOENT':
      return 'port-missing';
    case 'EBUSY':
      return 'port-in-use';
    case 'EACCES':
      return 'port-forbidden';
    default:
      return 'no-answer';
  }
}
