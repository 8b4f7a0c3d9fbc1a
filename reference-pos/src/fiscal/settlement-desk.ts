import type { Host } from '@kassensturz/host';
import { coverableCents } from '../till/coverage.ts';
import type { SaleLine } from '../till/line.ts';
import { formatCents } from '../till/money.ts';
import { PosError } from '../till/pos-error.ts';
import { activeLines, dueCents, type Sale } from '../till/sale.ts';
import type { User } from '../till/staff.ts';
import { notTaxable } from '../till/vat.ts';
import { readVoucherNumber, redeemLines, type Voucher } from '../till/voucher.ts';
import type { Finishing } from './finishing.ts';
import type { LineEntry, OrderOfRecord } from './order-of-record.ts';
import type { PaymentDesk } from './payment-desk.ts';
import type { PosRecords } from './pos-records.ts';
import type { Receipt, ReceiptLine } from './receipt.ts';
import type { Turns } from './turns.ts';

export interface SettlementDeskOptions {
  readonly host: Host;
  readonly records: PosRecords;
  readonly order: OrderOfRecord;
  readonly payments: PaymentDesk;
  readonly finishing: Finishing;
  readonly turns: Turns;
}

/** Where a sale stands after something was set against it: with its receipt when nothing is due any more. */
export interface Settled {
  readonly sale: Sale;
  readonly receipt?: Receipt;
}

/**
 * What settles a sale without money: vouchers, deposits, an invoice. Each is a line with the other sign and the business case
 * that the law gives it; when nothing is due any more, the sale finishes as after any payment.
 */
export class SettlementDesk {
  readonly #options: SettlementDeskOptions;

  constructor(options: SettlementDeskOptions) {
    this.#options = options;
  }

  /** A voucher by its number, or an error that names it. */
  voucher(typed: string): Voucher {
    const number = readVoucherNumber(typed);
    const voucher = number === undefined ? undefined : this.#options.records.vouchers.find(number);
    if (!voucher) throw new PosError('VOUCHER_UNKNOWN', { details: { number: typed.slice(0, 20) } });
    return voucher;
  }

  /** Redeems a voucher, wholly or in part; the rest stays on it (LAW-31). */
  redeem(saleId: string, key: string, typed: string, amountCents: number | undefined, user: User): Promise<Settled> {
    const nextId = () => this.#options.host.random.uuid();
    return this.#settle(saleId, user, {
      key,
      event: 'voucher.redeemed',
      lines: (sale, atMs) => {
        const wish = { key, by: user.id, ...(amountCents === undefined ? {} : { amountCents }) };
        return redeemLines(activeLines(sale), dueCents(sale), this.voucher(typed), wish, nextId, atMs);
      },
      isSame: ({ voucherNumber }) => voucherNumber === readVoucherNumber(typed),
    });
  }

  /** Sets a deposit of an earlier receipt against the sale, at the rate it was taxed at (LAW-33). */
  settleDeposit(saleId: string, key: string, receiptNumber: number, user: User): Promise<Settled> {
    return this.#settle(saleId, user, {
      key,
      event: 'deposit.settled',
      lines: (sale, atMs) => {
        const receipt = this.#options.finishing.receipt(receiptNumber);
        const deposit = this.#unused(receipt, 'Anzahlungseinstellung');
        const coverable = coverableCents(activeLines(sale), deposit.line.vatKey);
        const cents = Math.min(deposit.leftCents, dueCents(sale), coverable);
        if (cents <= 0) throw new PosError('NOTHING_TO_SETTLE');
        return [depositLine(key, receipt, deposit.line, cents, atMs)];
      },
      isSame: ({ origin }) => origin?.receiptNumber === receiptNumber,
    });
  }

  /** Sells on account: what is due becomes a claim on a customer by name. */
  takeOnAccount(saleId: string, key: string, customerName: string, user: User): Promise<Settled> {
    const { records } = this.#options;
    return this.#settle(saleId, user, {
      key,
      event: 'sale.on-account',
      lines: (sale, atMs) => {
        const cents = dueCents(sale);
        if (cents <= 0) throw new PosError('NOTHING_TO_SETTLE');
        return [accountLine(key, `Auf Rechnung: ${customerName}`, -cents, user, atMs)];
      },
      also: () => records.sales.nameCustomer(saleId, customerName),
    });
  }

  /** Begins the sale in which a customer pays what was on account. */
  async collect(saleId: string, receiptNumber: number, user: User): Promise<Sale> {
    const lines = (_sale: Sale, atMs: number): readonly SaleLine[] => {
      const receipt = this.#options.finishing.receipt(receiptNumber);
      const claim = this.#unused(receipt, 'Forderungsentstehung');
      const text = `Rechnung zu Beleg ${receiptNumber}: ${receipt.customerName ?? ''}`;
      const origin = { receiptNumber, lineId: claim.line.lineId };
      return [
        { ...accountLine(saleId, text, -claim.leftCents, user, atMs), businessCase: 'Forderungsaufloesung', origin },
      ];
    };
    return (await this.#options.order.open(saleId, { key: saleId, event: 'claim.collected', lines }, user)).sale;
  }

  /** Finishes a sale on which nothing is due, e.g. goods back for a voucher. */
  finish(saleId: string, user: User): Promise<Settled> {
    return this.#options.turns.take(saleId, async () => {
      const sale = this.#options.order.find(saleId);
      if (sale.state === 'open' && dueCents(sale) !== 0) {
        throw new PosError('STILL_DUE', { details: { due: formatCents(dueCents(sale)) } });
      }
      return await this.#finishIfCovered(sale, user);
    });
  }

  #settle(saleId: string, user: User, entry: LineEntry): Promise<Settled> {
    return this.#options.turns.take(saleId, async () => {
      const sale = this.#options.order.enterInTurn(saleId, entry, user);
      return await this.#finishIfCovered(sale, user);
    });
  }

  async #finishIfCovered(sale: Sale, user: User): Promise<Settled> {
    const { finishing, payments, order } = this.#options;
    const receipt = sale.state === 'open' ? await payments.finishCovered(sale.id, user) : await finishing.again(sale);
    return receipt ? { sale: order.find(sale.id), receipt } : { sale };
  }

  /** What of that line has not been settled by later receipts; cancelled receipts have nothing left. */
  #unused(receipt: Receipt, businessCase: ReceiptLine['businessCase']) {
    const { records } = this.#options;
    const line = receipt.lines.find((candidate) => candidate.businessCase === businessCase);
    const isGone = receipt.kind !== 'sale' || records.sales.cancellationOf(receipt.number) !== undefined;
    if (!line || isGone) throw new PosError('NOTHING_TO_SETTLE');
    const leftCents = line.totalCents + records.origins.usesOf(line.lineId).cents;
    if (leftCents === 0) throw new PosError('NOTHING_TO_SETTLE');
    return { line, leftCents };
  }
}

function depositLine(
  id: string,
  { number, issuedAt }: Receipt,
  { lineId, vatKey, vatRate, performedBy, responsibleFor }: ReceiptLine,
  cents: number,
  atMs: number,
): SaleLine {
  return {
    ...{ id, groupId: id, articleId: 'deposit', articleNumber: '' },
    text: `Anzahlung vom ${issuedAt.slice(8, 10)}.${issuedAt.slice(5, 7)}. (Beleg ${number})`,
    ...{ kind: 'deposit', businessCase: 'Anzahlungsaufloesung', quantity: 1 },
    ...{ unitCents: -cents, listCents: -cents, totalCents: -cents, vatKey, vatRate },
    ...{ performedBy, responsibleFor, addedAtMs: atMs },
    origin: { receiptNumber: number, lineId },
  };
}

function accountLine(id: string, text: string, cents: number, user: User, atMs: number): SaleLine {
  return {
    ...{ id, groupId: id, articleId: 'account', articleNumber: '', text },
    ...{ kind: 'claim', businessCase: 'Forderungsentstehung', quantity: 1 },
    ...{ unitCents: cents, listCents: cents, totalCents: cents, ...notTaxable },
    ...{ performedBy: user.id, responsibleFor: user.id, addedAtMs: atMs },
  };
}
