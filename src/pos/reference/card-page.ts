import type { CardScreen } from '../contract/card-desk.ts';

interface PageElement {
  readonly innerText: string;
  readonly dataset: Readonly<Record<string, string | undefined>>;
}
declare const document: {
  querySelector(selector: string): PageElement | null;
};

/** Reads the card payment screen as a person does. Runs inside the browser, so it knows nothing else. */
export function readCardPage(): CardScreen {
  const screen = document.querySelector('main.card-pay');
  const text = (selector: string) => document.querySelector(selector)?.innerText.replace(/\s+/g, ' ').trim() ?? '';
  const isThere = (act: string) => document.querySelector(`main.card-pay [data-act="${act}"]:not([disabled])`) !== null;
  const acts = {
    'by-hand': 'card-by-hand',
    cancel: 'cancel-card',
    'ask-again': 'ask-again',
    decide: 'was-paid',
    'other-method': 'other-method',
  } as const;
  const phase = screen?.dataset['phase'] as CardScreen['phase'] | undefined;
  return {
    phase: phase ?? (document.querySelector('main.receipt') ? 'paid' : 'none'),
    text: screen ? text('.card-pay__say') : text('.terminal-set-up__result'),
    amount: text('.card-pay__amount'),
    offers: (Object.keys(acts) as (keyof typeof acts)[]).filter((offer) => isThere(acts[offer])),
  };
}
