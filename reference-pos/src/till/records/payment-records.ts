import type { Store } from '../../storage/types.ts';
import type { CardKind } from '../card-kind.ts';
import type { Payment, PaymentDetails, PaymentMethod, PaymentState } from '../payment.ts';

/** Payments as the store keeps them; every write belongs into a step of record of the caller. */
export interface PaymentRecords {
  find(key: string): Payment | undefined;
  ofSale(saleId: string): readonly Payment[];
  /** Asked of a terminal and not decided, oldest first: what is to be cleared up after a power cut (PH-13). */
  unsettled(): readonly Payment[];
  add(payment: Payment): void;
  /** More was paid than was asked for. */
  raise(key: string, byCents: number): void;
  /** A kind of card that is known already stays when none is told. */
  settle(key: string, state: PaymentState, atMs: number, details: PaymentDetails, cardKind?: CardKind): void;
  /** Cash that was taken for sales that are not finished: it lies in the drawer and not yet in the cash book. */
  cashInOpenSales(): number;
}

interface PaymentRow {
  readonly key: string;
  readonly sale_id: string;
  readonly method: PaymentMethod;
  readonly state: PaymentState;
  readonly amount_cents: number;
  readonly tendered_cents: number;
  readonly change_cents: number;
  readonly asked_at: number;
  readonly by: string;
  readonly settled_at: number | null;
  readonly card_kind: CardKind | null;
  readonly details: string;
}

export function paymentRecords(store: Store): PaymentRecords {
  const list = (tail: string, params: readonly string[] = []): readonly Payment[] =>
    store.all<PaymentRow>(`select * from payment ${tail}`, params).map(paymentOf);
  return {
    find: (key) => list('where key = ?', [key])[0],
    ofSale: (saleId) => list('where sale_id = ? order by position', [saleId]),
    unsettled: () => list("where state in ('asking', 'unknown') order by asked_at, key"),
    add: (payment) => {
      store.run(
        `insert into payment (key, sale_id, position, method, state, amount_cents, tendered_cents, change_cents, asked_at, by,
         settled_at, card_kind, details)
         values (:key, :sale, (select count(*) + 1 from payment where sale_id = :sale), :method, :state, :amount, :tendered,
         :change, :asked, :by, :settled, :kind, :details)`,
        {
          key: payment.key,
          sale: payment.saleId,
          method: payment.method,
          state: payment.state,
          amount: payment.amountCents,
          tendered: payment.tenderedCents,
          change: payment.changeCents,
          asked: payment.askedAtMs,
          by: payment.by,
          settled: payment.settledAtMs ?? null,
          kind: payment.cardKind ?? null,
          details: JSON.stringify(payment.details),
        },
      );
    },
    raise: (key, byCents) => {
      store.run(
        'update payment set amount_cents = amount_cents + ?, tendered_cents = tendered_cents + ? where key = ?',
        [byCents, byCents, key],
      );
    },
    settle: (key, state, atMs, details, cardKind) => {
      store.run(
        `update payment set state = ?, settled_at = ?, details = ?, card_kind = coalesce(?, card_kind) where key = ?`,
        [state, atMs, JSON.stringify(details), cardKind ?? null, key],
      );
    },
    cashInOpenSales: () =>
      store.get<{ cents: number }>(
        `select coalesce(sum(payment.amount_cents), 0) as cents from payment join sale on sale.id = payment.sale_id
         where payment.method = 'cash' and payment.state = 'recorded' and sale.kind <> 'training'
         and sale.state in ('open', 'finishing')`,
      )?.cents ?? 0,
  };
}

function paymentOf(row: PaymentRow): Payment {
  return {
    key: row.key,
    saleId: row.sale_id,
    method: row.method,
    state: row.state,
    amountCents: row.amount_cents,
    tenderedCents: row.tendered_cents,
    changeCents: row.change_cents,
    askedAtMs: row.asked_at,
    by: row.by,
    ...(row.settled_at === null ? {} : { settledAtMs: row.settled_at }),
    ...(row.card_kind === null ? {} : { cardKind: row.card_kind }),
    details: JSON.parse(row.details) as PaymentDetails,
  };
}
