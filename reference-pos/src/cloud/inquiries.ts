import type { Host } from '@kassensturz/host';
import type { CallStanding } from '../cube/protocol.ts';
import type { CubeLink } from './cube-link.ts';

const answerWithinMs = 5_000;

/** Questions to the cube what became of a call. */
export class Inquiries {
  readonly #host: Host;
  readonly #link: CubeLink;
  readonly #waiting = new Map<string, Set<(standing: CallStanding | undefined) => void>>();

  constructor(host: Host, link: CubeLink) {
    this.#host = host;
    this.#link = link;
    link.listen({
      onMessage: (message) => {
        if (message.type === 'standing') this.#settle(message.id, message.standing);
      },
      onGone: () => this.stop(),
    });
  }

  ask(id: string): Promise<CallStanding | undefined> {
    if (!this.#link.isConnected) return Promise.resolve(undefined);
    return new Promise((resolve) => {
      const settle = (standing: CallStanding | undefined) => {
        timer.cancel();
        this.#waiting.get(id)?.delete(settle);
        resolve(standing);
      };
      const timer = this.#host.clock.after(answerWithinMs, () => settle(undefined));
      const others = this.#waiting.get(id) ?? new Set();
      this.#waiting.set(id, others.add(settle));
      this.#link.send({ type: 'inquiry', id });
    });
  }

  /** Nobody will answer any more. */
  stop(): void {
    for (const id of [...this.#waiting.keys()]) this.#settle(id, undefined);
  }

  #settle(id: string, standing: CallStanding | undefined): void {
    for (const settle of [...(this.#waiting.get(id) ?? [])]) settle(standing);
    this.#waiting.delete(id);
  }
}
