import type { Host } from '@kassensturz/host';
import type { Place } from '../../../pos/contract.ts';
import type { Saboteur } from '../../saboteur.ts';
import { changedJson, type HttpTampering, type TamperedAnswer, withTamperedServer } from '../../tampered-http.ts';

const serverPort = 80;

/** A POS whose server does another thing than it was asked, or says another thing than it has on record. */
function server(tampering: (host: Host) => HttpTampering): (host: Host, place: Place) => Host {
  return (host, place) =>
    place === 'box' || place === 'provider' ? withTamperedServer(host, serverPort, tampering(host)) : host;
}

function answer(body: unknown): TamperedAnswer {
  return { status: 200, headers: { 'content-type': 'application/json' }, body: Buffer.from(JSON.stringify(body)) };
}

const posts =
  (...endings: readonly string[]): HttpTampering['concerns'] =>
  ({ method, path }) =>
    method === 'POST' && endings.some((ending) => path.endsWith(ending));

interface WireLine {
  readonly articleId?: string;
  readonly priceCents?: number;
  readonly priceReason?: string;
}
interface WireReceipts {
  readonly receipts: readonly { readonly lines: readonly { readonly vatRate: number }[] }[];
}

const withReason = (line: WireLine): WireLine =>
  line.priceCents === undefined ? line : { ...line, priceReason: line.priceReason ?? 'ohne Angabe' };

export const tradeSaboteurs: readonly Saboteur[] = [
  {
    name: 'deletes-receipts-on-request',
    requirement: 'LAW-16',
    variant: 'box',
    wrong: 'Its interface agrees to delete a finished receipt.',
    spoil: server(() => ({
      concerns: ({ method, path }) => method === 'DELETE' && path.includes('/receipts/'),
      answerInstead: () => answer({ deleted: true }),
    })),
  },
  {
    name: 'corrects-its-cash-book',
    requirement: 'LAW-16',
    variant: 'cloud',
    wrong: 'A movement of the cash book can be changed afterwards.',
    spoil: server(() => ({
      concerns: ({ method, path }) => method === 'PATCH' && path.includes('/cash/movements/'),
      answerInstead: () => answer({ changed: true }),
    })),
  },
  {
    name: 'deletes-closings-on-request',
    requirement: 'LAW-16',
    variant: 'cube',
    wrong: 'Its interface agrees to delete a daily closing.',
    spoil: server(() => ({
      concerns: ({ method, path }) => method === 'DELETE' && path.includes('/closings/'),
      answerInstead: () => answer({ deleted: true }),
    })),
  },
  {
    name: 'finds-nothing-in-its-books',
    requirement: 'LAW-16',
    variant: 'cloud',
    wrong: 'Its check of the records finds nothing, whatever somebody has changed in them.',
    spoil: server(() => ({
      concerns: ({ path }) => path.endsWith('/integrity'),
      answer: (given) => changedJson(given, (found: object) => ({ ...found, findings: [] })),
    })),
  },
  {
    name: 'forgets-what-it-cancelled',
    requirement: 'LAW-17',
    variant: 'box',
    wrong: 'A cancellation does not say which receipt it takes back.',
    spoil: server(() => ({
      concerns: ({ method, path }) => method === 'GET' && path.includes('/receipts?'),
      answer: (given) =>
        changedJson(given, ({ receipts }: WireReceipts) => ({
          receipts: receipts.map((receipt) => ({ ...receipt, references: [] })),
        })),
    })),
  },
  {
    name: 'changes-how-it-was-paid',
    requirement: 'LAW-18',
    variant: 'box',
    wrong: 'The way a finished receipt was paid can be changed afterwards.',
    spoil: server(() => ({
      concerns: ({ method, path }) => method === 'PUT' && path.endsWith('/payments'),
      answerInstead: () => answer({ changed: true }),
    })),
  },
  {
    name: 'gives-discounts-without-a-reason',
    requirement: 'LAW-20',
    variant: 'box',
    wrong: 'A discount or another price goes through without anybody saying why.',
    spoil: server(() => ({
      concerns: posts('/discounts', '/lines', '/sales'),
      request: (request) =>
        changedJson(request, (wish: WireLine & { line?: WireLine; reason?: string }) => {
          if (request.path.endsWith('/discounts')) return { ...wish, reason: wish.reason || 'ohne Angabe' };
          return wish.line ? { ...wish, line: withReason(wish.line) } : withReason(wish);
        }),
    })),
  },
  {
    name: 'taxes-every-voucher-at-once',
    requirement: 'LAW-30',
    variant: 'box',
    wrong: 'A voucher for several purposes is taxed when it is sold.',
    spoil: server(() => ({
      concerns: posts('/sales'),
      request: (request) =>
        changedJson(request, (wish: { line: WireLine }) =>
          wish.line.articleId === '702-50'
            ? { ...wish, line: { ...wish.line, articleId: '701', priceCents: 5000 } }
            : wish,
        ),
    })),
  },
  {
    name: 'redeems-again-when-asked-again',
    requirement: 'LAW-31',
    variant: 'box',
    wrong: 'A redemption whose answer got lost is done a second time when it is asked for again.',
    spoil: server((host) => ({
      concerns: posts('/payments/voucher'),
      request: (request) => changedJson(request, (wish: object) => ({ ...wish, key: host.random.uuid() })),
    })),
  },
  {
    name: 'keeps-what-a-cancelled-sale-redeemed',
    requirement: 'LAW-31',
    variant: 'cloud',
    wrong: 'When a sale is cancelled, what it had taken from a voucher is gone.',
    spoil: (host, place) => {
      const least = new Map<string, number>();
      return server(() => ({
        concerns: ({ method, path }) => method === 'GET' && path.includes('/vouchers/'),
        answer: (given, { path }) =>
          changedJson(given, (voucher: { readonly leftCents: number }) => {
            const leftCents = Math.min(voucher.leftCents, least.get(path) ?? voucher.leftCents);
            least.set(path, leftCents);
            return { ...voucher, leftCents };
          }),
      }))(host, place);
    },
  },
  {
    name: 'keeps-the-tips',
    requirement: 'LAW-32',
    variant: 'box',
    wrong: 'A tip for staff is booked for the owner, as turnover at 19 %.',
    spoil: server(() => ({
      concerns: posts('/tips'),
      request: (request) => changedJson(request, (wish: object) => ({ ...wish, staffId: 'petra' })),
    })),
  },
  {
    name: 'takes-deposits-as-gifts',
    requirement: 'LAW-33',
    variant: 'box',
    wrong: 'A deposit is booked as a voucher for several purposes: nothing is taxed when it is paid.',
    spoil: server(() => ({
      concerns: posts('/sales'),
      request: (request) =>
        changedJson(request, (wish: { line: WireLine }) =>
          wish.line.articleId === '801' ? { ...wish, line: { ...wish.line, articleId: '703' } } : wish,
        ),
    })),
  },
  {
    name: 'practises-in-earnest',
    requirement: 'LAW-34',
    variant: 'box',
    wrong: 'What was meant as practice is booked as turnover.',
    spoil: server(() => ({
      concerns: posts('/sales'),
      request: (request) => changedJson(request, (wish: object) => ({ ...wish, training: false })),
    })),
  },
  {
    name: 'taxes-everything-alike',
    requirement: 'LAW-35',
    variant: 'box',
    wrong: 'A magazine is exported at 19 %.',
    spoil: server(() => ({
      concerns: ({ method, path }) => method === 'GET' && path.includes('/receipts?'),
      answer: (given) =>
        changedJson(given, ({ receipts }: WireReceipts) => ({
          receipts: receipts.map((receipt) => ({
            ...receipt,
            lines: receipt.lines.map((line) => (line.vatRate === 7 ? { ...line, vatRate: 19 } : line)),
          })),
        })),
    })),
  },
];
