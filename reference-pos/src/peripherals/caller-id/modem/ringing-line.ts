import type { Clock, Timer } from '@kassensturz/host';
import type { CallSignal } from '../caller-id-source.ts';
import type { ModemWord } from './read-modem.ts';

/**
 * A modem says nothing when the caller gives up or somebody answers: rings come every 5 s, so a line that was silent for
 * this long is free again.
 */
const silentMs = 8_000;

/** One analog line: which rings and items belong to the same call. */
export class RingingLine {
  readonly #clock: Clock;
  readonly #makeId: () => string;
  readonly #tell: (signal: CallSignal) => void;
  #callId: string | undefined;
  #rings = 0;
  #caller: string | undefined;
  #isNumberKnown = false;
  #isTold = false;
  #silence: Timer | undefined;

  constructor(clock: Clock, makeId: () => string, tell: (signal: CallSignal) => void) {
    this.#clock = clock;
    this.#makeId = makeId;
    this.#tell = tell;
  }

  get isRinging(): boolean {
    return this.#callId !== undefined;
  }

  hear(word: ModemWord): void {
    if (word.kind === 'ring') this.#ring();
    else if (word.kind === 'item') this.#item(word.tag, word.value);
  }

  /** The modem is gone: whatever rang is over. */
  end(): void {
    this.#silence?.cancel();
    const callId = this.#callId;
    this.#callId = undefined;
    if (callId !== undefined && this.#isTold) this.#tell({ type: 'ended', callId });
  }

  #ring(): void {
    this.#begin();
    this.#rings += 1;
    // Data come before the second ring, if the line has any.
    if (this.#rings > 1 && !this.#isTold) this.#show(undefined);
  }

  #item(tag: string, value: string): void {
    if (tag !== 'NMBR') {
      this.#begin();
      return;
    }
    const isNumber = /\d{3}/.test(value) && !/^0+$/.test(value);
    // Some chips say the number and then "O" once more.
    if (!isNumber && this.#caller !== undefined) return;
    const isAnother = isNumber && this.#isNumberKnown && this.#caller !== value;
    if (isAnother) this.end();
    this.#begin();
    this.#caller = value;
    this.#isNumberKnown = isNumber;
    this.#show(value);
  }

  #begin(): void {
    this.#silence?.cancel();
    this.#silence = this.#clock.after(silentMs, () => this.end());
    if (this.#callId !== undefined) return;
    this.#callId = this.#makeId();
    this.#rings = 0;
    this.#caller = undefined;
    this.#isNumberKnown = false;
    this.#isTold = false;
  }

  #show(caller: string | undefined): void {
    if (this.#callId === undefined) return;
    this.#isTold = true;
    this.#tell({ type: 'ringing', callId: this.#callId, ...(caller === undefined ? {} : { caller }) });
  }
}
