import { type DrawerFacts, own, refused } from './facts.ts';
import { followJob } from './follow-job.ts';
import { notify, type Till } from './till.ts';
import type { WireJob } from './wire.ts';

/** The drawer beside a payment: again after one that stayed shut, without a sale, and the word that a key opened it. */
export class DrawerDesk {
  readonly #till: Till;

  constructor(till: Till) {
    this.#till = till;
  }

  /** Opens the drawer again after a payment; the reason goes into the journal (PH-19, PH-20). */
  async openAgain(): Promise<void> {
    const { receipt, drawer } = this.#till.store.value;
    if (drawer?.opens !== 'kick' || !receipt) return;
    await this.#open(`Beleg ${receipt.receipt.number}: nochmal öffnen`, (state) => {
      if (this.#till.store.value.receipt?.receipt.number === receipt.receipt.number)
        this.#till.store.set({ drawer: { opens: 'kick', state } });
    });
  }

  /** Opens it without a sale; a reason is needed and kept with person and second (PH-20). */
  async openWithoutSale(reason: string): Promise<void> {
    if (reason.trim() === '') return notify(this.#till, 'warn', own('reason-missing'));
    await this.#open(reason.trim(), (state) => this.#till.store.set({ opening: state }));
  }

  /** Notes in the journal that the drawer was opened with the key (PH-17). */
  async noteOpenedByKey(): Promise<void> {
    const { store, api } = this.#till;
    const { receipt, drawer } = store.value;
    const reason = receipt ? `Beleg ${receipt.receipt.number}` : 'ohne Verkauf';
    const answer = await api.post('/drawer/key-openings', { reason });
    if (answer.kind === 'refused') return notify(this.#till, 'bad', refused(answer.refusal));
    if (answer.kind === 'no-answer') return notify(this.#till, 'bad', own('no-answer'));
    if (drawer) store.set({ drawer: { ...drawer, isNoted: true } });
    else notify(this.#till, 'good', own('drawer-noted'));
  }

  /** Whether the page's print jobs may kick the drawer (PH-18); off until somebody with the right switches it on. */
  async allowKickByPage(kickByPage: boolean): Promise<void> {
    const answer = await this.#till.api.put('/settings/drawer', { kickByPage });
    if (answer.kind === 'refused') notify(this.#till, 'bad', refused(answer.refusal));
    if (answer.kind === 'no-answer') notify(this.#till, 'bad', own('no-answer'));
  }

  async #open(reason: string, show: (state: DrawerFacts['state']) => void): Promise<void> {
    show('opening');
    const answer = await this.#till.api.post<WireJob>('/drawer/openings', { reason });
    if (answer.kind !== 'ok') {
      show('failed');
      return notify(this.#till, 'bad', answer.kind === 'refused' ? refused(answer.refusal) : own('no-answer'));
    }
    const job = await followJob(this.#till, answer.value.id);
    show(job?.state === 'done' ? 'opened' : 'failed');
  }
}
