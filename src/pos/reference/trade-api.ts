import type { PosApi } from './pos-api.ts';

const refusals = [400, 403, 404, 405, 409, 422];

/** The part of the trade that is no act at the till's page: settings, tips, attempts at what must not be. */
export class TradeApi {
  readonly #api: PosApi;

  constructor(api: PosApi) {
    this.#api = api;
  }

  async withdrawVoucherKind(article: string): Promise<void> {
    await this.#api.call('PUT', `/voucher-kinds/${article.split('-')[0]}`, { isOffered: false });
  }

  async tryToChangePayment(receiptNumber: number, method: 'cash' | 'card'): Promise<boolean> {
    return (await this.#api.call('PUT', `/receipts/${receiptNumber}/payments`, { method }, refusals)).ok;
  }

  async tryToAlterReceipt(receiptNumber: number): Promise<readonly string[]> {
    return this.#api.tryToAlter(`/receipts/${receiptNumber}`, { totalCents: 1 });
  }

  async payOutTip(staffId: string, amount: string): Promise<string | undefined> {
    const answer = await this.#api.call('POST', '/tips/payouts', { key: this.#api.key(), staffId, amount }, refusals);
    return answer.ok ? undefined : ((await answer.json()) as { message: string }).message;
  }

  async tipsOwed(): Promise<readonly { readonly staff: string; readonly cents: number }[]> {
    const answer = (await (await this.#api.call('GET', '/tips')).json()) as {
      owed: readonly { staffId: string; owedCents: number }[];
    };
    return answer.owed.map(({ staffId, owedCents }) => ({ staff: staffId, cents: owedCents }));
  }

  async voucherLeftCents(number: string): Promise<number | undefined> {
    const answer = await this.#api.call('GET', `/vouchers/${encodeURIComponent(number)}`, undefined, refusals);
    return answer.ok ? ((await answer.json()) as { leftCents: number }).leftCents : undefined;
  }

  async checkRecords(): Promise<readonly string[]> {
    const answer = (await (await this.#api.call('GET', '/integrity')).json()) as {
      findings: readonly { at: string; text: string }[];
    };
    return answer.findings.map(({ at, text }) => `${at}: ${text}`);
  }
}
