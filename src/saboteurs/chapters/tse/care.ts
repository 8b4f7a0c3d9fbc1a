import type { Host } from '@kassensturz/host';
import { blankOut } from '../../blank-out.ts';
import type { Saboteur } from '../../saboteur.ts';
import { changedJson, type HttpTampering, withTamperedCalls, withTamperedServer } from '../../tampered-http.ts';
import { withTamperedNetwork } from '../../tampered-network.ts';

const dayMs = 24 * 3_600_000;
const json = { 'content-type': 'application/json' };

/** Tills that do not look after their TSE: what their server says of it is bent. */
export const careSaboteurs: readonly Saboteur[] = [
  {
    name: 'takes-a-stick-in-the-cloud',
    requirement: 'TSE-01',
    variant: 'cloud',
    wrong: 'A cloud till accepts the choice of a TSE stick.',
    spoil: (host, place) => (place === 'provider' ? acceptingAnyTse(host) : host),
  },
  {
    name: 'says-yes-and-keeps-its-tse',
    requirement: 'TSE-02',
    variant: 'box',
    wrong: 'The choice of the other TSE is accepted and not carried out.',
    spoil: (host) => acceptingAnyTse(host),
  },
  {
    name: 'lists-no-open-transactions',
    requirement: 'TSE-06',
    variant: 'box',
    wrong: 'What is open in the TSE is not listed.',
    spoil: (host) => answering(host, '/tse/transactions', () => ({ transactions: [] })),
  },
  {
    name: 'says-nothing-of-the-end',
    requirement: 'TSE-15',
    variant: 'box',
    wrong: 'The till does not say when the certificate ends, and warns of nothing.',
    spoil: (host) =>
      answering(host, '/tse', ({ devices, ...rest }: Devices) => ({
        ...rest,
        devices: devices.map(({ certificateEndsAt: _left, ...device }) => ({ ...device, warnings: [] })),
      })),
  },
  {
    name: 'warns-two-months-before-the-end',
    requirement: 'TSE-15',
    variant: 'box',
    wrong: 'The till warns of the end of the certificate later than 90 days before.',
    spoil: (host) =>
      answering(host, '/tse', ({ devices, ...rest }: Devices) => ({
        ...rest,
        devices: devices.map((device) => {
          const leftMs = Date.parse(device.certificateEndsAt ?? '') - host.clock.now();
          return leftMs > 60 * dayMs ? { ...device, warnings: [] } : device;
        }),
      })),
  },
  {
    name: 'loses-the-data-of-the-old-tse',
    requirement: 'TSE-17',
    variant: 'box',
    wrong: 'After the change nothing is left of what the old TSE has signed.',
    spoil: (host) =>
      withTamperedServer(host, 80, {
        concerns: ({ path }) => path.startsWith('/api/v1/exports/tse.tar?tse='),
        answerInstead: () => ({
          status: 200,
          headers: { 'content-type': 'application/x-tar' },
          body: Buffer.alloc(1024),
        }),
      }),
  },
  {
    name: 'believes-its-tse',
    requirement: 'TSE-18',
    variant: 'box',
    wrong: 'Exports are taken and never checked.',
    spoil: (host) =>
      answering(host, '/tse/exports', ({ exports }: Exports) => ({
        exports: exports.map((taken) => ({
          ...taken,
          state: taken.state === 'findings' ? 'good' : taken.state,
          findings: [],
        })),
      })),
  },
  {
    name: 'checks-no-signature',
    requirement: 'TSE-18',
    variant: 'cloud',
    wrong: 'The till counts what its TSE gives out, and does not look at the signatures.',
    spoil: (host) =>
      answering(host, '/tse/exports', ({ exports }: Exports) => ({
        exports: exports.map((taken) => {
          const findings = taken.findings.filter(({ text }) => !/Signatur/.test(text));
          return {
            ...taken,
            findings,
            state: findings.length === 0 ? taken.state.replace('findings', 'good') : taken.state,
          };
        }),
      })),
  },
  {
    name: 'closes-the-day-over-open-transactions',
    requirement: 'TSE-06',
    variant: 'box',
    wrong: 'The day is closed while transactions are open in the TSE.',
    spoil: (host) => closingOverOpen(host),
  },
  {
    name: 'keeps-its-old-tse-in-use',
    requirement: 'LAW-26',
    variant: 'box',
    wrong: 'After the change the till still calls the old TSE the one in use.',
    spoil: (host) =>
      answering(host, '/tse', ({ devices, ...rest }: Devices) => ({
        ...rest,
        devices: devices.map((device) => (device.role === 'retired' ? { ...device, role: 'main' } : device)),
      })),
  },
  {
    name: 'counts-signatures-by-itself',
    requirement: 'TSE-19',
    variant: 'cloud',
    wrong: 'The signature counter in the books is not the one of the TSE.',
    spoil: (host) =>
      withTamperedServer(host, 80, {
        concerns: ({ method, path }) => method === 'GET' && path.startsWith('/api/v1/receipts?'),
        answer: (answer) =>
          changedJson(answer, ({ receipts }: Receipts) => ({
            receipts: receipts.map((receipt) => ({
              ...receipt,
              tse: { ...receipt.tse, signatureCounter: receipt.number },
            })),
          })),
      }),
  },
  {
    name: 'loses-a-signed-receipt',
    requirement: 'TSE-19',
    variant: 'box',
    wrong: 'A sale that the TSE has signed is missing in the books.',
    spoil: (host) =>
      withTamperedServer(host, 80, {
        concerns: ({ method, path }) => method === 'GET' && path.startsWith('/api/v1/receipts?'),
        answer: (answer) =>
          changedJson(answer, ({ receipts }: Receipts) => ({
            receipts: receipts.filter(({ number }) => number !== 1),
          })),
      }),
  },
  {
    name: 'prints-test-receipts-as-valid',
    requirement: 'TSE-21',
    variant: 'box',
    wrong: 'The receipt of a test TSE does not say that it is not valid.',
    spoil: (host) =>
      withTamperedNetwork(host, {
        concerns: ({ port }) => port === 9100,
        rewrite: (bytes) => blankOut(bytes, /UNG.LTIG|kein g.ltiger/g),
      }),
  },
];

interface Devices {
  readonly devices: readonly { readonly certificateEndsAt?: string; readonly role: string }[];
}

interface Exports {
  readonly exports: readonly { readonly state: string; readonly findings: readonly { readonly text: string }[] }[];
}

interface Receipts {
  readonly receipts: readonly { readonly number: number; readonly tse: object }[];
}

function answering<T>(host: Host, path: string, change: (json: T) => unknown): Host {
  const tampering: HttpTampering = {
    concerns: (request) => request.method === 'GET' && request.path === `/api/v1${path}`,
    answer: (answer) => (answer.status === 200 ? changedJson(answer, change as (json: never) => unknown) : answer),
  };
  return withTamperedServer(host, 80, tampering);
}

/** From the closing on the TSE seems to hold nothing open. */
function closingOverOpen(host: Host): Host {
  let isClosing = false;
  const watched = withTamperedServer(host, 80, {
    concerns: ({ method, path }) => method === 'POST' && path === '/api/v1/closings',
    request: (request) => {
      isClosing = true;
      return request;
    },
  });
  return withTamperedCalls(watched, ({ port }) => port === 80, {
    concerns: ({ method, path }) => isClosing && method === 'GET' && /\/tx\?/.test(path),
    answer: (answer) => changedJson(answer, (list: object) => ({ ...list, data: [], count: 0 })),
  });
}

function acceptingAnyTse(host: Host): Host {
  return withTamperedServer(host, 80, {
    concerns: ({ method, path }) => method === 'PUT' && path === '/api/v1/settings/tse',
    answerInstead: ({ body }) => ({ status: 200, headers: json, body: Buffer.from(body) }),
  });
}
