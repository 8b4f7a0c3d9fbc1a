import { own, refused } from './facts.ts';
import { notify, type Till } from './till.ts';
import type { InspectionAnswer, NotificationAnswer } from './wire.ts';

/** What the tax office asks for, on one page; only read here (LAW-27, LAW-28). */
export class OfficeDesk {
  readonly #till: Till;

  constructor(till: Till) {
    this.#till = till;
  }

  async show(): Promise<void> {
    const { store, api } = this.#till;
    store.set({ page: 'office' });
    const inspection = await api.get<InspectionAnswer>('/inspection');
    const notification = await api.get<NotificationAnswer>('/notification');
    if (inspection.kind === 'refused') return notify(this.#till, 'bad', refused(inspection.refusal));
    if (inspection.kind !== 'ok' || notification.kind !== 'ok') return notify(this.#till, 'bad', own('no-answer'));
    store.set({ office: { inspection: inspection.value, tasks: notification.value.tasks } });
  }

  leave(): void {
    this.#till.store.set({ page: 'till', office: undefined });
  }
}
