import type { Clock, Timer } from '@kassensturz/host';
import type { ResultCode } from '../protocol/result-codes.ts';
import type { LineCall } from './telephone-line.ts';

/** How long a modem listens before it dials and until it knows the tone, beside S6 (unverified). */
const TONE_MS = 1_500;

export interface CallControlSettings {
  /** S7 and S6, seconds. */
  readonly carrierWaitMs: number;
  readonly dialWaitMs: number;
}

/**
 * A call in which the modem itself has the receiver off: dialling or answering. Nobody here is a modem at the other end,
 * so every such call ends without a carrier.
 */
export class CallControl {
  readonly #clock: Clock;
  #timers: Timer[] = [];
  #call: LineCall | undefined;
  #isCaller = false;
  #off: (() => void) | undefined;
  #done: ((result: ResultCode) => void) | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Is a result still to come? */
  get isWorking(): boolean {
    return this.#done !== undefined;
  }

  /** The call the modem takes part in. */
  get call(): LineCall | undefined {
    return this.#call;
  }

  /** Answers the call that rings, or listens into the silence. */
  answer(
    ringing: LineCall | undefined,
    { carrierWaitMs }: CallControlSettings,
    done: (result: ResultCode) => void,
  ): void {
    this.#done = done;
    if (ringing?.state === 'ringing') {
      this.#isCaller = false;
      this.#watch(ringing);
      ringing.answer();
    }
    this.#after(carrierWaitMs, () => this.#end('NO CARRIER'));
  }

  /** Takes the receiver off to talk; nobody listens for a carrier. */
  pickUp(ringing: LineCall | undefined): void {
    if (ringing?.state !== 'ringing') return;
    this.#isCaller = false;
    this.#watch(ringing);
    ringing.answer();
  }

  /** Takes the receiver off and dials by `place`; undefined there means that the line is dead. */
  dial(
    digits: string,
    place: (digits: string) => LineCall | undefined,
    { carrierWaitMs, dialWaitMs }: CallControlSettings,
    done: (result: ResultCode) => void,
  ): void {
    this.#done = done;
    // A semicolon at the end: dial, then take commands again while somebody talks.
    const isVoice = digits.endsWith(';');
    this.#after(dialWaitMs, () => {
      const call = place(digits.replaceAll(/[^0-9*#]/g, ''));
      if (!call) {
        this.#end('NO DIALTONE');
        return;
      }
      this.#isCaller = true;
      this.#watch(call);
      if (isVoice) this.#finish('OK');
      else if (call.end === 'busy') this.#after(TONE_MS, () => this.#end('BUSY'));
      else this.#after(carrierWaitMs, () => this.#end(digits.includes('@') ? 'NO ANSWER' : 'NO CARRIER'));
    });
  }

  /** Puts the receiver down; the result of what was going on is not told. */
  hangUp(): void {
    this.#done = undefined;
    this.#release();
  }

  /** A key while it works: the attempt ends. */
  abort(): void {
    this.#end('NO CARRIER');
  }

  #watch(call: LineCall): void {
    this.#call = call;
    this.#off = call.onChange(({ state, end }) => {
      if (state === 'ended' && end !== 'busy' && this.isWorking) this.#end('NO CARRIER');
    });
  }

  #end(result: ResultCode): void {
    this.#release();
    this.#finish(result);
  }

  #finish(result: ResultCode): void {
    const done = this.#done;
    this.#done = undefined;
    done?.(result);
  }

  #release(): void {
    for (const timer of this.#timers) timer.cancel();
    this.#timers = [];
    this.#off?.();
    const call = this.#call;
    this.#call = undefined;
    if (!call || call.state === 'ended') return;
    if (this.#isCaller) call.hangUp();
    else call.hangUpByCalled();
  }

  #after(ms: number, act: () => void): void {
    this.#timers.push(this.#clock.after(ms, act));
  }
}
