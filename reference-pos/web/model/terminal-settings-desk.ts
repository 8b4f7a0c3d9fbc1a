import { refused } from './facts.ts';
import type { Till } from './till.ts';
import type { TerminalAnswer, TerminalSettings } from './wire.ts';

/** A terminal that does not answer is found out within a few seconds; the server has its own limits below this. */
const testLimitMs = 30_000;

/** Setting the card terminal up, and trying it (PH-29). */
export class TerminalSettingsDesk {
  readonly #till: Till;

  constructor(till: Till) {
    this.#till = till;
  }

  async load(): Promise<void> {
    const answer = await this.#till.api.get<TerminalAnswer>('/settings/terminal');
    if (answer.kind === 'ok') this.#set({ answer: answer.value });
  }

  async save(settings: TerminalSettings & { readonly password?: string }): Promise<void> {
    const answer = await this.#till.api.put<TerminalAnswer>('/settings/terminal', settings);
    if (answer.kind === 'ok')
      this.#till.store.set({ terminal: { answer: answer.value, isTesting: false, isSaved: true } });
    else if (answer.kind === 'refused') this.#set({ problem: refused(answer.refusal), isSaved: false });
  }

  async test(): Promise<void> {
    const { terminal } = this.#till.store.value;
    if (terminal.isTesting) return;
    this.#till.store.set({ terminal: { ...withoutProblem(terminal), isTesting: true } });
    const answer = await this.#till.api.post<TerminalAnswer>('/terminal/test', {}, testLimitMs);
    const rest = { isTesting: false } as const;
    if (answer.kind === 'ok') this.#set({ ...rest, answer: answer.value });
    else if (answer.kind === 'refused') this.#set({ ...rest, problem: refused(answer.refusal) });
    else this.#set(rest);
  }

  #set(changes: Partial<Till['store']['value']['terminal']>): void {
    const { store } = this.#till;
    store.set({ terminal: { ...store.value.terminal, ...changes } });
  }
}

function withoutProblem({ answer, isSaved }: Till['store']['value']['terminal']) {
  return { ...(answer ? { answer } : {}), isSaved };
}
