import type { Baseline, CardApproval, EndOfDayTotals } from '../../peripherals/terminal/card-terminal.ts';
import type { CardSlip } from '../../peripherals/terminal/terminal-receipt.ts';
import type { Store } from '../../storage/types.ts';

/** The terminal's side of a payment. Without `sentAtMs` the amount has surely not gone out. */
export interface CardPaymentRecord {
  readonly key: string;
  readonly baseline?: Baseline;
  readonly sentAtMs?: number;
  readonly approval?: CardApproval;
  readonly slips: readonly CardSlip[];
  /** Who decided by the terminal's slip, where the terminal could not be asked. */
  readonly decidedBy?: string;
}

export interface TerminalClosing {
  readonly key: string;
  readonly state: 'asking' | 'done' | 'failed' | 'unknown';
  /** The sum was typed in (PH-10). */
  readonly isManual: boolean;
  readonly atMs: number;
  readonly by: string;
  /** Card payments on record since the closing before. */
  readonly tillCents: number;
  readonly terminalCents?: number;
  readonly totals?: EndOfDayTotals;
  readonly text?: string;
}

/** Cards as the store keeps them; every write belongs into a step of record of the caller. */
export interface CardRecords {
  find(key: string): CardPaymentRecord | undefined;
  send(key: string, baseline: Baseline, atMs: number): void;
  keep(key: string, approval: CardApproval | undefined, slips: readonly CardSlip[]): void;
  decide(key: string, by: string): void;
  /** What was charged to cards for sales since that time: recorded payments, with their tips. */
  chargedSince(atMs: number): number;
  closing(key: string): TerminalClosing | undefined;
  lastClosing(): TerminalClosing | undefined;
  addClosing(closing: TerminalClosing): void;
  endClosing(closing: TerminalClosing): void;
}

interface CardRow {
  readonly key: string;
  readonly baseline: string | null;
  readonly sent_at: number | null;
  readonly approval: string | null;
  readonly slips: string | null;
  readonly decided_by: string | null;
}

interface ClosingRow {
  readonly key: string;
  readonly state: TerminalClosing['state'];
  readonly is_manual: number;
  readonly at: number;
  readonly by: string;
  readonly till_cents: number;
  readonly terminal_cents: number | null;
  readonly totals: string | null;
  readonly text: string | null;
}

export function cardRecords(store: Store): CardRecords {
  const closing = (tail: string, params: readonly string[] = []): TerminalClosing | undefined => {
    const row = store.get<ClosingRow>(`select * from terminal_closing ${tail}`, params);
    return row && closingOf(row);
  };
  return {
    find: (key) => {
      const row = store.get<CardRow>('select * from card_payment where key = ?', [key]);
      return row && cardOf(row);
    },
    send: (key, baseline, atMs) => {
      store.run('insert into card_payment (key, baseline, sent_at) values (?, ?, ?)', [
        key,
        JSON.stringify(baseline),
        atMs,
      ]);
    },
    keep: (key, approval, slips) => {
      store.run(
        `insert into card_payment (key, approval, slips) values (?, ?, ?)
         on conflict (key) do update set approval = excluded.approval, slips = excluded.slips`,
        [key, approval ? JSON.stringify(approval) : null, JSON.stringify(slips)],
      );
    },
    decide: (key, by) => {
      store.run(
        'insert into card_payment (key, decided_by) values (?, ?) on conflict (key) do update set decided_by = excluded.decided_by',
        [key, by],
      );
    },
    chargedSince: (atMs) =>
      store.get<{ cents: number }>(
        `select coalesce(sum(coalesce(json_extract(details, '$.terminal.chargedCents'), amount_cents)), 0) as cents from payment
         where method = 'card' and state = 'recorded' and settled_at > ?
         and sale_id not in (select id from sale where kind = 'training')`,
        [atMs],
      )?.cents ?? 0,
    closing: (key) => closing('where key = ?', [key]),
    lastClosing: () => closing("where state = 'done' order by at desc limit 1"),
    addClosing: (one) => {
      store.run('insert into terminal_closing (key, state, is_manual, at, by, till_cents) values (?, ?, ?, ?, ?, ?)', [
        one.key,
        one.state,
        one.isManual ? 1 : 0,
        one.atMs,
        one.by,
        one.tillCents,
      ]);
    },
    endClosing: ({ key, state, terminalCents, totals, text }) => {
      store.run('update terminal_closing set state = ?, terminal_cents = ?, totals = ?, text = ? where key = ?', [
        state,
        terminalCents ?? null,
        totals ? JSON.stringify(totals) : null,
        text ?? null,
        key,
      ]);
    },
  };
}

function cardOf(row: CardRow): CardPaymentRecord {
  return {
    key: row.key,
    ...(row.baseline === null ? {} : { baseline: JSON.parse(row.baseline) as Baseline }),
    ...(row.sent_at === null ? {} : { sentAtMs: row.sent_at }),
    ...(row.approval === null ? {} : { approval: JSON.parse(row.approval) as CardApproval }),
    slips: row.slips === null ? [] : (JSON.parse(row.slips) as CardSlip[]),
    ...(row.decided_by === null ? {} : { decidedBy: row.decided_by }),
  };
}

function closingOf(row: ClosingRow): TerminalClosing {
  return {
    key: row.key,
    state: row.state,
    isManual: row.is_manual === 1,
    atMs: row.at,
    by: row.by,
    tillCents: row.till_cents,
    ...(row.terminal_cents === null ? {} : { terminalCents: row.terminal_cents }),
    ...(row.totals === null ? {} : { totals: JSON.parse(row.totals) as EndOfDayTotals }),
    ...(row.text === null ? {} : { text: row.text }),
  };
}
