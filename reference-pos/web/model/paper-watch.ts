import { type Facts, own } from './facts.ts';
import { notify, type Till } from './till.ts';

/** Mentions once per roll that the paper runs low (PH-05): again only after a printer with enough of it was seen. */
export class PaperWatch {
  readonly #till: Till;
  #isMentioned = false;

  constructor(till: Till) {
    this.#till = till;
  }

  /** To be called after every change of what the till knows. */
  look(): void {
    const isLow = isPaperLow(this.#till.store.value);
    if (isLow === undefined || isLow === this.#isMentioned) return;
    this.#isMentioned = isLow;
    if (isLow) notify(this.#till, 'warn', own('paper-near-end'));
  }
}

/** Undefined while no printer says anything about its paper. */
function isPaperLow({ capabilities, printer: { seen }, devices }: Facts): boolean | undefined {
  if (capabilities?.printer === 'epos-from-browser') return seen?.isReady ? seen.isPaperNearEnd : undefined;
  const state = devices['printer']?.state;
  if (state === 'paper-near-end') return true;
  return state === 'ready' ? false : undefined;
}
