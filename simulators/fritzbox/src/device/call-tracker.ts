import type { Clock } from '@kassensturz/host';
import type { CallEvent } from '../protocol/call-monitor-line.ts';
import type { CallList, ListedCall } from './call-list.ts';
import type { ConnectionIds } from './connection-ids.ts';
import { type KnownNumber, nationalDigits } from './own-number.ts';
import type { NetworkCall } from './telephone-network.ts';

/** A telephone that answers when nobody says which: the first cordless one. */
const FIRST_CORDLESS = 10;
/** Answering machines are 40 to 44. */
const FIRST_MACHINE = 40;

export interface TrackerParts {
  readonly clock: Clock;
  /** Wall time of the box. */
  readonly now: () => number;
  readonly ids: ConnectionIds;
  readonly list: CallList;
  readonly tell: (event: CallEvent) => void;
}

/** Follows one call at one end of it and tells what the call monitor would say. */
export class CallTracker {
  readonly #parts: TrackerParts;
  readonly #id: number;
  #answeredAt: number | undefined;
  #isOver = false;
  #leave: (() => void) | undefined;

  constructor(parts: TrackerParts) {
    this.#parts = parts;
    this.#id = parts.ids.take();
  }

  /** Somebody calls one of the box's numbers. */
  incoming(call: NetworkCall, own: KnownNumber, options: { readonly isBlocked: boolean }): void {
    const { now, list, tell } = this.#parts;
    const caller = call.caller.kind === 'number' ? call.caller.sent : '';
    tell({ event: 'RING', id: this.#id, caller, called: own.shownAs, line: own.line });
    const listed = list.add({ kind: 2, remote: caller, own: own.shownAs, line: own.line, at: now() });
    this.#follow(call, caller, listed, 9);
    if (options.isBlocked) call.hangUpByCalled();
  }

  /** Somebody at the box dials: told before the network has an opinion. */
  outgoing(own: KnownNumber, dialled: string, extension: number): (call: NetworkCall) => void {
    const { now, list, tell } = this.#parts;
    tell({ event: 'CALL', id: this.#id, extension, from: own.shownAs, dialled, line: own.line });
    const listed = list.add({ kind: 3, remote: dialled, own: own.shownAs, line: own.line, at: now(), extension });
    return (call) => this.#follow(call, dialled, listed, 11, extension);
  }

  /** The box lost its power: nobody hears the end. */
  forget(): void {
    this.#isOver = true;
    this.#leave?.();
  }

  #follow(call: NetworkCall, remote: string, listed: ListedCall, activeKind: 9 | 11, extension?: number): void {
    const look = () => {
      if (this.#isOver) return;
      if (call.state === 'answered')
        this.#answered(extension ?? call.extension ?? FIRST_CORDLESS, remote, listed, activeKind);
      if (call.state === 'ended') this.#ended(call, listed);
    };
    this.#leave = call.onChange(look);
    look();
  }

  #answered(extension: number, remote: string, listed: ListedCall, activeKind: 9 | 11): void {
    if (this.#answeredAt !== undefined) return;
    this.#answeredAt = this.#parts.clock.monotonic();
    listed.kind = activeKind;
    listed.extension = extension;
    this.#parts.tell({ event: 'CONNECT', id: this.#id, extension, remote });
  }

  #ended({ end }: NetworkCall, listed: ListedCall): void {
    const { clock, ids, tell } = this.#parts;
    this.#isOver = true;
    this.#leave?.();
    const seconds = this.#answeredAt === undefined ? 0 : Math.round((clock.monotonic() - this.#answeredAt) / 1_000);
    listed.seconds = seconds;
    if (listed.kind === 9) listed.kind = (listed.extension ?? 0) >= FIRST_MACHINE ? 2 : 1;
    else if (listed.kind === 11) listed.kind = 3;
    else if (listed.kind === 2 && end === 'rejected') listed.kind = 10;
    ids.free(this.#id);
    tell({ event: 'DISCONNECT', id: this.#id, seconds });
  }
}

/** Which own number a call means; the first one when the network says something else. */
export function ownNumberOf(called: string, numbers: readonly KnownNumber[], areaCode: string): KnownNumber {
  const national = nationalDigits(`+${called}`, areaCode);
  const first = numbers[0] ?? { number: '', national: '', shownAs: '', line: 'SIP0' };
  return numbers.find((own) => own.national === national) ?? first;
}
