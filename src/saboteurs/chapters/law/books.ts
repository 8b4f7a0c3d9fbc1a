import type { Host } from '@kassensturz/host';
import type { Saboteur } from '../../saboteur.ts';
import { changedColumn } from '../../tampered-csv.ts';
import { withTamperedExport } from '../../tampered-export.ts';
import { changedZip } from '../../tampered-zip.ts';

const path = '/api/v1/exports/dsfinvk.zip';

/** Tills whose books for the tax office are wrong in one small thing. */
export const bookSaboteurs: readonly Saboteur[] = [
  {
    name: 'is-a-cent-off-in-the-books',
    requirement: 'LAW-25',
    variant: 'cube',
    wrong: 'One sum of payments in the DSFinV-K export is a cent off.',
    spoil: (host) =>
      withTamperedExport(host, path, (archive) =>
        changedZip(archive, (name, content) => (name === 'payment.csv' ? withAnotherCent(content) : content)),
      ),
  },
  {
    name: 'leaves-a-table-out-of-the-books',
    requirement: 'LAW-25',
    variant: 'cloud',
    wrong: 'The DSFinV-K export lacks the table of payments that its index names.',
    spoil: (host) =>
      withTamperedExport(host, path, (archive) =>
        changedZip(archive, (name, content) => (name === 'datapayment.csv' ? undefined : content)),
      ),
  },
  {
    name: 'names-every-article-alike-in-the-books',
    requirement: 'LAW-25',
    variant: 'box',
    wrong: 'Every line of the DSFinV-K export is called "Artikel".',
    spoil: inTable('lines.csv', (csv) => changedColumn(csv, 'ARTIKELTEXT', () => '"Artikel"')),
  },
  {
    name: 'names-nobody-in-the-books',
    requirement: 'LAW-25',
    variant: 'cloud',
    wrong: 'The DSFinV-K export names the till instead of who made a receipt.',
    spoil: inTable('transactions.csv', (csv) =>
      changedColumn(
        changedColumn(csv, 'BEDIENER_NAME', () => '"Kasse"'),
        'BEDIENER_ID',
        () => '"1"',
      ),
    ),
  },
  {
    name: 'gives-everything-to-the-new-tse',
    requirement: 'LAW-25',
    variant: 'cube',
    wrong: 'After a change of the TSE the DSFinV-K export ascribes all of the day to the new one.',
    spoil: inTable('transactions_tse.csv', (csv) =>
      changedColumn(csv, 'TSE_ID', (_value, values) => values.toSorted().at(-1) ?? ''),
    ),
  },
  {
    name: 'refers-to-nothing-in-the-books',
    requirement: 'LAW-17',
    variant: 'box',
    wrong: 'In the DSFinV-K export a cancellation does not say what it cancels.',
    spoil: inTable('references.csv', (csv) => csv.slice(0, csv.indexOf('\r\n') + 2)),
  },
  {
    name: 'swaps-signatures-in-the-books',
    requirement: 'LAW-25',
    variant: 'box',
    wrong: 'Two receipts of the DSFinV-K export carry the signature of each other.',
    spoil: (host) =>
      withTamperedExport(host, path, (archive) =>
        changedZip(archive, (name, content) =>
          name === 'transactions_tse.csv' ? withSwappedSignatures(content) : content,
        ),
      ),
  },
];

function inTable(table: string, change: (csv: string) => string): (host: Host) => Host {
  return (host) =>
    withTamperedExport(host, path, (archive) =>
      changedZip(archive, (name, content) => (name === table ? change(content) : content)),
    );
}

function withAnotherCent(content: string): string {
  return content.replace(/(,\d)(\d)\r\n$/, (_, rest: string, cent: string) => `${rest}${(Number(cent) + 1) % 10}\r\n`);
}

/** A signature of a curve of 256 bit in base64. */
const signature = /[A-Za-z0-9+/]{86}==/g;

function withSwappedSignatures(content: string): string {
  const [first, second] = content.match(signature) ?? [];
  if (!first || !second) return content;
  return content.replace(signature, (each) => (each === first ? second : each === second ? first : each));
}
