import type { Connection, Host, Network } from '@kassensturz/host';
import type { Saboteur } from '../saboteur.ts';
import { changedJson, type TamperedRequest, withTamperedServer } from '../tampered-http.ts';
import { doorsOf } from '../tampered-network.ts';

const json = { 'content-type': 'application/json' };

export const cloudSaboteurs: readonly Saboteur[] = [
  {
    name: 'opens-by-its-link-alone',
    requirement: 'CK-09',
    variant: 'cloud',
    wrong: 'Whoever knows the address of the till reads the receipts.',
    spoil: (host, place) =>
      place === 'provider'
        ? withTamperedServer(host, 80, {
            concerns: ({ method, path }) => method === 'GET' && path === '/api/v1/receipts',
            answer: (answer) =>
              answer.status === 401 ? { ...answer, status: 200, body: Buffer.from('{"receipts":[]}') } : answer,
          })
        : host,
  },
  {
    name: 'never-ends-a-session',
    requirement: 'CK-09',
    variant: 'cloud',
    wrong: 'A session that nobody uses lives for ever.',
    spoil: (host, place) =>
      place === 'provider'
        ? withTamperedServer(host, 80, {
            concerns: ({ method, path }) => method === 'GET' && path === '/api/v1/session',
            answer: (answer, { headers }) =>
              answer.status === 401 && headers.authorization
                ? { ...answer, status: 200, body: Buffer.from('{"user":{"id":"petra"},"rights":[]}') }
                : answer,
          })
        : host,
  },
  {
    name: 'keeps-the-devices-of-a-gone-cube',
    requirement: 'CK-12',
    variant: 'cube',
    wrong: 'The till still offers printer and drawer of a cube that is not there any more.',
    spoil: (host, place) => (place === 'provider' ? rememberingDevices(host) : host),
  },
  {
    name: 'waits-for-a-call-from-outside',
    requirement: 'CK-13',
    variant: 'cube',
    wrong: 'The cube opens a port of its own, to be called from outside.',
    spoil: (host, place) => (place === 'cube' ? listening(host) : host),
  },
  {
    name: 'takes-a-used-pairing-code',
    requirement: 'CK-14',
    variant: 'cube',
    wrong: 'A pairing code that was used once lets a second cube in.',
    spoil: (host, place) => (place === 'provider' ? forgivingCodes(host) : host),
  },
  {
    name: 'prints-again-after-reconnecting',
    requirement: 'CK-15',
    variant: 'cube',
    wrong: 'A cube that had lost its server does its last print job once more when it is back.',
    spoil: (host, place) => (place === 'cube' ? repeatingLastPrint(host) : host),
  },
];

/** Tells the best capabilities it has ever told. */
function rememberingDevices(host: Host): Host {
  let best: Buffer | undefined;
  return withTamperedServer(host, 80, {
    concerns: ({ path }) => path === '/api/v1/capabilities',
    answer: (answer) => {
      if (answer.body.includes('"kick"')) best = answer.body;
      return best ? { ...answer, body: best } : answer;
    },
  });
}

function listening(host: Host): Host {
  void host.network.listen({ port: 8_443 }, (connection) => connection.destroy()).catch(() => undefined);
  return host;
}

/** Remembers the code that was good, and lets whoever shows it again in by a code of the saboteur's own making. */
function forgivingCodes(host: Host): Host {
  const used = new Set<string>();
  let owner: TamperedRequest | undefined;
  return withTamperedServer(host, 80, {
    concerns: ({ path }) => path === '/api/v1/cube/pairing' || path.startsWith('/api/v1/settings/cube'),
    request: (request) => {
      if (request.path.includes('/settings/')) owner = request;
      return request;
    },
    answer: async (answer, request, again) => {
      if (!request.path.endsWith('/pairing')) return answer;
      const { code } = JSON.parse(request.body.toString('utf8')) as { code: string };
      if (answer.status === 200) used.add(code);
      if (answer.status === 200 || !used.has(code) || !owner) return answer;
      // Headers of the connection belong to the request they came with.
      const { authorization, host: server } = { ...owner.headers };
      const makeCode = { method: 'POST', path: '/api/v1/settings/cube/codes', body: Buffer.from('{}') };
      const fresh = await again({ ...makeCode, headers: { authorization, host: server, ...json } });
      const { code: freshCode } = JSON.parse(fresh.body.toString('utf8')) as { code: string };
      const shown = changedJson(request, (body: object) => ({ ...body, code: freshCode }));
      return again({ ...shown, headers: { host: server, ...json } });
    },
  });
}

const printerPort = 9_100;

/** Keeps what was sent to the printer last, and sends it again after a connection to the server had failed. */
function repeatingLastPrint(host: Host): Host {
  let lastPrint: Buffer[] = [];
  let wasAway = false;
  const network: Network = {
    connect: async (endpoint, options) => {
      if (endpoint.port === printerPort) return recording(await host.network.connect(endpoint, options));
      try {
        const connection = await host.network.connect(endpoint, options);
        if (wasAway) repeat();
        wasAway = false;
        return connection;
      } catch (error) {
        wasAway = true;
        throw error;
      }
    },
    listen: (options, onConnection) => host.network.listen(options, onConnection),
    resolve: (name) => host.network.resolve(name),
    addresses: () => host.network.addresses(),
  };
  let printer: { readonly host: string; readonly port: number } | undefined;
  const recording = (connection: Connection): Connection => {
    printer = { host: connection.remoteAddress, port: connection.remotePort };
    const pieces: Buffer[] = [];
    const write = connection._write.bind(connection);
    connection._write = (chunk: Buffer, encoding, callback) => {
      pieces.push(Buffer.from(chunk));
      // Enquiries are short; what is longer is a receipt.
      if (Buffer.concat(pieces).length > 200) lastPrint = pieces;
      write(chunk, encoding, callback);
    };
    Object.defineProperty(connection, '_writev', { value: null, configurable: true });
    return connection;
  };
  const repeat = () => {
    const bytes = Buffer.concat(lastPrint);
    if (!printer || bytes.length === 0) return;
    void host.network.connect(printer).then(
      (connection) => void connection.end(bytes),
      () => undefined,
    );
  };
  return { ...doorsOf(host), network };
}
