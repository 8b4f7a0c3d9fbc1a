import type { Facts } from '../facts.ts';
import type { OfficeState } from '../till-state.ts';
import type { Words } from '../words/index.ts';
import { amount, defined } from './fields.ts';

/** The page an inspector is shown; procedure and tasks are German, as the office reads them. */
export function officeState(facts: Facts, words: Words): OfficeState | undefined {
  if (!facts.office) return undefined;
  const { inspection, tasks } = facts.office;
  const { register, tses, outages, notification } = inspection;
  return {
    cash: amount(inspection.cash.expectedCents, facts),
    facts: [
      { name: words.office.business, text: `${inspection.salon.name}, ${inspection.salon.owner}` },
      { name: words.office.taxNumber, text: inspection.salon.taxNumber },
      { name: words.office.register, text: `${register.id}, ${register.serialNumber}` },
      ...tses.map(({ id, serialNumber }) => ({ name: `TSE ${id}`, text: serialNumber ?? words.office.unknown })),
      { name: words.office.lastReceipt, text: String(inspection.lastReceipt) },
    ],
    outages: outages.map(({ startedAt, endedAt, text }) =>
      defined({ from: timeOf(startedAt), to: endedAt && timeOf(endedAt), text }),
    ),
    exports: inspection.exports.map(({ name, path }) => ({ name, href: `/api/v1${path}` })),
    procedure: inspection.procedure,
    tasks: tasks.map(({ text, isOverdue }) => ({ text, tone: isOverdue ? 'bad' : 'warn' })),
    isSheetComplete: notification.missing.length === 0,
  };
}

const timeOf = (iso: string): string =>
  new Date(iso).toLocaleString('de', { dateStyle: 'short', timeStyle: 'short', timeZone: 'Europe/Berlin' });
