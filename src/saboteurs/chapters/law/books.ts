import type { Saboteur } from '../../saboteur.ts';
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
