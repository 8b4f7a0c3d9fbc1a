import type { Till } from './till.ts';
import type { Capabilities, Catalogue, StatusAnswer } from './wire.ts';

/** What the server knows and the till only shows: capabilities, catalogue, states of devices. */
export class ServerFacts {
  readonly #till: Till;

  constructor(till: Till) {
    this.#till = till;
  }

  async loadCapabilities(): Promise<void> {
    const { api, store } = this.#till;
    const answer = await api.get<Capabilities>('/capabilities');
    if (answer.kind !== 'ok' || JSON.stringify(answer.value) === JSON.stringify(store.value.capabilities)) return;
    store.set({ capabilities: answer.value });
  }

  async loadCatalogue(): Promise<void> {
    const { api, store } = this.#till;
    const answer = await api.get<Catalogue>('/catalogue');
    if (answer.kind === 'ok') store.set({ catalogue: answer.value });
  }

  async loadStatus(): Promise<void> {
    const { api, store } = this.#till;
    if (!store.value.session) return;
    const answer = await api.get<StatusAnswer>('/status');
    if (answer.kind === 'ok') store.set({ devices: answer.value.devices });
  }
}
