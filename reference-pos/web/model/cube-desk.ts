import { own, refused } from './facts.ts';
import type { Till } from './till.ts';

interface CodeAnswer {
  readonly code: string;
  readonly expiresAt: string;
}

/** The owner's acts on the salon's cube: a code to let one in, and showing it out (CK-14). */
export class CubeDesk {
  readonly #till: Till;

  constructor(till: Till) {
    this.#till = till;
  }

  async makeCode(): Promise<void> {
    const { api, store } = this.#till;
    store.set({ cube: { isBusy: true } });
    const answer = await api.post<CodeAnswer>('/settings/cube/codes', {});
    if (answer.kind === 'ok') store.set({ cube: { isBusy: false, ...answer.value } });
    else
      store.set({
        cube: { isBusy: false, problem: answer.kind === 'refused' ? refused(answer.refusal) : own('no-answer') },
      });
  }

  async unpair(): Promise<void> {
    const { api, store } = this.#till;
    store.set({ cube: { isBusy: true } });
    const answer = await api.delete('/settings/cube');
    const problem =
      answer.kind === 'ok' ? {} : { problem: answer.kind === 'refused' ? refused(answer.refusal) : own('no-answer') };
    store.set({ cube: { isBusy: false, ...problem } });
  }

  /** A code that was used, or that nobody looks at any more, leaves the screen. */
  forgetCode(): void {
    if (this.#till.store.value.cube) this.#till.store.set({ cube: undefined });
  }
}
