import type { SqlParams } from '../types.ts';

/** What the workload needs of a store; plain sql.js can be put behind it for comparison. */
export interface WorkloadTarget {
  script(sql: string): void;
  run(sql: string, params?: SqlParams): unknown;
}

/** Receipts with lines and a counter: a miniature of what a till writes per sale, made to show what got lost. */
export const receiptSchema = `
  create table if not exists receipt (number integer primary key, total_cents integer not null, body text not null);
  create table if not exists receipt_line (receipt integer not null references receipt (number), cents integer not null);
  create table if not exists counter (receipts integer not null);
  insert into counter select 0 where not exists (select 1 from counter);
`;

export const linesPerReceipt = 3;
const lineCents = 1_400;
const body = 'Damen-Haarschnitt mit Waschen und Föhnen, mittel '.repeat(2);

/** The five writes of one receipt; to be run inside a transaction. */
export function writeReceipt(target: WorkloadTarget, number: number): void {
  target.run('insert into receipt (number, total_cents, body) values (?, ?, ?)', [
    number,
    lineCents * linesPerReceipt,
    body,
  ]);
  for (let line = 0; line < linesPerReceipt; line += 1) {
    target.run('insert into receipt_line (receipt, cents) values (?, ?)', [number, lineCents]);
  }
  target.run('update counter set receipts = receipts + 1');
}
