import type { CardComparison, ExportedCardPayment } from '../contract/card-desk.ts';
import type { PosApi } from './pos-api.ts';

interface WirePayment {
  readonly key: string;
  readonly method: string;
  readonly state: ExportedCardPayment['state'];
  readonly amountCents: number;
  readonly details: {
    readonly manual?: boolean;
    readonly terminal?: Readonly<Record<string, string | number | boolean>>;
  };
}

interface WireClosing {
  readonly state: 'asking' | 'done' | 'failed' | 'unknown';
  readonly tillCents: number;
  readonly terminalCents?: number;
  readonly differenceCents?: number;
  readonly text: string;
}

/** Card payments and Kassenschnitt of the reference POS, by its interface. */
export class CardApi {
  readonly #api: PosApi;

  constructor(api: PosApi) {
    this.#api = api;
  }

  /** Those of finished sales, and those that are under way or unclear. */
  async payments(): Promise<readonly ExportedCardPayment[]> {
    const finished = await this.#api.rawReceipts();
    const withCards = finished.filter(({ payments }) => payments.some(({ method }) => method === 'card'));
    const all: ExportedCardPayment[] = [];
    for (const { number, saleId } of withCards) {
      const { payments } = await this.#api.ask<{ payments: WirePayment[] }>('GET', `/sales/${saleId}`);
      for (const payment of payments) {
        if (payment.method === 'card' && payment.state === 'recorded') all.push(await this.#exported(payment, number));
      }
    }
    const { sales } = await this.#api.ask<{ sales: { payments: WirePayment[] }[] }>('GET', '/sales?state=open');
    for (const payment of sales.flatMap(({ payments }) => payments)) {
      if (payment.method === 'card' && payment.state !== 'declined') all.push(await this.#exported(payment));
    }
    return all;
  }

  async compare(how: { readonly sum: string } | { readonly byTerminal: true }): Promise<CardComparison> {
    const body = { key: this.#api.newKey(), ...how };
    const closing = await this.#api.ask<WireClosing>('POST', '/terminal/closing', body);
    const { state, tillCents, terminalCents, differenceCents, text } = closing;
    return {
      outcome:
        state === 'done' ? (differenceCents === 0 ? 'equal' : 'different') : state === 'asking' ? 'unknown' : state,
      tillCents,
      ...(terminalCents === undefined ? {} : { terminalCents }),
      ...(differenceCents === undefined ? {} : { differenceCents }),
      text,
    };
  }

  async #exported(payment: WirePayment, saleReceipt?: number): Promise<ExportedCardPayment> {
    const { state, amountCents, details, key } = payment;
    const told = details.terminal ?? {};
    const slips = await this.#api.ask<{ slips: { lines: string[] }[] }>('GET', `/card-payments/${key}/slips`);
    const text = (name: string) => (told[name] === undefined ? {} : { [name]: String(told[name]) });
    return {
      state,
      amountCents,
      chargedCents: Number(told['chargedCents'] ?? amountCents),
      isManual: details.manual ?? false,
      ...(saleReceipt === undefined ? {} : { saleReceipt }),
      ...(told['receiptNumber'] === undefined ? {} : { terminalReceipt: Number(told['receiptNumber']) }),
      ...(told['trace'] === undefined ? {} : { trace: Number(told['trace']) }),
      ...text('authorisation'),
      ...text('cardName'),
      ...text('maskedCard'),
      slips: slips.slips.map(({ lines }) => lines),
    };
  }
}
