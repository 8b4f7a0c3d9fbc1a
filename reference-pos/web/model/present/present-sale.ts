import { type DraftLine, dueCents, type Facts, isAllStored, keptLines, totalCents } from '../facts.ts';
import type { LineState, SaleState } from '../till-state.ts';
import type { Words } from '../words/index.ts';
import { amount } from './fields.ts';
import { shortName } from './present-catalogue.ts';

/** The ticket: every line the customer will pay for, stored or not, and their sum (CK-06). */
export function saleState(facts: Facts, words: Words): SaleState | undefined {
  const { sale } = facts;
  if (!sale) return undefined;
  return {
    id: sale.id,
    lines: keptLines(sale).map((line) => lineState(line, facts, words)),
    total: amount(totalCents(sale), facts),
    ...(sale.paidCents ? { due: amount(dueCents(sale), facts) } : {}),
    isTraining: sale.isTraining ?? false,
    isStored: isAllStored(sale),
  };
}

function lineState(line: DraftLine, facts: Facts, words: Words): LineState {
  const state = line.isStored ? 'stored' : facts.connection.state === 'lost' ? 'waiting' : 'sending';
  return {
    id: line.id,
    articleId: line.articleId,
    text: line.quantity === 1 ? line.text : words.sale.times(line.quantity, line.text),
    staffName: staffName(line.staffId, facts),
    quantity: line.quantity,
    amount: amount(line.totalCents, facts),
    state,
    note: state === 'stored' ? '' : words.sale[state],
  };
}

function staffName(id: string, { catalogue, session }: Facts): string {
  const everybody = [...(catalogue?.staff ?? []), ...(session ? [session.user] : [])];
  const person = everybody.find((candidate) => candidate.id === id);
  return person ? shortName(person.name, catalogue?.staff ?? []) : id;
}
