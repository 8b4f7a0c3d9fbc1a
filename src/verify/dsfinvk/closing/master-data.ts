import type { Findings } from '../../findings.ts';
import type { TableRow } from '../csv/table-row.ts';
import { unit } from '../csv/table-row.ts';
import { ratesByKey } from '../tables/words.ts';
import { readTseMaster } from '../tse/tse-master.ts';
import type { ClosingBooks } from './closing-books.ts';
import { closingName } from './closing-key.ts';

type AddRow = (row: TableRow, books: ClosingBooks, findings: Findings) => void;

/** How rows of master data (Stammdatenmodul) are taken into the books. */
export const masterData: Readonly<Record<string, AddRow>> = {
  'location.csv': (row, books, findings) => {
    if (books.rows.get(row.file)! > 1)
      findings.add('KEY-DOUBLE', row.place(), `There are two rows for ${closingName(books.row)}.`);
  },
  'cashregister.csv': (row, books, findings) => {
    if (books.register) findings.add('KEY-DOUBLE', row.place(), `There are two rows for ${closingName(books.row)}.`);
    books.register = row;
    const serial = row.text('KASSE_SERIENNR');
    if (/[/_]/.test(serial)) {
      const text = `"${serial}" holds "/" or "_", which part the file names of a TSE export.`;
      findings.add('TSE-CLIENT', row.place('KASSE_SERIENNR'), text);
    }
  },
  'slaves.csv': (row, books, findings) => {
    const id = row.text('TERMINAL_ID');
    if (books.terminals.has(id))
      findings.add('KEY-DOUBLE', row.place('TERMINAL_ID'), `Terminal "${id}" is there twice.`);
    books.terminals.set(id, row);
  },
  'pa.csv': (row, books, findings) => {
    const id = row.value('AGENTUR_ID');
    if (id === undefined) return;
    if (books.agencies.has(id)) findings.add('KEY-DOUBLE', row.place('AGENTUR_ID'), `Agency ${id} is there twice.`);
    books.agencies.add(id);
  },
  'vat.csv': addRate,
  'tse.csv': (row, books, findings) => {
    const id = row.value('TSE_ID');
    if (id === undefined) return;
    if (books.modules.has(id)) findings.add('KEY-DOUBLE', row.place('TSE_ID'), `TSE ${id} is there twice.`);
    books.modules.set(id, readTseMaster(row, findings));
  },
};

function addRate(row: TableRow, books: ClosingBooks, findings: Findings): void {
  const key = row.value('UST_SCHLUESSEL');
  const rate = row.value('UST_SATZ');
  if (key === undefined || rate === undefined) return;
  if (books.rates.has(key)) findings.add('KEY-DOUBLE', row.place('UST_SCHLUESSEL'), `Tax key ${key} is there twice.`);
  const percent = rate / unit;
  books.rates.set(key, percent);
  const official = ratesByKey.get(key);
  if (official === undefined && key < 1000) {
    findings.add(
      'VAT-KEY',
      row.place('UST_SCHLUESSEL'),
      `Tax key ${key} is none of the DSFinV-K; own keys begin at 1000.`,
    );
  } else if (official !== undefined && official !== percent && !isRateOf2020(key, percent, books.createdAt)) {
    findings.add('VAT-RATE', row.place('UST_SATZ'), `Tax key ${key} means ${official} %, the table says ${percent} %.`);
  }
}

/** In the second half of 2020 many tills kept the keys 1 and 2 with the lowered rates. */
function isRateOf2020(key: number, percent: number, createdAt: number | undefined): boolean {
  const isThen = createdAt !== undefined && createdAt >= Date.UTC(2020, 5, 30) && createdAt < Date.UTC(2021, 0, 2);
  return isThen && ((key === 1 && percent === 16) || (key === 2 && percent === 5));
}
