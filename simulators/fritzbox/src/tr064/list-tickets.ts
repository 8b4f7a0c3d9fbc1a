import type { Random } from '@kassensturz/host';

const KEPT = 20;

/** Session ids in the addresses of lists: who has one may fetch, without another login. */
export class ListTickets {
  readonly #random: Random;
  #ids: string[] = [];

  constructor(random: Random) {
    this.#random = random;
  }

  issue(): string {
    const id = Buffer.from(this.#random.bytes(8)).toString('hex');
    this.#ids = [id, ...this.#ids].slice(0, KEPT);
    return id;
  }

  isKnown(id: string | null): boolean {
    return id !== null && this.#ids.includes(id);
  }
}
