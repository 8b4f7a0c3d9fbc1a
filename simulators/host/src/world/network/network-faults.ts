import type { Scheduler } from '../scheduler.ts';
import type { Side, TcpLink } from './tcp-link.ts';

/** What the client sees instead of the answer. */
export type LostAnswerOutcome = 'silence' | 'reset';

export interface LostAnswer {
  /** Host that asks. */
  readonly client: string;
  /** Host that does what was asked, and whose answer is lost. */
  readonly server: string;
  readonly port?: number;
  /** `silence` (default): nothing arrives any more on that connection; `reset`: RST instead of the answer. */
  readonly outcome?: LostAnswerOutcome;
}

interface PendingLoss {
  readonly fault: LostAnswer;
  link: TcpLink | undefined;
}

/** Faults that the network plays once. */
export class NetworkFaults {
  readonly #scheduler: Scheduler;
  readonly #losses: PendingLoss[] = [];

  constructor(scheduler: Scheduler) {
    this.#scheduler = scheduler;
  }

  /** F-ACK-LOST: the next request from client to server arrives and is executed, its answer is lost. Returns the way to call it off. */
  loseNextAnswer(fault: LostAnswer): () => void {
    const pending: PendingLoss = { fault, link: undefined };
    this.#losses.push(pending);
    return () => this.#remove(pending);
  }

  /** Called before a side sends; may break the connection first. */
  beforeSend(link: TcpLink, side: Side): void {
    if (this.#losses.length === 0) return;
    for (const pending of [...this.#losses]) {
      const { fault } = pending;
      const isMeant =
        link.client.node.name === fault.client &&
        link.server.node.name === fault.server &&
        (fault.port === undefined || fault.port === link.server.port);
      if (!isMeant) continue;
      if (side === 'client') pending.link ??= link;
      else if (pending.link === link) this.#strike(pending, link);
    }
  }

  #strike(pending: PendingLoss, link: TcpLink): void {
    this.#remove(pending);
    const client = link.connections.client;
    link.silence();
    if (pending.fault.outcome !== 'reset') return;
    this.#scheduler.after(link.latencyUs, () => client?.arriveReset(), 'network reset');
  }

  #remove(pending: PendingLoss): void {
    const index = this.#losses.indexOf(pending);
    if (index >= 0) this.#losses.splice(index, 1);
  }
}
