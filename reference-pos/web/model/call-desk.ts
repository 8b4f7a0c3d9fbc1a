import { hasRight, own, refused } from './facts.ts';
import { notify, type Till } from './till.ts';
import type { CallerIdWish, WireCall, WireCallerId, WireCustomer } from './wire.ts';

/** Who calls, as this screen shows it: cards beside the work, never in front of it. */
export class CallDesk {
  readonly #till: Till;

  constructor(till: Till) {
    this.#till = till;
  }

  /** Asks the server who calls; a till without caller ID, or a person who does not sell, is shown nothing. */
  async load(): Promise<void> {
    const { store, api } = this.#till;
    const { capabilities, session } = store.value;
    const isOffered = capabilities !== undefined && capabilities.callerId !== 'none';
    if (!isOffered || !session || !hasRight(store.value, 'sell')) return this.clear();
    const answer = await api.get<{ readonly calls: readonly WireCall[] }>('/phone/calls');
    if (answer.kind !== 'ok') return;
    const { calls } = answer.value;
    const closed = store.value.closedCalls.filter((id) => calls.some((call) => call.id === id));
    store.set({ calls, closedCalls: closed });
  }

  /** What was last heard of calls is no news any more. */
  clear(): void {
    this.#till.store.set({ calls: [], closedCalls: [] });
  }

  /** On this screen only: somebody else may still want to read the card. */
  close(callId: string): void {
    const { store } = this.#till;
    store.set({ closedCalls: [...store.value.closedCalls, callId] });
  }

  /** Begins a card with the number filled in. It stays when the call ends: somebody is typing. */
  beginNewCustomer(callId: string): void {
    const { store, random } = this.#till;
    const call = store.value.calls.find(({ id }) => id === callId);
    if (!call || call.number === undefined) return;
    store.set({ newCustomer: { id: random.uuid(), phone: call.number, name: '', isSaving: false } });
    this.close(callId);
  }

  enterName(name: string): void {
    const { store } = this.#till;
    const { newCustomer } = store.value;
    if (newCustomer) store.set({ newCustomer: { ...newCustomer, name, problem: undefined } });
  }

  cancelNewCustomer(): void {
    this.#till.store.set({ newCustomer: undefined });
  }

  async saveNewCustomer(): Promise<void> {
    const { store, api } = this.#till;
    const { newCustomer } = store.value;
    if (!newCustomer || newCustomer.isSaving) return;
    if (newCustomer.name.trim() === '')
      return store.set({ newCustomer: { ...newCustomer, problem: own('customer-name-missing') } });
    const { id, name, phone } = newCustomer;
    store.set({ newCustomer: { ...newCustomer, isSaving: true, problem: undefined } });
    const answer = await api.post<WireCustomer>('/customers', { id, name: name.trim(), phone });
    if (answer.kind === 'ok') {
      store.set({ newCustomer: undefined });
      notify(this.#till, 'good', own('customer-added'));
      return;
    }
    const problem = answer.kind === 'refused' ? refused(answer.refusal) : own('no-answer');
    store.set({ newCustomer: { ...newCustomer, isSaving: false, problem } });
  }

  async loadSettings(): Promise<void> {
    const { store, api } = this.#till;
    if ((store.value.capabilities?.callerId ?? 'none') === 'none') return store.set({ callerId: undefined });
    const answer = await api.get<WireCallerId>('/settings/caller-id');
    if (answer.kind === 'ok') store.set({ callerId: answer.value });
  }

  async setUp(wish: CallerIdWish): Promise<void> {
    const { store, api } = this.#till;
    const answer = await api.put<WireCallerId>('/settings/caller-id', wish);
    if (answer.kind === 'ok') {
      store.set({ callerId: answer.value });
      notify(this.#till, 'good', own('caller-id-set-up'));
      return;
    }
    notify(this.#till, 'bad', answer.kind === 'refused' ? refused(answer.refusal) : own('no-answer'));
  }
}
