import { StoreError } from '../storage/store-error.ts';
import type { Store } from '../storage/types.ts';
import { PosError } from '../till/pos-error.ts';

/** Free bytes below which nothing new is begun: a sale with its receipt needs a tenth of it. */
const leastFreeBytes = 512 * 1024;

/** Refuses to begin anything new when the store could not keep it to the end (KS-13). */
export function demandRoom(store: Store): void {
  const { state, freeBytes } = store.health();
  if (state === 'failed' || state === 'closed') throw new PosError('STORAGE_FAILED');
  if (state === 'full' || freeBytes < leastFreeBytes) throw new PosError('STORAGE_FULL');
}

/** The till's words for what the store said; anything else is handed back as it is. */
export function inTillWords(error: unknown): unknown {
  if (!(error instanceof StoreError)) return error;
  switch (error.code) {
    case 'STORE_DISK_FULL':
      return new PosError('STORAGE_FULL', { cause: error });
    case 'STORE_CONSTRAINT':
    case 'STORE_SQL':
      return new PosError('INTERNAL', { cause: error });
    default:
      return new PosError('STORAGE_FAILED', { cause: error });
  }
}
