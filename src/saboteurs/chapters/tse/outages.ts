import { createFetch, type Disk, DiskError, type Host, type OpenFile } from '@kassensturz/host';
import { blankOut } from '../../blank-out.ts';
import type { Saboteur } from '../../saboteur.ts';
import { changedJson, withTamperedCalls, withTamperedServer } from '../../tampered-http.ts';
import { doorsOf, withTamperedNetwork } from '../../tampered-network.ts';

const printerPorts = new Set([80, 9100]);
const tillPort = 80;

/** Tills that behave wrongly while their TSE fails. */
export const outageSaboteurs: readonly Saboteur[] = [
  {
    name: 'forgets-the-outage-note',
    requirement: 'TSE-07',
    variant: 'box',
    wrong: 'The receipt of a sale without TSE does not say so.',
    spoil: (host) =>
      withTamperedNetwork(host, {
        concerns: ({ port }) => printerPorts.has(port),
        rewrite: (bytes) => blankOut(bytes, /TSE[ -~]*(ausgefallen|Ausfall|nicht erreichbar)[ -~]*/gi),
      }),
  },
  {
    name: 'keeps-no-list-of-outages',
    requirement: 'TSE-08',
    variant: 'box',
    wrong: 'Outages of the TSE are not written down.',
    spoil: (host) =>
      withTamperedServer(host, tillPort, {
        concerns: ({ path }) => path === '/api/v1/outages',
        answer: (answer) => changedJson(answer, () => ({ outages: [] })),
      }),
  },
  {
    name: 'ends-every-outage-at-once',
    requirement: 'TSE-08',
    variant: 'box',
    wrong: 'Each outage stands in the list as if it had been over after a second.',
    spoil: (host) =>
      withTamperedServer(host, tillPort, {
        concerns: ({ path }) => path === '/api/v1/outages',
        answer: (answer) =>
          changedJson(answer, ({ outages }: { outages: { startedAt: string; endedAt?: string }[] }) => ({
            outages: outages.map((outage) =>
              outage.endedAt
                ? { ...outage, endedAt: new Date(Date.parse(outage.startedAt) + 1000).toISOString() }
                : outage,
            ),
          })),
      }),
  },
  {
    name: 'passes-unsigned-receipts-off-as-signed',
    requirement: 'TSE-09',
    variant: 'box',
    wrong: 'Once the TSE is back, receipts of the outage carry the signature of a later one.',
    spoil: (host) => signingAfterwards(host),
  },
  {
    name: 'waits-for-a-slow-tse',
    requirement: 'TSE-10',
    variant: 'box',
    wrong: 'The payment waits for the TSE, however long that takes.',
    spoil: (host) => withLatePayments(host, 6_500, /./),
  },
  {
    name: 'keeps-calling-a-tse-that-is-down',
    requirement: 'TSE-11',
    variant: 'box',
    wrong: 'The TSE is called twice a second for as long as it does not answer.',
    spoil: (host) => keepingOnCalling(host),
  },
  {
    name: 'lets-the-customer-wait-for-the-self-test',
    requirement: 'TSE-13',
    variant: 'box',
    wrong: 'A sale during the self-test of the stick waits until that is over.',
    spoil: (host) => withLatePayments(host, 6_500, /"state":"outage"/),
  },
  {
    name: 'wants-a-restart-after-replugging',
    requirement: 'TSE-14',
    variant: 'box',
    wrong: 'A stick that was pulled is not used again until the till is restarted.',
    spoil: (host) => withStickDisk(host, 'once-gone'),
  },
  {
    name: 'cannot-sign-with-its-stick',
    requirement: 'TSE-20',
    variant: 'box',
    wrong: 'Even with a stick the box does not sign while the internet is away.',
    spoil: (host) => withStickDisk(host, 'always'),
  },
];

interface Receipts {
  readonly receipts: readonly { readonly tse: { readonly state: string } }[];
}

function signingAfterwards(host: Host): Host {
  return withTamperedServer(host, tillPort, {
    concerns: ({ method, path }) => method === 'GET' && path.startsWith('/api/v1/receipts?'),
    answer: (answer) =>
      changedJson(answer, ({ receipts }: Receipts) => {
        const signed = receipts.find(({ tse }) => tse.state === 'signed');
        return { receipts: receipts.map((receipt) => (signed ? { ...receipt, tse: signed.tse } : receipt)) };
      }),
  });
}

function withLatePayments(host: Host, ms: number, which: RegExp): Host {
  return withTamperedServer(host, tillPort, {
    concerns: ({ method, path }) => method === 'POST' && path.includes('/payments/'),
    answer: async (answer) => {
      if (which.test(answer.body.toString('utf8'))) await host.clock.sleep(ms);
      return answer;
    },
  });
}

function keepingOnCalling(host: Host): Host {
  let isCalling = false;
  return withTamperedCalls(host, ({ port }) => port === tillPort, {
    concerns: ({ method, path }) => method === 'PUT' && path.includes('/tx/'),
    request: (request) => {
      if (isCalling) return request;
      isCalling = true;
      const url = `http://${request.headers.host}${request.path.replace(/\/tx\/.*/, '')}`;
      const fetch = createFetch(host);
      host.clock.every(500, () => {
        // What comes back does not interest this till; it only calls.
        void fetch(url, { method: 'GET', limits: { totalMs: 400 } }).catch(() => undefined);
      });
      return request;
    },
  });
}

/** A disk on which the stick cannot be opened: never, or never again after it was gone once. */
function withStickDisk(host: Host, when: 'always' | 'once-gone'): Host {
  let isGone = when === 'always';
  const refuse = (path: string) => {
    if (isGone && path.startsWith('/media/tse')) throw new DiskError('ENODEV', path, 'gone');
  };
  const noticing = <T>(act: () => T): T => {
    try {
      return act();
    } catch (error) {
      if (error instanceof DiskError && (error.code === 'ENODEV' || error.code === 'EIO')) isGone = true;
      throw error;
    }
  };
  const { disk } = host;
  const open: Disk['open'] = (path, options) => {
    refuse(path);
    if (!path.startsWith('/media/tse')) return disk.open(path, options);
    const file = noticing(() => disk.open(path, options));
    const noticed: OpenFile = {
      read: (target, position) => noticing(() => file.read(target, position)),
      write: (bytes, position) => noticing(() => file.write(bytes, position)),
      truncate: (size) => file.truncate(size),
      size: () => file.size(),
      sync: () => file.sync(),
      close: () => file.close(),
    };
    return noticed;
  };
  const tampered: Disk = {
    open,
    exists: (path) => disk.exists(path),
    list: (directory) => disk.list(directory),
    makeDirectory: (path) => disk.makeDirectory(path),
    remove: (path) => disk.remove(path),
    rename: (from, to) => disk.rename(from, to),
    syncDirectory: (path) => disk.syncDirectory(path),
    space: (path) => disk.space(path),
  };
  return { ...doorsOf(host), disk: tampered };
}
