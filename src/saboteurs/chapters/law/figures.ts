import type { Host } from '@kassensturz/host';
import type { Place } from '../../../pos/contract.ts';
import { blankOut } from '../../blank-out.ts';
import type { Saboteur } from '../../saboteur.ts';
import { changedJson, withTamperedServer } from '../../tampered-http.ts';
import { withTamperedNetwork } from '../../tampered-network.ts';

const serverPort = 80;
const printerPort = 9100;

interface Interim {
  readonly sums: {
    readonly turnoverCents: number;
    readonly businessCases: readonly { readonly gvType: string; readonly grossCents: number }[];
    readonly counts: { readonly training: number };
  };
}

/** A till whose figures of the day count `more` as turnover. */
function countingAsTurnover(more: (sums: Interim['sums']) => number): (host: Host, place: Place) => Host {
  return (host, place) =>
    place === 'box' || place === 'provider'
      ? withTamperedServer(host, serverPort, {
          concerns: ({ method, path }) => method === 'GET' && path === '/api/v1/closings/interim',
          answer: (answer) =>
            changedJson(answer, ({ sums, ...rest }: Interim) => ({
              ...rest,
              sums: { ...sums, turnoverCents: sums.turnoverCents + more(sums) },
            })),
        })
      : host;
}

const of =
  (type: string) =>
  ({ businessCases }: Interim['sums']): number =>
    businessCases.filter(({ gvType }) => gvType === type).reduce((sum, { grossCents }) => sum + grossCents, 0);

function onPaper(concerns: RegExp, rewrite: (bytes: Buffer) => Buffer): (host: Host) => Host {
  return (host) =>
    withTamperedNetwork(host, {
      concerns: ({ port }) => port === printerPort,
      rewrite: (bytes) => (concerns.test(bytes.toString('latin1')) ? rewrite(bytes) : bytes),
    });
}

/** Tills that add up the day wrongly, or print less of it than they know. */
export const figureSaboteurs: readonly Saboteur[] = [
  {
    name: 'counts-a-redeemed-voucher-twice',
    requirement: 'LAW-30',
    variant: 'box',
    wrong: 'A single-purpose voucher is turnover when it is sold, and once more when it is redeemed.',
    spoil: countingAsTurnover((sums) => -of('EinzweckgutscheinEinloesung')(sums)),
  },
  {
    name: 'counts-a-multi-purpose-voucher-as-turnover',
    requirement: 'LAW-30',
    variant: 'cloud',
    wrong: 'A voucher for several purposes is turnover when it is sold.',
    spoil: countingAsTurnover(of('MehrzweckgutscheinKauf')),
  },
  {
    name: 'prints-tax-on-a-multi-purpose-voucher',
    requirement: 'LAW-30',
    variant: 'box',
    wrong: 'The paper of a voucher for several purposes shows a tax that nobody owes yet.',
    spoil: onPaper(/Mehrzweckgutschein/, (bytes) =>
      Buffer.from(
        bytes
          .toString('latin1')
          .replace(/C = nicht steuerbar[ -~]*/g, (row) => 'A = 19 % 7,98 42,02 50,00'.padEnd(row.length)),
        'latin1',
      ),
    ),
  },
  {
    name: 'counts-tips-as-turnover',
    requirement: 'LAW-32',
    variant: 'box',
    wrong: 'What was given to staff is turnover of the salon.',
    spoil: countingAsTurnover(of('TrinkgeldAN')),
  },
  {
    name: 'counts-practice-as-turnover',
    requirement: 'LAW-34',
    variant: 'box',
    wrong: 'What was only practised is turnover in the figures of the day.',
    spoil: countingAsTurnover(({ counts }) => counts.training * 100),
  },
  {
    name: 'marks-practice-in-cash-only',
    requirement: 'LAW-34',
    variant: 'box',
    wrong: 'Practice by card prints a receipt like any other.',
    spoil: onPaper(/Karte +\d/, (bytes) => blankOut(bytes, /.BUNG|kein Verkauf, nichts bezahlt/g)),
  },
  {
    name: 'calls-every-rate-by-todays-name',
    requirement: 'LAW-35',
    variant: 'box',
    wrong: 'The rate on the paper is the one of today, whatever day it was.',
    spoil: onPaper(/= 16 % MwSt/, (bytes) =>
      Buffer.from(bytes.toString('latin1').replace(/= 16 % MwSt/g, '= 19 % MwSt'), 'latin1'),
    ),
  },
  {
    name: 'does-not-say-why-it-owes-no-tax',
    requirement: 'LAW-35',
    variant: 'box',
    wrong: 'The receipts of a small business show no tax and no reason.',
    spoil: onPaper(/19 UStG/, (bytes) => blankOut(bytes, /19 UStG/g)),
  },
  {
    name: 'prints-a-z-receipt-without-cards',
    requirement: 'LAW-23',
    variant: 'box',
    wrong: 'The Z receipt does not say what was paid by card.',
    spoil: onPaper(/Z-BERICHT/, (bytes) => blankOut(bytes, /Unbar[ -~]*/g)),
  },
];
