import type { TillClient } from '@kassensturz/reference-pos/till-client';
import type { CardComparison, CardDesk, CardScreen, ExportedCardPayment } from '../contract/card-desk.ts';
import type { CardApi } from './card-api.ts';

/** Cards at the reference till without a page. */
export class ApiCardDesk implements CardDesk {
  readonly #client: TillClient;
  readonly #api: CardApi;

  constructor(client: TillClient, api: CardApi) {
    this.#client = client;
    this.#api = api;
  }

  async pay(): Promise<void> {
    // Nobody can press a key that is not on the screen.
    if (this.#client.state.canPay || this.#client.state.card) await this.#client.payByCard();
  }

  async payByHand(): Promise<void> {
    this.#client.payByHand();
  }

  confirmApproved = (): Promise<void> => this.#client.confirmApproved();
  cancel = (): Promise<void> => this.#client.cancelCard();
  askAgain = (): Promise<void> => this.#client.askTerminalAgain();
  decide = (wasPaid: boolean): Promise<void> => this.#client.decideCard(wasPaid);

  async chooseOtherMethod(): Promise<void> {
    this.#client.leaveCard();
  }

  async test(): Promise<void> {
    this.#client.showDevices();
    await this.#client.testTerminal();
  }

  async screen(): Promise<CardScreen> {
    const { card, screen, terminalSettings } = this.#client.state;
    if (screen === 'devices') return { ...nothing, text: terminalSettings?.test.text ?? '' };
    if (!card) return { ...nothing, phase: screen === 'receipt' ? 'paid' : 'none' };
    return {
      phase: card.phase,
      text: [card.title, card.text, ...card.checks].join(' '),
      amount: card.amount.text,
      offers: [
        ...(card.canGoByHand ? (['by-hand'] as const) : []),
        ...(card.canCancel ? (['cancel'] as const) : []),
        ...(card.canAskAgain ? (['ask-again'] as const) : []),
        ...(card.canDecide ? (['decide'] as const) : []),
        ...(card.canLeave ? (['other-method'] as const) : []),
      ],
    };
  }

  export = (): Promise<readonly ExportedCardPayment[]> => this.#api.payments();
  compareTyped = (sum: string): Promise<CardComparison> => this.#api.compare({ sum });
  compareByTerminal = (): Promise<CardComparison> => this.#api.compare({ byTerminal: true });
}

const nothing: CardScreen = { phase: 'none', text: '', amount: '', offers: [] };
