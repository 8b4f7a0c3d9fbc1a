import type { Saboteur } from '../../saboteur.ts';
import { changedJson, type HttpTampering, withTamperedServer } from '../../tampered-http.ts';

/** A till whose server answers in another way. */
function wrongServer(tampering: HttpTampering): Saboteur['spoil'] {
  return (host, place) => (place === 'box' || place === 'provider' ? withTamperedServer(host, 80, tampering) : host);
}

interface WireLine {
  readonly text: string;
  readonly totalCents: number;
}

export const officeSaboteurs: readonly Saboteur[] = [
  {
    name: 'stores-lines-with-the-payment',
    requirement: 'LAW-09',
    variant: 'box',
    wrong: 'What is entered stays in memory until it is paid; the store knows nothing of an open sale.',
    spoil: wrongServer({
      concerns: ({ method, path }) => method === 'GET' && path.startsWith('/api/v1/sales?state=open'),
      answer: (answer) => changedJson(answer, () => ({ sales: [] })),
    }),
  },
  {
    name: 'books-one-sum-a-receipt',
    requirement: 'LAW-09',
    variant: 'cloud',
    wrong: 'The receipt keeps one line with the sum instead of every position.',
    spoil: wrongServer({
      concerns: ({ method, path }) => method === 'GET' && path.startsWith('/api/v1/receipts?'),
      answer: (answer) =>
        changedJson(answer, (body: { receipts: { lines: WireLine[]; totalCents: number }[] }) => ({
          receipts: body.receipts.map((receipt) => ({
            ...receipt,
            lines: receipt.lines.slice(0, 1).map((line) => ({ ...line, totalCents: receipt.totalCents })),
          })),
        })),
    }),
  },
  {
    name: 'prints-after-the-duty-has-ended',
    requirement: 'LAW-12',
    variant: 'box',
    wrong: 'The date of the receipt duty is kept and nothing follows from it.',
    spoil: wrongServer({
      concerns: ({ method, path }) => method === 'PUT' && path.endsWith('/settings/receipt-duty'),
      request: (request) => changedJson(request, () => ({ endsOn: '2099-12-31' })),
    }),
  },
  {
    name: 'lets-the-inspector-write',
    requirement: 'LAW-27',
    variant: 'box',
    wrong: 'Whoever inspects may change settings.',
    spoil: wrongServer({
      concerns: ({ method, path }) => method === 'PUT' && path.endsWith('/settings/retention'),
      answerInstead: () => ({
        status: 200,
        headers: { 'content-type': 'application/json' },
        body: Buffer.from('{"years":10}'),
      }),
    }),
  },
  {
    name: 'keeps-the-outage-from-the-inspector',
    requirement: 'LAW-27',
    variant: 'cloud',
    wrong: 'The inspection screen leaves the outages of the TSE out.',
    spoil: wrongServer({
      concerns: ({ path }) => path.endsWith('/inspection'),
      answer: (answer) => changedJson(answer, (body: object) => ({ ...body, outages: [] })),
    }),
  },
  {
    name: 'forgets-the-notification',
    requirement: 'LAW-28',
    variant: 'box',
    wrong: 'Nobody is reminded of the notification to the tax office.',
    spoil: wrongServer({
      concerns: ({ path }) => path.endsWith('/notification'),
      answer: (answer) => changedJson(answer, (body: object) => ({ ...body, tasks: [] })),
    }),
  },
  {
    name: 'cleans-up-old-receipts',
    requirement: 'LAW-29',
    variant: 'box',
    wrong: 'The clean-up deletes receipts within the retention period.',
    spoil: (host, place) => {
      let isCleanedUp = false;
      return wrongServer({
        concerns: ({ path }) => path.endsWith('/maintenance/clean-up') || path.startsWith('/api/v1/receipts?'),
        answer: (answer, { path }) => {
          if (path.endsWith('/clean-up')) isCleanedUp = true;
          else if (isCleanedUp)
            return changedJson(answer, ({ receipts }: { receipts: { number: number }[] }) => ({
              receipts: receipts.filter(({ number }) => number > 1),
            }));
          return answer;
        },
      })(host, place);
    },
  },
  {
    name: 'cleans-up-old-closings',
    requirement: 'LAW-29',
    variant: 'cloud',
    wrong: 'The clean-up keeps the receipts and deletes the closings.',
    spoil: (host, place) => {
      let hasClosings = false;
      let isCleanedUp = false;
      return wrongServer({
        concerns: ({ path }) => path.endsWith('/maintenance/clean-up') || path.startsWith('/api/v1/closings?'),
        answer: (answer, { path }) => {
          if (path.endsWith('/clean-up')) isCleanedUp = hasClosings;
          else hasClosings ||= answer.body.includes('"number"');
          return isCleanedUp && path.includes('?') ? changedJson(answer, () => ({ closings: [] })) : answer;
        },
      })(host, place);
    },
  },
  {
    name: 'lets-anybody-change-the-tse',
    requirement: 'LAW-36',
    variant: 'cube',
    wrong: 'Whoever is signed in may set up another TSE.',
    spoil: wrongServer({
      concerns: ({ method, path }) => method === 'POST' && path.endsWith('/tse/changes'),
      answer: (answer) => (answer.status === 403 ? { ...answer, status: 422 } : answer),
    }),
  },
  {
    name: 'lets-the-apprentice-cancel',
    requirement: 'LAW-36',
    variant: 'box',
    wrong: 'Whoever may sell may also cancel finished receipts.',
    spoil: wrongServer({
      concerns: ({ method, path }) => method === 'POST' && path.endsWith('/cancellation'),
      answer: (answer) => (answer.status === 403 ? { ...answer, status: 404 } : answer),
    }),
  },
  {
    name: 'lets-the-apprentice-void',
    requirement: 'LAW-36',
    variant: 'box',
    wrong: 'Whoever may sell may also void.',
    spoil: wrongServer({
      concerns: ({ method, path }) => method === 'DELETE' && path.includes('/lines/'),
      answer: (answer) => (answer.status === 403 ? { ...answer, status: 200, body: Buffer.from('{}') } : answer),
    }),
  },
  {
    name: 'keeps-the-pin-from-the-factory',
    requirement: 'LAW-36',
    variant: 'cloud',
    wrong: 'The user "chef" with the PIN the till was delivered with still gets in.',
    spoil: wrongServer({
      concerns: ({ method, path }) => method === 'POST' && path.endsWith('/session'),
      request: (request) =>
        changedJson(request, (body: { user: string; pin: string }) =>
          body.user === 'chef' && body.pin === '1111' ? { user: 'petra', pin: '739104' } : body,
        ),
    }),
  },
  {
    name: 'searches-the-journal-by-exact-letters',
    requirement: 'OPS-06',
    variant: 'box',
    wrong: 'The journal finds a word only in the very same spelling of capitals.',
    spoil: wrongServer({
      concerns: ({ path }) => path.includes('/log/search'),
      answer: (answer, { path }) => {
        const text = new URL(path, 'http://till').searchParams.get('text') ?? '';
        return changedJson(answer, ({ entries }: { entries: object[] }) => ({
          entries: entries.filter((entry) => JSON.stringify(entry).includes(text)),
        }));
      },
    }),
  },
];
