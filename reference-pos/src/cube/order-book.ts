import { type Host, readFile, writeFileDurably } from '@kassensturz/host';
import type { DeliveryOutcome } from '../jobs/delivery.ts';

/** How many orders back the cube remembers; the server asks again only for the last ones. */
const keptOrders = 200;

interface Entry {
  readonly id: string;
  /** Missing: begun, and perhaps broken off by a power cut. */
  readonly outcome?: DeliveryOutcome;
}

/**
 * Which orders this cube has begun and what became of them, on its own disk and written before the printer hears anything:
 * so an order is done once, whatever breaks off (CK-15).
 */
export class OrderBook {
  readonly #host: Host;
  readonly #path: string;
  #entries: readonly Entry[];

  constructor(host: Host, directory: string) {
    this.#host = host;
    this.#path = `${directory}/orders.json`;
    makeDirectories(host, directory);
    this.#entries = this.#read();
  }

  /** `undefined`: never heard of. */
  find(id: string): Entry | undefined {
    return this.#entries.find((entry) => entry.id === id);
  }

  begin(id: string): void {
    this.#write([...this.#entries.filter((entry) => entry.id !== id), { id }]);
  }

  end(id: string, outcome: DeliveryOutcome): void {
    this.#write(this.#entries.map((entry) => (entry.id === id ? { id, outcome } : entry)));
  }

  #read(): readonly Entry[] {
    if (!this.#host.disk.exists(this.#path)) return [];
    try {
      return JSON.parse(Buffer.from(readFile(this.#host.disk, this.#path)).toString('utf8')) as readonly Entry[];
    } catch (error) {
      // A book that cannot be read is begun anew: at worst an order of the last seconds has an unknown outcome.
      this.#host.log.warn('cube.order-book-unreadable', { error: String(error) });
      return [];
    }
  }

  #write(entries: readonly Entry[]): void {
    this.#entries = entries.slice(-keptOrders);
    writeFileDurably(this.#host.disk, this.#path, Buffer.from(JSON.stringify(this.#entries)));
  }
}

function makeDirectories({ disk }: Host, directory: string): void {
  const names = directory.split('/').filter((name) => name !== '');
  for (let depth = 1; depth <= names.length; depth++) {
    const path = `/${names.slice(0, depth).join('/')}`;
    if (disk.exists(path)) continue;
    disk.makeDirectory(path);
    disk.syncDirectory(`/${names.slice(0, depth - 1).join('/')}`);
  }
}
