import type { Host } from '@kassensturz/host';
import type { CubeMessage } from '../cloud/cube-link.ts';
import type { Delivery, DeliveryOutcome } from '../jobs/delivery.ts';
import { drawerJobLifeMs } from '../jobs/job-queue.ts';
import type { OrderBook } from './order-book.ts';

type OrderMessage = Extract<CubeMessage, { readonly type: 'order' }>;

export interface OrderWorkerOptions {
  readonly host: Host;
  readonly book: OrderBook;
  readonly delivery: Delivery;
  /** Tells the server; false when it could not be reached (then it will ask again under the same id). */
  readonly report: (orderId: string, outcome: DeliveryOutcome) => Promise<boolean>;
}

/** Does what the server orders, one at a time and each once. */
export class OrderWorker {
  readonly #options: OrderWorkerOptions;
  #tail: Promise<void> = Promise.resolve();

  constructor(options: OrderWorkerOptions) {
    this.#options = options;
  }

  take(message: OrderMessage): void {
    const arrivedMs = this.#options.host.clock.monotonic();
    this.#tail = this.#tail
      .then(() => this.#work(message, arrivedMs))
      .catch((error) => this.#logFailure(message, error));
  }

  async #work({ id, ageMs, work }: OrderMessage, arrivedMs: number): Promise<void> {
    const { host, book, delivery, report } = this.#options;
    const known = book.find(id);
    if (known) {
      await report(id, known.outcome ?? brokenOff);
      return;
    }
    book.begin(id);
    const totalAgeMs = ageMs + host.clock.monotonic() - arrivedMs;
    const isTooOld = work.kind === 'drawer' && totalAgeMs > drawerJobLifeMs;
    const createdAtMs = host.clock.now() - totalAgeMs;
    const outcome = isTooOld ? tooOld : await delivery.deliver({ id, createdAtMs, work });
    book.end(id, outcome);
    host.log.info('cube.order-done', { order: id, ...outcome });
    await report(id, outcome);
  }

  #logFailure({ id }: OrderMessage, error: unknown): void {
    this.#options.host.log.error('cube.order-failed', { order: id, error: String(error) });
  }
}

const tooOld: DeliveryOutcome = {
  outcome: 'dropped',
  cause: 'too-old',
  text: 'Der Auftrag war zu alt; die Lade wurde nicht mehr geöffnet.',
};

const brokenOff: DeliveryOutcome = {
  outcome: 'unknown',
  cause: 'connection-lost',
  text: 'Der Cube wurde mitten im Auftrag unterbrochen. Bitte nachsehen, ob der Bon gedruckt und die Lade offen ist.',
};
