import type { Clock, SerialConnection } from '@kassensturz/host';
import type { ModemWord } from './read-modem.ts';

const answerWithinMs = 3_000;

type Answer = 'ok' | 'error' | 'none';

/** Commands one after the other; a RING may fall between a command and its answer. */
export class ModemDialogue {
  readonly #clock: Clock;
  readonly #port: SerialConnection;
  #settle: ((answer: Answer) => void) | undefined;
  #tail: Promise<unknown> = Promise.resolve();

  constructor(clock: Clock, port: SerialConnection) {
    this.#clock = clock;
    this.#port = port;
  }

  /** What became of a command: `none` when nothing came in time. */
  ask(command: string): Promise<Answer> {
    const answer = this.#tail.then(() => this.#ask(command));
    this.#tail = answer;
    return answer;
  }

  hear(word: ModemWord): void {
    if (word.kind === 'result') this.#settle?.(word.isOk ? 'ok' : 'error');
    // 0 and 4 are OK and ERROR of a modem that was left talking in digits.
    else if (word.kind === 'numeric' && (word.code === 0 || word.code === 4))
      this.#settle?.(word.code === 0 ? 'ok' : 'error');
  }

  /** The port is gone; nobody answers any more. */
  end(): void {
    this.#settle?.('none');
  }

  #ask(command: string): Promise<Answer> {
    if (!this.#port.writable) return Promise.resolve('none');
    return new Promise((resolve) => {
      const timer = this.#clock.after(answerWithinMs, () => this.#settle?.('none'));
      this.#settle = (answer) => {
        timer.cancel();
        this.#settle = undefined;
        resolve(answer);
      };
      this.#port.write(`${command}\r`);
    });
  }
}
