/** As TR-064 counts: 1 received, 2 missed, 3 outgoing, 9 and 11 while they last, 10 rejected. */
export type CallKind = 1 | 2 | 3 | 9 | 10 | 11;

/** One line of the box's call list. */
export interface ListedCall {
  readonly id: number;
  kind: CallKind;
  /** The other side's number as the network passed it on; empty when withheld. */
  readonly remote: string;
  readonly own: string;
  readonly line: string;
  extension: number | undefined;
  /** Unix milliseconds. */
  readonly at: number;
  seconds: number;
}

/** A box keeps this many (unverified; newer ones keep more). */
const KEPT_CALLS = 400;

/** What the box remembers of its calls, newest first. */
export class CallList {
  #calls: ListedCall[] = [];
  #lastId = 0;

  get calls(): readonly ListedCall[] {
    return this.#calls;
  }

  add(call: Omit<ListedCall, 'id' | 'extension' | 'seconds'> & { readonly extension?: number }): ListedCall {
    this.#lastId += 1;
    const listed: ListedCall = { extension: undefined, ...call, id: this.#lastId, seconds: 0 };
    this.#calls = [listed, ...this.#calls].slice(0, KEPT_CALLS);
    return listed;
  }
}
