import type { Clock } from '@kassensturz/host';
import { type Apdu, acknowledge, command, isNegative, isPositive } from './apdu.ts';
import type { ZvtLine } from './zvt-line.ts';

/** T3: until a command is answered. T4: until the next sign of life of the terminal; `04 FF` may set another. */
const t3Ms = 5_000;
const t4Ms = 180_000;
/** After T4 the terminal is asked to stop and gets this long to say how it ended. */
const lastWordsMs = 8_000;
const [intermediate, completion, abort] = [0x04ff, 0x060f, 0x061e];

/**
 * How a command ended. `refused`: not begun. `lost`: the line or the terminal fell silent; `wasAnswered` says whether it had
 * taken the command before.
 */
export type DialogueEnd =
  | { readonly end: 'completed' | 'aborted'; readonly data: Uint8Array }
  | { readonly end: 'refused'; readonly code: number; readonly data: Uint8Array }
  | { readonly end: 'lost'; readonly why: 'silent' | 'closed' | 'foreign' | 'unsent'; readonly wasAnswered: boolean };

export interface DialogueOptions {
  /** A message of the terminal, before it is acknowledged. Another answer than `80 00` may be given. */
  readonly onMessage?: (message: Apdu) => void;
  /** `06 02` has no completion. */
  readonly endsWithAnswer?: boolean;
  readonly answerWithinMs?: number;
}

/** One command of the till and all that the terminal, master meanwhile, says until it ends (PA00P016 1.4). */
export class Dialogue {
  readonly #clock: Clock;
  readonly #line: ZvtLine;
  readonly #options: DialogueOptions;
  #isRunning = false;
  #wantsAbort = false;

  constructor(clock: Clock, line: ZvtLine, options: DialogueOptions = {}) {
    this.#clock = clock;
    this.#line = line;
    this.#options = options;
  }

  /** `06 B0`: asks the terminal to stop. Possible only while it works on our command. */
  cancel(): void {
    if (!this.#isRunning) this.#wantsAbort = true;
    else void this.#line.send(command(0x06b0));
  }

  async run(message: Apdu): Promise<DialogueEnd> {
    if (!(await this.#line.send(message))) return { end: 'lost', why: 'unsent', wasAnswered: false };
    const answer = await this.#answer();
    if (typeof answer === 'string') return { end: 'lost', why: answer, wasAnswered: false };
    if (isNegative(answer)) return { end: 'refused', code: answer.code % 256, data: answer.data };
    if (this.#options.endsWithAnswer) return { end: 'completed', data: answer.data };
    this.#isRunning = true;
    if (this.#wantsAbort) this.cancel();
    return this.#serve();
  }

  /** `80 00` or `84 xx`. What the terminal still had to say of something earlier is acknowledged and passed over. */
  async #answer(): Promise<Apdu | 'silent' | 'closed' | 'foreign'> {
    const untilMs = this.#clock.monotonic() + (this.#options.answerWithinMs ?? t3Ms);
    for (;;) {
      const message = await this.#line.next(untilMs);
      if (message === 'timeout') return 'silent';
      if (message === 'closed') return 'closed';
      if (isPositive(message) || isNegative(message)) return message;
      if (!isCommand(message)) return 'foreign';
      // A result of something we no longer follow is not confirmed: the terminal takes it back, or tells it again when asked.
      if (message.code !== 0x040f) void this.#line.send(acknowledge);
    }
  }

  async #serve(): Promise<DialogueEnd> {
    let waitMs = t4Ms;
    let isLastWord = false;
    for (;;) {
      const message = await this.#line.next(this.#clock.monotonic() + (isLastWord ? lastWordsMs : waitMs));
      if (message === 'closed') return { end: 'lost', why: 'closed', wasAnswered: true };
      if (message === 'timeout') {
        if (isLastWord) return { end: 'lost', why: 'silent', wasAnswered: true };
        isLastWord = true;
        this.cancel();
        continue;
      }
      // The answer to our `06 B0`; what it led to is told by the end.
      if (!isCommand(message)) continue;
      this.#options.onMessage?.(message);
      waitMs = waitAfter(message, waitMs);
      const isEnd = message.code === completion || message.code === abort;
      if (!isEnd) {
        if (!(await this.#line.send(acknowledge))) return { end: 'lost', why: 'closed', wasAnswered: true };
        continue;
      }
      await this.#line.send(acknowledge);
      return { end: message.code === completion ? 'completed' : 'aborted', data: message.data };
    }
  }
}

/** `04 FF` may carry a new T4 in BCD minutes; 00 leaves it. */
function waitAfter({ code, data }: Apdu, waitMs: number): number {
  const minutes = data[1];
  if (code !== intermediate || minutes === undefined || minutes === 0) return waitMs;
  return ((minutes >> 4) * 10 + (minutes & 0x0f)) * 60_000;
}

function isCommand({ code }: Apdu): boolean {
  return code >> 8 === 0x04 || code >> 8 === 0x06 || code >> 8 === 0x05 || code >> 8 === 0x08;
}
