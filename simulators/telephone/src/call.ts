import type { Caller } from './caller.ts';
import { TelephoneError } from './telephone-error.ts';

export type CallState = 'ringing' | 'answered' | 'ended';
export type CallEnd = 'caller hung up' | 'called side hung up' | 'rejected' | 'busy' | 'no such number';

/** Which kind of ringing the exchange sends (a line with several numbers can tell them apart by it). */
export type RingPattern = 'A' | 'B' | 'C';

/** One call, from the first ring to the end. */
export class Call {
  readonly id: number;
  readonly caller: Caller;
  /** Dialled number in E.164 digits, or as it was dialled when it is none (`**610`). */
  readonly called: string;
  readonly ringPattern: RingPattern;
  readonly #listeners = new Set<(call: Call) => void>();
  #state: CallState = 'ringing';
  #end: CallEnd | undefined;
  #extension: number | undefined;

  constructor(id: number, caller: Caller, called: string, ringPattern: RingPattern = 'A') {
    this.id = id;
    this.caller = caller;
    this.called = called;
    this.ringPattern = ringPattern;
  }

  get state(): CallState {
    return this.#state;
  }

  /** Why it ended; undefined while it lives. */
  get end(): CallEnd | undefined {
    return this.#end;
  }

  /** Extension that answered, where the device behind the line has several. */
  get extension(): number | undefined {
    return this.#extension;
  }

  /** Somebody at the called side picks up. Throws `TELEPHONE_CALL_STATE` unless it rings. */
  answer(options: { readonly extension?: number } = {}): this {
    if (this.#state !== 'ringing') {
      const message = `Call ${this.id} cannot be answered: it is ${this.#state}, and only a ringing call can be.`;
      throw new TelephoneError('TELEPHONE_CALL_STATE', message);
    }
    this.#extension = options.extension;
    this.#become('answered');
    return this;
  }

  /** The caller puts the receiver down. Nothing happens when the call is over already. */
  hangUp(): void {
    this.finish('caller hung up');
  }

  /** The called side puts the receiver down, or refuses while it rings. */
  hangUpByCalled(): void {
    this.finish(this.#state === 'ringing' ? 'rejected' : 'called side hung up');
  }

  /** Ends it for a reason; the exchange's and the devices' side. */
  finish(end: CallEnd): void {
    if (this.#state === 'ended') return;
    this.#end = end;
    this.#become('ended');
  }

  /** Tells every change of state; returns the way out. */
  onChange(listener: (call: Call) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #become(state: CallState): void {
    this.#state = state;
    for (const listener of [...this.#listeners]) listener(this);
  }
}
