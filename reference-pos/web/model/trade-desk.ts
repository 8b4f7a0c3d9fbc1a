import type { Answer } from './api.ts';
import { isAllStored, own, type Problem, refused } from './facts.ts';
import { notify, type Till } from './till.ts';
import type { PaidAnswer, WireSale } from './wire.ts';

/** Securing a receipt may wait for a slow TSE; the server's own limit lies below this. */
const limitMs = 15_000;
const retryMs = 700;

export interface TipEntry {
  readonly staffId: string;
  /** As typed: the tip, or the total with it ("90 including tip"). */
  readonly amount?: string;
  readonly totalWithTip?: string;
}

export interface DiscountEntry {
  readonly lineId?: string;
  readonly percent?: number;
  readonly amount?: string;
  readonly reason: string;
}

export interface PartPayment {
  readonly method: 'cash' | 'card';
  /** As typed. */
  readonly amount: string;
  /** Cash: what was handed over; without it exactly the part. */
  readonly tendered?: string;
}

export interface TradeDeskOptions {
  readonly settle: () => Promise<void>;
  readonly take: (sale: WireSale) => void;
  readonly onPaid: (paid: PaidAnswer) => void;
  /** Puts a sale that the server has begun onto the screen. */
  readonly show: (sale: WireSale) => void;
}

type SettledAnswer = Partial<PaidAnswer> & { readonly sale: WireSale };

/**
 * What a sale may need besides articles and cash: parts, vouchers, deposits, tips, discounts, an invoice; and corrections of
 * finished receipts. The server's answer is the truth: nothing is shown that it has not stored. Each act has one key, so a
 * lost answer is asked for again and never done twice.
 */
export class TradeDesk {
  readonly #till: Till;
  readonly #options: TradeDeskOptions;

  constructor(till: Till, options: TradeDeskOptions) {
    this.#till = till;
    this.#options = options;
  }

  payPart({ method, amount, tendered }: PartPayment): Promise<boolean> {
    const more = method === 'cash' ? { tendered: tendered ?? amount } : { manual: true };
    return this.#onSale(`payments/${method}`, (key) => ({ key, amount, ...more }));
  }

  redeemVoucher(number: string, amount?: string): Promise<boolean> {
    return this.#onSale('payments/voucher', (key) => ({ key, number, ...(amount ? { amount } : {}) }));
  }

  settleDeposit(receiptNumber: number): Promise<boolean> {
    return this.#onSale('payments/deposit', (key) => ({ key, receiptNumber }));
  }

  takeOnAccount(customerName: string): Promise<boolean> {
    return this.#onSale('payments/account', (key) => ({ key, customerName }));
  }

  addTip(entry: TipEntry): Promise<boolean> {
    return this.#onSale('tips', (id) => ({ id, ...entry }));
  }

  giveDiscount(entry: DiscountEntry): Promise<boolean> {
    return this.#onSale('discounts', (id) => ({ id, ...entry }));
  }

  /** Ends a sale on which nothing is due. */
  finishSale(): Promise<boolean> {
    return this.#onSale('finish', () => ({}));
  }

  /** Takes a finished receipt back; the cancellation's own receipt is shown. */
  async cancelReceipt(number: number, reason: string, refund: 'same' | 'cash' = 'same'): Promise<boolean> {
    if (this.#till.store.value.sale) return this.#refuse(own('sale-in-the-way'));
    const id = this.#till.random.uuid();
    return await this.#ask(`/receipts/${number}/cancellation`, { id, reason, refund }, (answer: SettledAnswer) =>
      this.#settled(answer),
    );
  }

  /** Takes one line of a receipt back into a sale that pays the customer, or gives a complaint voucher. */
  async returnLine(number: number, lineId: string, quantity: number, asVoucher: boolean): Promise<boolean> {
    if (this.#till.store.value.sale) return this.#refuse(own('sale-in-the-way'));
    const { random } = this.#till;
    const body = { saleId: random.uuid(), id: random.uuid(), lineId, quantity, asVoucher };
    const isBegun = await this.#ask(`/receipts/${number}/returns`, body, this.#options.show);
    return isBegun && asVoucher ? await this.finishSale() : isBegun;
  }

  /** Begins the sale in which a customer pays what was on account. */
  async collectClaim(number: number): Promise<boolean> {
    if (this.#till.store.value.sale) return this.#refuse(own('sale-in-the-way'));
    return await this.#ask(`/receipts/${number}/collection`, { id: this.#till.random.uuid() }, this.#options.show);
  }

  async #onSale(path: string, body: (key: string) => object): Promise<boolean> {
    await this.#options.settle();
    const { store, random } = this.#till;
    const { sale } = store.value;
    if (!sale || !isAllStored(sale)) return this.#refuse(own('no-answer'));
    const isView = path === 'tips' || path === 'discounts';
    const done = (answer: SettledAnswer | WireSale) =>
      isView ? this.#options.take(answer as WireSale) : this.#settled(answer as SettledAnswer);
    return await this.#ask(`/sales/${sale.id}/${path}`, body(random.uuid()), done);
  }

  #settled(answer: SettledAnswer): void {
    const { sale, receipt } = answer;
    if (receipt) this.#options.onPaid({ ...answer, sale, receipt });
    else this.#options.take(sale);
  }

  /** Asks until there is an answer or the connection is lost; what then was stored shows when the line is back. */
  async #ask<T>(path: string, body: object, done: (answer: T) => void): Promise<boolean> {
    const { api, clock, connectionState } = this.#till;
    for (;;) {
      const answer: Answer<T> = await api.post<T>(path, body, limitMs);
      if (answer.kind === 'ok') {
        done(answer.value);
        return true;
      }
      if (answer.kind === 'refused' && answer.refusal.code !== 'SALE_BEING_PAID')
        return this.#refuse(refused(answer.refusal));
      if (connectionState() === 'lost') return this.#refuse(own('no-answer'));
      await clock.sleep(retryMs);
    }
  }

  #refuse(problem: Problem): boolean {
    notify(this.#till, 'bad', problem);
    return false;
  }
}
