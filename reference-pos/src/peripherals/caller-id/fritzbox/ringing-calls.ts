import type { CallSignal } from '../caller-id-source.ts';
import type { CallMonitorEvent } from './read-call-monitor.ts';

/** Joins the events of incoming calls by the box's small numbers, which it uses again and again. */
export class RingingCalls {
  readonly #makeId: () => string;
  readonly #calls = new Map<number, string>();

  constructor(makeId: () => string) {
    this.#makeId = makeId;
  }

  /** Signals that follow from an event; none for calls that began before anybody listened, and for those the salon makes. */
  hear(event: CallMonitorEvent): readonly CallSignal[] {
    switch (event.type) {
      case 'RING': {
        const ended = this.#end(event.id);
        const callId = this.#makeId();
        this.#calls.set(event.id, callId);
        const called = event.called === '' ? {} : { called: event.called };
        return [...ended, { type: 'ringing', callId, caller: event.caller, ...called }];
      }
      case 'CONNECT': {
        const callId = this.#calls.get(event.id);
        return callId === undefined ? [] : [{ type: 'answered', callId }];
      }
      case 'CALL':
      case 'DISCONNECT':
        return this.#end(event.id);
    }
  }

  #end(id: number): readonly CallSignal[] {
    const callId = this.#calls.get(id);
    this.#calls.delete(id);
    return callId === undefined ? [] : [{ type: 'ended', callId }];
  }
}
