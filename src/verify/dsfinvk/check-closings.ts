import type { Findings } from '../findings.ts';
import { closingKeyOf } from './closing/closing-key.ts';
import type { TableRow } from './csv/table-row.ts';

const versions = new Set(['2.0', '2.1', '2.2', '2.3', '2.4']);

/** The closings of an archive among each other: numbered without gap for each till, one after the other in time. */
export function checkClosings(rows: readonly TableRow[], findings: Findings): void {
  if (rows.length === 0) findings.add('Z-NONE', 'cashpointclosing.csv', 'There is no closing in the archive.');
  const seen = new Set<string>();
  const tills = new Map<string, TableRow[]>();
  for (const row of rows) {
    const key = closingKeyOf(row);
    if (seen.has(key)) findings.add('KEY-DOUBLE', row.place(), 'The closing is there twice.');
    seen.add(key);
    const till = row.text('Z_KASSE_ID');
    tills.set(till, [...(tills.get(till) ?? []), row]);
    const version = row.text('TAXONOMIE_VERSION');
    if (version !== '' && !versions.has(version))
      findings.add(
        'Z-VERSION',
        row.place('TAXONOMIE_VERSION'),
        `Version "${version}" is none of ${[...versions].join(', ')}.`,
      );
  }
  for (const closings of tills.values()) checkTill(closings, findings);
}

function checkTill(closings: readonly TableRow[], findings: Findings): void {
  const inOrder = closings.filter((row) => row.value('Z_NR') !== undefined);
  inOrder.sort((a, b) => a.value('Z_NR')! - b.value('Z_NR')!);
  for (const [at, row] of inOrder.entries()) {
    const before = inOrder[at - 1];
    if (!before) continue;
    const [number, numberBefore] = [row.value('Z_NR')!, before.value('Z_NR')!];
    if (number === numberBefore)
      findings.add('Z-NR-DOUBLE', row.place('Z_NR'), `Number ${number} stands in row ${before.number} already.`);
    else if (number !== numberBefore + 1)
      findings.add('Z-NR-GAP', row.place('Z_NR'), `Number ${number} follows ${numberBefore}.`);
    const [madeAt, madeBefore] = [row.value('Z_ERSTELLUNG'), before.value('Z_ERSTELLUNG')];
    if (madeAt !== undefined && madeBefore !== undefined && madeAt < madeBefore)
      findings.add('Z-ORDER', row.place('Z_ERSTELLUNG'), `Closing ${number} was made before closing ${numberBefore}.`);
  }
}
