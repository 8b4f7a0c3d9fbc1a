import type { Host } from '@kassensturz/host';
import type { CallMessage, CallOutcome } from '../cube/protocol.ts';
import type { CubeLink } from './cube-link.ts';
import type { CubeCall } from './cube-relay.ts';

/** A call without an outcome for this long has an unknown one. */
const outcomeWithinMs = 30_000;

interface Pending {
  readonly call: CubeCall & { readonly id: string };
  readonly createdAtMs: number;
  readonly settle: (outcome: CallOutcome) => void;
  readonly promise: Promise<CallOutcome>;
}

/** Calls that wait for their outcome; a cube that comes back is sent them again under their ids. */
export class PendingCalls {
  readonly #host: Host;
  readonly #link: CubeLink;
  readonly #pending = new Map<string, Pending>();
  readonly #lateListeners: ((id: string, outcome: CallOutcome) => void)[] = [];

  constructor(host: Host, link: CubeLink) {
    this.#host = host;
    this.#link = link;
    link.listen({
      onOpen: () => {
        for (const pending of this.#pending.values()) this.#send(pending);
      },
      onMessage: (message) => {
        if (message.type === 'progress') this.#pending.get(message.id)?.call.onProgress?.(message.payload);
        else if (message.type === 'outcome') this.#take(message.id, message.outcome);
      },
    });
  }

  /** The same id while it waits is the same call. */
  call(call: CubeCall & { readonly id: string }): Promise<CallOutcome> {
    const known = this.#pending.get(call.id);
    if (known) return known.promise;
    const { clock } = this.#host;
    const { promise, resolve } = Promise.withResolvers<CallOutcome>();
    const timer = clock.after(call.withinMs ?? outcomeWithinMs, () => settle(unheard));
    const settle = (outcome: CallOutcome) => {
      timer.cancel();
      this.#pending.delete(call.id);
      resolve(outcome);
    };
    const pending: Pending = { call, createdAtMs: call.createdAtMs ?? clock.now(), settle, promise };
    this.#pending.set(call.id, pending);
    this.#send(pending);
    return promise;
  }

  onLateOutcome(listener: (id: string, outcome: CallOutcome) => void): void {
    this.#lateListeners.push(listener);
  }

  stop(): void {
    for (const { settle } of this.#pending.values()) settle(unheard);
  }

  #take(id: string, outcome: CallOutcome): void {
    const pending = this.#pending.get(id);
    if (pending) pending.settle(outcome);
    else for (const listener of this.#lateListeners) listener(id, outcome);
  }

  #send({ call: { id, name, payload, lifeMs }, createdAtMs }: Pending): void {
    const ageMs = Math.max(0, this.#host.clock.now() - createdAtMs);
    const message: CallMessage = { type: 'call', id, name, payload: payload ?? null, ageMs };
    this.#link.send(lifeMs === undefined ? message : { ...message, lifeMs });
  }
}

const unheard: CallOutcome = {
  state: 'unknown',
  code: 'no-answer',
  text: 'Der Cube hat sich nicht gemeldet. Bitte am Gerät nachsehen, was geschehen ist.',
};
