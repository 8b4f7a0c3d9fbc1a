import { SeError } from '../core/errors.ts';
import type { SecureElement } from '../core/secure-element.ts';
import { ExportBookkeeping } from './export-bookkeeping.ts';
import { type ExportFilter, selectLogs } from './export-filter.ts';
import { certificateArchive, type ExportedCertificate, logArchive } from './log-archive.ts';
import type { TarArchive } from './tar.ts';

/** Exports and deletion of what a TSE has stored. Roles and states are checked by the caller. */
export class StoredData {
  readonly #element: SecureElement;
  readonly #certificates: readonly ExportedCertificate[];
  readonly #bookkeeping: ExportBookkeeping;

  constructor(element: SecureElement, certificates: readonly ExportedCertificate[]) {
    this.#element = element;
    this.#certificates = certificates;
    this.#bookkeeping = new ExportBookkeeping(element.store);
  }

  export(filter: ExportFilter, description: string): TarArchive {
    return this.#archive(selectLogs(this.#element.store, filter), description);
  }

  /** What follows a signature counter, at most `limit` messages (0: all). */
  exportAfter(signatureCounter: number, limit: number, description: string): TarArchive {
    const { store } = this.#element;
    const following = selectLogs(store, {}).filter((position) => store.signatureCounter(position) > signatureCounter);
    if (following.length === 0) throw new SeError('ErrorNoDataAvailable');
    return this.#archive(limit > 0 ? following.subarray(0, limit) : following, description);
  }

  exportCertificates(): TarArchive {
    return certificateArchive(this.#certificates, this.#element.profile, this.#element.clock.now());
  }

  /** Fails while a transaction log was never exported. */
  deleteAll(userId: string): void {
    this.#bookkeeping.requireAllExported();
    this.#element.store.dropFirst(this.#element.store.count);
    this.#element.logSystem({ type: 'deleteStoredData', userId });
  }

  deleteUpTo(signatureCounter: number): void {
    this.#bookkeeping.requireExportedUpTo(signatureCounter);
    this.#bookkeeping.deleteUpTo(signatureCounter);
  }

  #archive(selected: Uint32Array, description: string): TarArchive {
    this.#bookkeeping.note(selected);
    return logArchive({
      store: this.#element.store,
      selected,
      certificates: this.#certificates,
      description,
      profile: this.#element.profile,
      madeAt: this.#element.clock.now(),
    });
  }
}
