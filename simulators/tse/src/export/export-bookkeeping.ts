import { SeError } from '../core/errors.ts';
import type { LogStore } from '../core/log-store.ts';

/** Knows up to which signature counter everything stored has been exported without a gap; nothing else may be deleted. */
export class ExportBookkeeping {
  readonly #store: LogStore;
  #exportedUpToCounter = 0;

  constructor(store: LogStore) {
    this.#store = store;
  }

  /** An export of these positions was made; it counts when it follows on from what was exported before. */
  note(selected: Uint32Array): void {
    const first = selected[0];
    const last = selected.at(-1);
    if (first === undefined || last === undefined) return;
    const isGapFree = selected.length === last - first + 1;
    const isContinued = first <= this.#firstUnexported();
    if (!isGapFree || !isContinued) return;
    this.#exportedUpToCounter = Math.max(this.#exportedUpToCounter, this.#store.signatureCounter(last));
  }

  /** Log-in and log-out after the export do not count: demanding another export for them would never end. */
  requireAllExported(): void {
    for (let position = this.#firstUnexported(); position < this.#store.count; position++) {
      if (this.#store.transactionNumber(position) > 0) throw new SeError('ErrorUnexportedStoredData');
    }
  }

  requireExportedUpTo(signatureCounter: number): void {
    if (signatureCounter > this.#exportedUpToCounter) throw new SeError('ErrorUnexportedStoredData');
  }

  deleteUpTo(signatureCounter: number): void {
    let count = 0;
    while (count < this.#store.count && this.#store.signatureCounter(count) <= signatureCounter) count++;
    this.#store.dropFirst(count);
  }

  #firstUnexported(): number {
    let position = 0;
    while (position < this.#store.count && this.#store.signatureCounter(position) <= this.#exportedUpToCounter) {
      position++;
    }
    return position;
  }
}
