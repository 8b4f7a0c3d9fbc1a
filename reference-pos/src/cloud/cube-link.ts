import { createHash, timingSafeEqual } from 'node:crypto';
import type { Host, Timer } from '@kassensturz/host';
import type { Response } from 'express';
import type { Delivery, DeliveryOutcome, Order, Work } from '../jobs/delivery.ts';
import type { PaperMm } from '../jobs/printer-delivery.ts';
import type { PrinterStatus } from '../peripherals/index.ts';

/** A cube that was not heard for this long is gone; together with its own rhythm that stays below 15 s (CK-12). */
const goneAfterMs = 11_000;
/** A line that means nothing, so that the cube notices a dead connection. */
const aliveEveryMs = 4_000;
/** An order without an outcome for this long has an unknown one. */
const outcomeWithinMs = 30_000;

/** What the cube is sent, one JSON object a line. Ages are durations: the clocks of cube and server may differ. */
export type CubeMessage =
  | { readonly type: 'alive' }
  | { readonly type: 'settings'; readonly paperMm: PaperMm }
  | { readonly type: 'order'; readonly id: string; readonly ageMs: number; readonly work: Work };

interface Pending {
  readonly order: Order;
  readonly resolve: (outcome: DeliveryOutcome) => void;
}

export interface CubeLinkOptions {
  readonly host: Host;
  readonly token: string;
  /** Width of the paper in the salon's printer. */
  readonly paperMm: PaperMm;
  /** The cube came, went, or its printer changed. */
  readonly onChange: () => void;
}

/** The server's end of the connection to the salon's cube. The cube opens it; the server only answers (CK-13). */
export class CubeLink implements Delivery {
  readonly #options: CubeLinkOptions;
  readonly #pending = new Map<string, Pending>();
  #stream: Response | undefined;
  #aliveTimer: Timer | undefined;
  #goneTimer: Timer | undefined;
  #lastHeardMs: number | undefined;
  #printer: PrinterStatus | undefined;

  constructor(options: CubeLinkOptions) {
    this.#options = options;
  }

  channel(): 'server' | 'page' {
    return this.#stream ? 'server' : 'page';
  }

  canDeliver(): boolean {
    return this.#stream !== undefined;
  }

  /** When the cube was last heard, by the server's wall clock. */
  get lastHeardMs(): number | undefined {
    return this.#lastHeardMs;
  }

  get printer(): PrinterStatus | undefined {
    return this.#printer;
  }

  isTokenRight(token: string): boolean {
    return timingSafeEqual(digest(token), digest(this.#options.token));
  }

  /** Takes the stream a cube has opened; an older one is closed, its unanswered orders are sent again under their ids. */
  open(stream: Response): void {
    const { clock } = this.#options.host;
    this.#drop();
    this.#stream = stream;
    this.heard();
    this.#aliveTimer = clock.every(aliveEveryMs, () => this.#send({ type: 'alive' }));
    this.#send({ type: 'settings', paperMm: this.#options.paperMm });
    stream.once('close', () => {
      if (this.#stream === stream) this.#gone('closed');
    });
    for (const { order } of this.#pending.values()) this.#sendOrder(order);
    this.#options.host.log.info('cube.connected');
    this.#options.onChange();
  }

  /** The cube has called in, with its printer's state where it knows it. */
  heard(printer?: PrinterStatus): void {
    const { clock } = this.#options.host;
    this.#lastHeardMs = clock.now();
    this.#goneTimer?.cancel();
    if (this.#stream) this.#goneTimer = clock.after(goneAfterMs, () => this.#gone('silent'));
    if (!printer) return;
    const isChanged = printer.isReady !== this.#printer?.isReady || printer.cause !== this.#printer?.cause;
    this.#printer = printer;
    if (isChanged) this.#options.onChange();
  }

  /** What the cube says became of an order; false when nobody waits for it (any more). */
  takeOutcome(id: string, outcome: DeliveryOutcome): boolean {
    const pending = this.#pending.get(id);
    pending?.resolve(outcome);
    return pending !== undefined;
  }

  async deliver(order: Order): Promise<DeliveryOutcome> {
    const { clock } = this.#options.host;
    return new Promise((resolve) => {
      const timer = clock.after(outcomeWithinMs, () => settle(unheard));
      const settle = (outcome: DeliveryOutcome) => {
        timer.cancel();
        this.#pending.delete(order.id);
        resolve(outcome);
      };
      this.#pending.set(order.id, { order, resolve: settle });
      this.#sendOrder(order);
    });
  }

  async stop(): Promise<void> {
    this.#drop();
    for (const { resolve } of this.#pending.values()) resolve(unheard);
  }

  #sendOrder({ id, createdAtMs, work }: Order): void {
    const ageMs = Math.max(0, this.#options.host.clock.now() - createdAtMs);
    this.#send({ type: 'order', id, ageMs, work });
  }

  #send(message: CubeMessage): void {
    this.#stream?.write(`${JSON.stringify(message)}\n`);
  }

  #gone(why: 'closed' | 'silent'): void {
    this.#drop();
    this.#printer = undefined;
    this.#options.host.log.warn('cube.gone', { why });
    this.#options.onChange();
  }

  #drop(): void {
    this.#aliveTimer?.cancel();
    this.#goneTimer?.cancel();
    const stream = this.#stream;
    this.#stream = undefined;
    stream?.destroy();
  }
}

const unheard: DeliveryOutcome = {
  outcome: 'unknown',
  cause: 'connection-lost',
  text: 'Der Cube hat sich nicht gemeldet. Bitte nachsehen, ob der Bon gedruckt und die Lade offen ist.',
};

function digest(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
