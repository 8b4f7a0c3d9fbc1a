import type { Host } from '@kassensturz/host';
import type { Store } from '../storage/types.ts';
import { type Catalogue, findArticle } from '../till/catalogue.ts';
import { priceLine, type SaleLine } from '../till/line.ts';
import { formatCents } from '../till/money.ts';
import type { Payment } from '../till/payment.ts';
import { PosError } from '../till/pos-error.ts';
import type { Sale } from '../till/sale.ts';
import type { User } from '../till/staff.ts';
import { notTaxable } from '../till/vat.ts';
import { voucherNumber } from '../till/voucher.ts';
import type { Finishing } from './finishing.ts';
import type { OrderOfRecord } from './order-of-record.ts';
import type { PosRecords } from './pos-records.ts';
import type { Receipt, ReceiptLine, ReceiptPayment } from './receipt.ts';
import { demandRoom } from './room.ts';
import type { Securing } from './securing.ts';
import type { Turns } from './turns.ts';

export interface CorrectionDeskOptions {
  readonly host: Host;
  readonly store: Store;
  readonly records: PosRecords;
  readonly catalogue: Catalogue;
  readonly securing: Securing;
  readonly finishing: Finishing;
  readonly order: OrderOfRecord;
  readonly turns: Turns;
}

export interface CancellationWish {
  /** Id of the sale that takes the receipt back. */
  readonly id: string;
  readonly receiptNumber: number;
  readonly reason: string;
  /** `same`: each payment the way it came. `cash`: everything out of the drawer. */
  readonly refund: 'same' | 'cash';
}

export interface ReturnWish {
  readonly saleId: string;
  readonly id: string;
  readonly receiptNumber: number;
  readonly lineId: string;
  readonly quantity: number;
  /** Pays with a complaint voucher instead of money (OPS-08). */
  readonly asVoucher: boolean;
}

/**
 * Corrections of finished receipts. None of them touches the receipt: a cancellation and a return are new receipts with the
 * other sign, dated now, in the day that is open now (LAW-17, LAW-19).
 */
export class CorrectionDesk {
  readonly #options: CorrectionDeskOptions;

  constructor(options: CorrectionDeskOptions) {
    this.#options = options;
  }

  /** Takes a whole receipt back, in one step from start to signature. */
  cancel(wish: CancellationWish, user: User): Promise<Receipt> {
    const { turns, records, finishing } = this.#options;
    return turns.take(wish.id, () =>
      turns.take(`receipt ${wish.receiptNumber}`, async () => {
        const known = records.sales.find(wish.id);
        if (known && known.cancels !== wish.receiptNumber) throw new PosError('SALE_ID_IN_USE');
        if (known) return await finishing.again(known);
        return await this.#cancelNow(wish, user);
      }),
    );
  }

  /** Takes goods or a service of a finished receipt back into an open sale, which pays the customer. */
  async takeBack(wish: ReturnWish, user: User): Promise<Sale> {
    const { order } = this.#options;
    const entry = {
      key: wish.id,
      event: 'line.returned',
      lines: (_sale: Sale, atMs: number) => this.#returnLines(wish, user, atMs),
      isSame: ({ origin }: SaleLine) => origin?.lineId === wish.lineId,
    };
    const isOpen = this.#options.records.sales.find(wish.saleId) !== undefined;
    if (isOpen) return await order.enter(wish.saleId, entry, user);
    return (await order.open(wish.saleId, entry, user)).sale;
  }

  async #cancelNow({ id, receiptNumber, reason, refund }: CancellationWish, user: User): Promise<Receipt> {
    const { host, store, records, securing, finishing } = this.#options;
    const receipt = finishing.receipt(receiptNumber);
    this.#demandCancellable(receipt);
    demandRoom(store);
    const atMs = host.clock.now();
    const lines = receipt.lines.map((line) => this.#reversed(line, receiptNumber, -line.quantity, atMs));
    const payments = receipt.payments.map((payment) => this.#refund(id, payment, refund, user, atMs));
    this.#demandCash(payments);
    const key = host.random.uuid();
    store.transaction(() => {
      records.sales.open({ id, kind: 'cancellation', atMs, by: user.id, cancels: receiptNumber, reason });
      for (const line of lines) records.sales.addLine(id, line, user.id);
      for (const payment of payments) records.payments.add(payment);
      records.transactions.want(key, 'sale', id, atMs);
      records.log.write(atMs, user.id, 'receipt.cancelled', { receiptNumber, saleId: id, reason, refund });
      const sale = records.sales.find(id);
      if (sale) finishing.begin(sale, atMs, user.id);
    });
    void securing.start(key);
    return await finishing.complete(id, false);
  }

  #demandCancellable({ number, kind, lines }: Receipt): void {
    const { records } = this.#options;
    const because = (text: string) => new PosError('RECEIPT_NOT_CANCELLABLE', { details: { number, because: text } });
    if (kind === 'training') throw because('Übung');
    if (kind === 'cancellation') throw because('er ist selbst ein Storno');
    if (records.sales.cancellationOf(number)) throw new PosError('RECEIPT_CANCELLED', { details: { number } });
    if (records.origins.isUsed(number)) throw because('ein späterer Beleg bezieht sich darauf');
    for (const { voucherNumber: issued, totalCents, businessCase } of lines) {
      if (issued === undefined || !businessCase.endsWith('Kauf')) continue;
      const left = records.vouchers.find(issued)?.leftCents ?? 0;
      if (left < totalCents) throw new PosError('VOUCHER_USED', { details: { number: issued } });
    }
  }

  #demandCash(payments: readonly Payment[]): void {
    const expectedCents = this.#options.records.cash.expectedCents();
    const cash = payments
      .filter(({ method }) => method === 'cash')
      .reduce((sum, { amountCents }) => sum + amountCents, 0);
    if (expectedCents + cash < 0)
      throw new PosError('CASH_NOT_ENOUGH', { details: { expected: formatCents(expectedCents) } });
  }

  #refund(saleId: string, payment: ReceiptPayment, refund: 'same' | 'cash', user: User, atMs: number): Payment {
    const method = refund === 'cash' ? 'cash' : payment.method;
    const amountCents = -payment.amountCents;
    return {
      key: this.#options.host.random.uuid(),
      saleId,
      method,
      state: 'recorded',
      amountCents,
      tenderedCents: method === 'cash' ? Math.max(amountCents, 0) : amountCents,
      changeCents: method === 'cash' ? Math.max(-amountCents, 0) : 0,
      askedAtMs: atMs,
      settledAtMs: atMs,
      by: user.id,
      ...(method === 'card' && payment.cardKind ? { cardKind: payment.cardKind } : {}),
      details: method === 'card' ? { manual: true, reason: 'Storno am Terminal von Hand' } : {},
    };
  }

  /** The line with the other sign: same price, same VAT, same people, and a reference to where it came from. */
  #reversed(line: ReceiptLine, receiptNumber: number, quantity: number, atMs: number, id?: string): SaleLine {
    const lineId = id ?? this.#options.host.random.uuid();
    return {
      id: lineId,
      groupId: lineId,
      articleId: line.articleId,
      articleNumber: line.articleNumber,
      text: line.text,
      kind: line.kind,
      businessCase: line.businessCase,
      quantity,
      unitCents: line.unitCents,
      listCents: line.unitCents,
      ...(line.priceReason === undefined ? {} : { priceReason: line.priceReason }),
      totalCents: quantity * line.unitCents,
      vatKey: line.vatKey,
      vatRate: line.vatRate,
      performedBy: line.performedBy,
      responsibleFor: line.responsibleFor,
      ...(line.voucherNumber === undefined ? {} : { voucherNumber: line.voucherNumber }),
      ...(line.voucherUnits === undefined ? {} : { voucherUnits: -line.voucherUnits }),
      origin: { receiptNumber, lineId: line.lineId },
      addedAtMs: atMs,
    };
  }

  #returnLines(wish: ReturnWish, user: User, atMs: number): readonly SaleLine[] {
    const { finishing, records } = this.#options;
    const receipt = finishing.receipt(wish.receiptNumber);
    const line = receipt.lines.find(({ lineId }) => lineId === wish.lineId);
    const isGone = receipt.kind !== 'sale' || records.sales.cancellationOf(receipt.number) !== undefined;
    const canCome = line?.kind === 'service' || line?.kind === 'product';
    const most = line && canCome && !isGone ? line.quantity + records.origins.usesOf(line.lineId).quantity : 0;
    if (!line || wish.quantity > most)
      throw new PosError('LINE_NOT_RETURNABLE', { details: { most: Math.max(most, 0) } });
    const back = this.#reversed(line, wish.receiptNumber, -wish.quantity, atMs, wish.id);
    const off = this.#discountBack(receipt, line, back, atMs);
    const lines = off ? [back, off] : [back];
    if (!wish.asVoucher) return lines;
    const cents = -lines.reduce((sum, { totalCents }) => sum + totalCents, 0);
    return [...lines, this.#complaintVoucher(wish.id, cents, user, atMs)];
  }

  /** What had been taken off the line, in proportion: a customer gets back what was paid, not the list price. */
  #discountBack(receipt: Receipt, line: ReceiptLine, back: SaleLine, atMs: number): SaleLine | undefined {
    const cents = discountShare(receipt.lines, line, back.totalCents / line.totalCents);
    if (cents === 0) return undefined;
    const id = this.#options.host.random.uuid();
    const { priceReason: _reason, origin: _origin, ...rest } = back;
    const off = { quantity: 1, unitCents: cents, listCents: cents, totalCents: cents, addedAtMs: atMs };
    return { ...rest, ...off, id, text: 'Nachlass zurück', kind: 'discount', businessCase: 'Rabatt' };
  }

  /** Treated as a liability like a multi-purpose voucher; that treatment is unverified. */
  #complaintVoucher(groupId: string, cents: number, user: User, atMs: number): SaleLine {
    const { catalogue, host } = this.#options;
    const article = catalogue.articles.find(({ voucher }) => voucher?.isForComplaints);
    if (!article) throw new PosError('ARTICLE_NOT_OFFERED');
    const people = { performedBy: user.id, responsibleFor: user.id };
    const wish = { id: host.random.uuid(), articleId: article.id, quantity: 1, priceCents: cents, ...people };
    const line = priceLine(wish, findArticle(catalogue, article.id), notTaxable, atMs);
    return { ...line, groupId, voucherNumber: voucherNumber((below) => host.random.integer(0, below - 1)) };
  }
}

/** Cents taken off that part of a line (`share` is negative for a return), by discounts on it and on the whole receipt. */
function discountShare(lines: readonly ReceiptLine[], line: ReceiptLine, share: number): number {
  const sum = (list: readonly ReceiptLine[]) => list.reduce((total, { totalCents }) => total + totalCents, 0);
  const discounts = lines.filter(({ businessCase, vatKey }) => businessCase === 'Rabatt' && vatKey === line.vatKey);
  const onLine = discounts.filter(({ groupId }) => groupId === line.groupId);
  const heads = new Set(lines.filter(({ businessCase }) => isGoods(businessCase)).map(({ groupId }) => groupId));
  const onAll = discounts.filter(({ groupId }) => !heads.has(groupId));
  const goods = lines.filter(({ businessCase, vatKey }) => isGoods(businessCase) && vatKey === line.vatKey);
  const base = sum(goods) + sum(discounts.filter((discount) => !onAll.includes(discount)));
  const ofAll = base === 0 ? 0 : (sum(onAll) * (line.totalCents + sum(onLine))) / base;
  return Math.round((sum(onLine) + ofAll) * share) || 0;
}

function isGoods(businessCase: ReceiptLine['businessCase']): boolean {
  return businessCase === 'Umsatz' || businessCase === 'Aufschlag';
}
