import type { Host } from '@kassensturz/host';
import type { Saboteur } from '../../saboteur.ts';
import { changedJson, type TamperedAnswer, type TamperedRequest, withTamperedCalls } from '../../tampered-http.ts';

/** Tills that lead their TSE transactions wrongly: what they say to a cloud TSE is bent on its way. */
export const transactionSaboteurs: readonly Saboteur[] = [
  {
    name: 'starts-the-tse-at-payment',
    requirement: 'TSE-03',
    variant: 'box',
    wrong: 'The transaction begins with the payment instead of the first line.',
    spoil: (host) => startingLate(host),
  },
  {
    name: 'leaves-abandoned-sales-open',
    requirement: 'TSE-05',
    variant: 'box',
    wrong: 'A sale that is given up is forgotten, and its transaction stays open in the TSE.',
    spoil: (host) => leavingOpen(host),
  },
  {
    name: 'signs-money-for-abandoned-sales',
    requirement: 'TSE-05',
    variant: 'cloud',
    wrong: 'A sale that is given up is finished as if its money had been paid.',
    spoil: (host) => finishingAbandonedAs(host, 'AVBelegabbruch^34.00_0.00_0.00_0.00_0.00^34.00:Bar'),
  },
  {
    name: 'signs-an-outage-afterwards',
    requirement: 'TSE-09',
    variant: 'box',
    wrong:
      'What was begun before the TSE failed is signed as a sale when the TSE is back; its receipt says that nobody signed it.',
    spoil: (host) => finishingAbandonedAs(host, 'Beleg^34.00_0.00_0.00_0.00_0.00^34.00:Bar'),
  },
  {
    name: 'sells-twice-after-a-lost-answer',
    requirement: 'TSE-12',
    variant: 'box',
    wrong: 'When the answer to the finish is lost, the sale gets a second transaction.',
    spoil: (host) => startingAnew(host),
  },
  {
    name: 'tries-the-pin-until-it-locks',
    requirement: 'TSE-16',
    variant: 'box',
    wrong: 'A refused PIN is shown again and again.',
    spoil: (host) =>
      withTamperedCalls(host, toTse, {
        concerns: ({ path }) => path.endsWith('/admin/auth'),
        answer: async (answer, request, again) => {
          let last = answer;
          for (let tries = 0; last.status === 401 && tries < 5; tries += 1) last = await again(request);
          return last;
        },
      }),
  },
];

const toTse = ({ port }: { readonly port: number }): boolean => port === 80;
const isTransaction = ({ method, path }: Pick<TamperedRequest, 'method' | 'path'>): boolean =>
  method === 'PUT' && /\/tx\/[^/]+\?tx_revision=\d/.test(path);
const isStart = ({ path }: TamperedRequest): boolean => path.endsWith('tx_revision=1');

interface Body {
  readonly schema?: { readonly raw?: { readonly process_data?: string } };
}

/** Keeps the start back and tells the till something plausible; at the finish both go out, one after the other. */
function startingLate(host: Host): Host {
  const kept = new Map<string, TamperedRequest>();
  let numbers = 0;
  const keyOf = ({ path }: TamperedRequest): string => /\/tx\/([^/?]+)/.exec(path)?.[1] ?? '';
  return withTamperedCalls(host, toTse, {
    concerns: isTransaction,
    answerInstead: (request) => {
      if (!isStart(request)) return undefined;
      kept.set(keyOf(request), request);
      numbers += 1;
      return told({ state: 'ACTIVE', number: numbers, time_start: Math.floor(host.clock.now() / 1000) });
    },
    answer: async (answer, request, again) => {
      const start = kept.get(keyOf(request));
      if (!start || isStart(request)) return answer;
      kept.delete(keyOf(request));
      await again(start);
      return again(request);
    },
  });
}

function leavingOpen(host: Host): Host {
  return withTamperedCalls(host, toTse, {
    concerns: isTransaction,
    answerInstead: (request) => {
      if (isStart(request)) return undefined;
      const { schema } = JSON.parse(request.body.toString('utf8')) as Body;
      const processData = Buffer.from(schema?.raw?.process_data ?? '', 'base64').toString('utf8');
      if (!processData.startsWith('AVBelegabbruch')) return undefined;
      const now = Math.floor(host.clock.now() / 1000);
      const signature = { counter: 1, value: Buffer.alloc(64).toString('base64') };
      return told({ state: 'FINISHED', number: 1, time_start: now, log: { timestamp: now }, signature });
    },
  });
}

/** Finishes what was given up with other data than the till meant. */
function finishingAbandonedAs(host: Host, processData: string): Host {
  return withTamperedCalls(host, toTse, {
    concerns: isTransaction,
    request: (request) => {
      const body = request.body.toString('utf8');
      const changed = body.replace(/("process_data":")([^"]+)(")/, (all, before, data: string, after) => {
        const isAbandoned = Buffer.from(data, 'base64').toString('utf8').startsWith('AVBelegabbruch');
        return isAbandoned ? `${before}${Buffer.from(processData).toString('base64')}${after}` : all;
      });
      return { ...request, body: Buffer.from(changed) };
    },
  });
}

/** Whoever asks what became of a transaction is answered with a second one of the same content. */
function startingAnew(host: Host): Host {
  let finish: TamperedRequest | undefined;
  return withTamperedCalls(host, toTse, {
    concerns: (request) =>
      isTransaction(request) || (request.method === 'GET' && /\/tx\/[0-9a-f-]{36}$/.test(request.path)),
    request: (request) => {
      if (request.path.endsWith('tx_revision=2')) finish = request;
      return request;
    },
    answer: async (answer, request, again) => {
      if (request.method !== 'GET' || !finish) return answer;
      const path = finish.path.replace(/\/tx\/[^?]+/, `/tx/${host.random.uuid()}`);
      const start = {
        state: 'ACTIVE',
        client_id: (JSON.parse(finish.body.toString('utf8')) as { client_id: string }).client_id,
      };
      const first = path.replace('tx_revision=2', 'tx_revision=1');
      await again({ ...finish, path: first, body: Buffer.from(JSON.stringify(start)) });
      const second = await again({ ...finish, path });
      finish = undefined;
      return changedJson(second, (json: object) => json);
    },
  });
}

function told(body: object): TamperedAnswer {
  return { status: 200, headers: { 'content-type': 'application/json' }, body: Buffer.from(JSON.stringify(body)) };
}
