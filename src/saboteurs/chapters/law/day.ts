import type { Host } from '@kassensturz/host';
import type { Saboteur } from '../../saboteur.ts';
import { withTamperedExport } from '../../tampered-export.ts';
import { changedJson, type HttpTampering, withTamperedCalls, withTamperedServer } from '../../tampered-http.ts';
import { changedZip } from '../../tampered-zip.ts';

const serverPort = 80;
const dsfinvk = '/api/v1/exports/dsfinvk.zip';

interface Deposit {
  readonly articleId: string;
  readonly priceCents?: number;
}
interface Listed {
  readonly closings: readonly Listing[];
}
interface Listing {
  readonly closedAt: string;
  readonly number: number;
  readonly sums: { readonly lastReceipt?: number; readonly businessCases: readonly { readonly gvType: string }[] };
  readonly cash: { readonly differenceCents: number };
}

/** Tills that are wrong with cash, closings and books. */
export const daySaboteurs: readonly Saboteur[] = [
  {
    name: 'books-no-wages',
    requirement: 'LAW-21',
    variant: 'box',
    wrong: 'Wages paid out of the drawer are confirmed and not recorded.',
    spoil: (host) =>
      withTamperedServer(host, serverPort, {
        concerns: ({ method, path }) => method === 'POST' && path === '/api/v1/cash/movements',
        answerInstead: ({ body }) =>
          body.includes('"wages"')
            ? { status: 200, headers: { 'content-type': 'application/json' }, body: Buffer.from('{}') }
            : undefined,
      }),
  },
  {
    name: 'knows-only-whole-euros',
    requirement: 'LAW-22',
    variant: 'cube',
    wrong: 'The cash that should be in the drawer is shown in whole euros.',
    spoil: (host, place) =>
      answering(host, place, '/api/v1/cash', (json: { readonly expectedCents: number }) => ({
        ...json,
        expectedCents: Math.floor(json.expectedCents / 100) * 100,
      })),
  },
  {
    name: 'leaves-cancelled-cash-in-the-drawer',
    requirement: 'LAW-22',
    variant: 'box',
    wrong: 'What a cancellation has paid back is still in the drawer by the cash book.',
    spoil: (host, place) => {
      let backCents = 0;
      const watched = withTamperedServer(host, serverPort, {
        concerns: ({ method, path }) => method === 'POST' && path.endsWith('/cancellation'),
        answer: (answer) => {
          const { receipt } = JSON.parse(answer.body.toString('utf8')) as { receipt?: { totalCents: number } };
          backCents -= receipt?.totalCents ?? 0;
          return answer;
        },
      });
      return answering(watched, place, '/api/v1/cash', (json: { readonly expectedCents: number }) => ({
        ...json,
        expectedCents: json.expectedCents + backCents,
      }));
    },
  },
  {
    name: 'keeps-deposits-out-of-the-cash-book',
    requirement: 'LAW-33',
    variant: 'box',
    wrong: 'A deposit that was paid in cash is not in the cash book.',
    spoil: (host, place) => {
      let keptBackCents = 0;
      const watched = withTamperedServer(host, serverPort, {
        concerns: ({ method, path }) => method === 'POST' && path.endsWith('/sales'),
        request: (request) => {
          const { line } = JSON.parse(request.body.toString('utf8')) as { line: Deposit };
          if (line.articleId === '801') keptBackCents += line.priceCents ?? 0;
          return request;
        },
      });
      return answering(watched, place, '/api/v1/cash', (json: { readonly expectedCents: number }) => ({
        ...json,
        expectedCents: json.expectedCents - keptBackCents,
      }));
    },
  },
  {
    name: 'leaves-the-last-receipt-to-tomorrow',
    requirement: 'LAW-23',
    variant: 'box',
    wrong: 'The last receipt of the day is missing in the closing.',
    spoil: (host, place) =>
      answering(host, place, '/api/v1/closings', (json: Listed) => ({
        closings: json.closings.map(({ sums, ...closing }) => ({
          ...closing,
          sums: { ...sums, lastReceipt: (sums.lastReceipt ?? 0) - 1 },
        })),
      })),
  },
  {
    name: 'dates-old-closings-anew',
    requirement: 'LAW-23',
    variant: 'cloud',
    wrong: 'A new closing changes the time of the one before.',
    spoil: (host, place) =>
      answering(host, place, '/api/v1/closings', (json: Listed) => ({
        closings: json.closings.map((closing, index, all) =>
          index < all.length - 1 ? { ...closing, closedAt: all[index + 1]?.closedAt } : closing,
        ),
      })),
  },
  {
    name: 'takes-cancellations-out-of-old-closings',
    requirement: 'LAW-19',
    variant: 'box',
    wrong: 'A cancellation lowers the turnover of the closing that holds the cancelled receipt.',
    spoil: (host, place) => {
      let hasCancelled = false;
      const watched = withTamperedServer(host, serverPort, {
        concerns: ({ method, path }) => method === 'POST' && path.endsWith('/cancellation'),
        answer: (answer) => {
          hasCancelled = true;
          return answer;
        },
      });
      return answering(watched, place, '/api/v1/closings', (json: Listed) => ({
        closings: json.closings.map(({ sums, ...closing }, index) => ({
          ...closing,
          sums: hasCancelled && index === 0 ? { ...sums, turnoverCents: 0 } : sums,
        })),
      }));
    },
  },
  {
    name: 'smooths-the-difference-away',
    requirement: 'LAW-24',
    variant: 'box',
    wrong: 'What is missing in the drawer is not booked, and the closing shows no difference.',
    spoil: (host, place) =>
      answering(host, place, '/api/v1/closings', (json: Listed) => ({
        closings: json.closings.map(({ sums, cash, ...closing }) => ({
          ...closing,
          cash: { ...cash, differenceCents: 0 },
          sums: { ...sums, businessCases: sums.businessCases.filter(({ gvType }) => gvType !== 'DifferenzSollIst') },
        })),
      })),
  },
  {
    name: 'leaves-a-line-out-of-the-books',
    requirement: 'LAW-25',
    variant: 'box',
    wrong: 'One line of a receipt is missing in the DSFinV-K export.',
    spoil: (host) =>
      withTamperedExport(host, dsfinvk, (archive) =>
        changedZip(archive, (name, content) => (name === 'lines.csv' ? withoutLastRow(content) : content)),
      ),
  },
  {
    name: 'adds-up-to-less',
    requirement: 'LAW-25',
    variant: 'cloud',
    wrong: 'The closing’s sums in the DSFinV-K export are lower than its receipts.',
    spoil: (host) =>
      withTamperedExport(host, dsfinvk, (archive) =>
        changedZip(archive, (name, content) =>
          name === 'businesscases.csv'
            ? content.replace(/"Umsatz";([^\r]*?;)(\d+),(\d{5})/, '"Umsatz";$11,$3')
            : content,
        ),
      ),
  },
  {
    name: 'passes-an-outage-off-as-signed',
    requirement: 'LAW-25',
    variant: 'cube',
    wrong: 'Receipts of an outage carry the signature of another one in the DSFinV-K export.',
    spoil: (host) =>
      withTamperedExport(host, dsfinvk, (archive) =>
        changedZip(archive, (name, content) =>
          name === 'transactions_tse.csv' ? withBorrowedSignature(content) : content,
        ),
      ),
  },
];

/** A till whose page closes the day only while the internet is there. */
export const closesOnlyOnline: Saboteur = {
  name: 'closes-only-with-internet',
  requirement: 'KS-01',
  variant: 'box',
  wrong: 'The day cannot be closed without internet.',
  spoil: (host, place) => {
    if (place !== 'tablet') return host;
    let isAway = false;
    const body = Buffer.from(JSON.stringify({ code: 'NO_INTERNET', message: 'Kein Internet.', details: {} }));
    return withTamperedCalls(host, ({ port }) => port === serverPort, {
      concerns: ({ method, path }) => path === '/api/v1/status' || (method === 'POST' && path === '/api/v1/closings'),
      answerInstead: ({ method }) =>
        method === 'POST' && isAway
          ? { status: 409, headers: { 'content-type': 'application/json' }, body }
          : undefined,
      answer: (answer, { path }) => {
        if (path === '/api/v1/status') isAway = answer.body.includes('"outage"');
        return answer;
      },
    });
  },
};

function answering<T>(host: Host, place: string, path: string, change: (json: T) => unknown): Host {
  const tampering: HttpTampering = {
    concerns: (request) => request.method === 'GET' && request.path.split('?')[0] === path,
    answer: (answer) => (answer.status === 200 ? changedJson(answer, change) : answer),
  };
  return place === 'tablet' || place === 'cube' ? host : withTamperedServer(host, serverPort, tampering);
}

function withoutLastRow(csv: string): string {
  const rows = csv.split('\r\n');
  return [...rows.slice(0, -2), ''].join('\r\n');
}

/** Every row without a signature gets all columns of the first one that has one, and loses its reason. */
function withBorrowedSignature(csv: string): string {
  const rows = csv.split('\r\n').map((row) => row.split(';'));
  const header = rows[0] ?? [];
  const own = new Set(['Z_KASSE_ID', 'Z_ERSTELLUNG', 'Z_NR', 'BON_ID'].map((name) => header.indexOf(`"${name}"`)));
  const signature = header.indexOf('"TSE_TA_SIG"');
  const lender = rows.slice(1).find((row) => (row[signature] ?? '') !== '');
  return rows
    .map((row, index) => {
      const isUnsigned = index > 0 && row.length > 1 && row[signature] === '';
      return isUnsigned && lender
        ? row.map((value, column) => (own.has(column) ? value : (lender[column] ?? '')))
        : row;
    })
    .map((row) => row.join(';'))
    .join('\r\n');
}
