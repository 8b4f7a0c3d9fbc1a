import type { ServerResponse } from 'node:http';
import {
  Agent,
  type ClientRequest,
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request as requestHttp,
} from 'node:http';
import { type Duplex, duplexPair } from 'node:stream';
import type { Connection, Endpoint, Host, Network } from '@kassensturz/host';
import { doorsOf } from './tampered-network.ts';

/** A request on its way; what a saboteur returns instead of it is sent on. */
export interface TamperedRequest {
  readonly method: string;
  /** Path with query, e.g. `/api/v1/receipts?after=0`. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** An answer on its way back. */
export interface TamperedAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface HttpTampering {
  /** Which requests are tampered with; the others pass as they come, streams included. */
  readonly concerns: (request: Pick<TamperedRequest, 'method' | 'path'>) => boolean;
  /** What is sent on instead of the request; a request that is given another time is sent a second time. */
  readonly request?: (request: TamperedRequest) => TamperedRequest;
  /** Answers the request without sending it on: `undefined` sends it on. */
  readonly answerInstead?: (request: TamperedRequest) => TamperedAnswer | undefined;
  /** What comes back instead of the answer. `again` sends a request of the saboteur's own over the same way. */
  readonly answer?: (
    answer: TamperedAnswer,
    request: TamperedRequest,
    again: Again,
  ) => TamperedAnswer | Promise<TamperedAnswer>;
}

type Again = (request: TamperedRequest) => Promise<TamperedAnswer>;

/** A host whose server is tampered with: requests that come in on `port` and the answers to them. */
export function withTamperedServer(host: Host, port: number, tampering: HttpTampering): Host {
  const network: Network = {
    ...ownNetwork(host),
    listen: (options, onConnection) =>
      host.network.listen(options, (connection) => {
        // Under live physics a server may be told to take any free port, so 0 counts as the port that is meant.
        if (options.port !== port && options.port !== 0) return onConnection(connection);
        between(
          connection,
          connection,
          async () => {
            const [inner, outer] = pairThatClosesTogether();
            onConnection(asConnection(inner, connection));
            return asConnection(outer, connection);
          },
          tampering,
        );
      }),
  };
  return { ...doorsOf(host), network };
}

/** A host whose calls are tampered with: plain HTTP that its programs speak to endpoints that `to` names. */
export function withTamperedCalls(host: Host, to: (endpoint: Endpoint) => boolean, tampering: HttpTampering): Host {
  const network: Network = {
    ...ownNetwork(host),
    connect: async (endpoint, options) => {
      const connection = await host.network.connect(endpoint, options);
      if (!to(endpoint)) return connection;
      const [inner, outer] = pairThatClosesTogether();
      between(asConnection(outer, connection), connection, async () => connection, tampering);
      return asConnection(inner, connection);
    },
  };
  return { ...doorsOf(host), network };
}

/** Node's pairs do not close together by themselves: whom one side left would speak to nobody. What was ended in good order is still read. */
function pairThatClosesTogether(): readonly [Duplex, Duplex] {
  const [one, other] = duplexPair();
  const leave = (left: Duplex, remaining: Duplex) =>
    left.once('close', () => {
      if (!left.writableFinished) remaining.destroy();
    });
  leave(one, other);
  leave(other, one);
  return [one, other];
}

function ownNetwork({ network }: Host): Network {
  return {
    connect: (endpoint, options) => network.connect(endpoint, options),
    listen: (options, onConnection) => network.listen(options, onConnection),
    resolve: (name) => network.resolve(name),
    addresses: () => network.addresses(),
  };
}

/** Stands between a caller and whom it calls; one connection on each side, closed together. */
function between(caller: Duplex, witness: Duplex, open: () => Promise<Duplex>, tampering: HttpTampering): void {
  const server = createServer({ requestTimeout: 0, headersTimeout: 0, keepAliveTimeout: 0 });
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  let onward: Duplex | undefined;
  agent.createConnection = (_options, done) => {
    open().then(
      (stream) => {
        onward = stream;
        stream.once('close', () => caller.destroy());
        done?.(null, stream);
      },
      (error) => (done as ((error: Error) => void) | undefined)?.(error),
    );
    return undefined;
  };
  const close = () => {
    onward?.destroy();
    agent.destroy();
  };
  caller.once('close', close);
  caller.on('error', close);
  witness.once('close', () => caller.destroy());
  server.on('request', (incoming, response) => {
    response.sendDate = false;
    pass(incoming, response, agent, tampering).catch(() => caller.destroy());
  });
  server.emit('connection', caller);
}

async function pass(
  incoming: IncomingMessage,
  response: ServerResponse,
  agent: Agent,
  tampering: HttpTampering,
): Promise<void> {
  const { method = 'GET', url: path = '/', headers } = incoming;
  if (!tampering.concerns({ method, path })) {
    const onward = requestHttp({ agent, method, path, headers, setHost: false });
    incoming.pipe(onward);
    response.once('close', () => {
      if (!response.writableFinished) onward.destroy();
    });
    const answer = await answerTo(onward);
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    response.flushHeaders();
    answer.pipe(response);
    return;
  }
  const original = { method, path, headers, body: await whole(incoming) };
  const again: Again = (request) => send(agent, request);
  const asked = tampering.request?.(original) ?? original;
  const instead = tampering.answerInstead?.(asked);
  const answer = instead ?? (await again(asked));
  const told = (await tampering.answer?.(answer, asked, again)) ?? answer;
  const { 'transfer-encoding': _chunked, ...kept } = told.headers;
  response.writeHead(told.status, { ...kept, 'content-length': String(told.body.length) });
  response.end(told.body);
}

async function send(agent: Agent, { method, path, headers, body }: TamperedRequest): Promise<TamperedAnswer> {
  const { 'transfer-encoding': _chunked, ...kept } = headers;
  const length = body.length > 0 || method !== 'GET' ? { 'content-length': String(body.length) } : {};
  const onward = requestHttp({ agent, method, path, headers: { ...kept, ...length }, setHost: false });
  onward.end(body);
  const answer = await answerTo(onward);
  return { status: answer.statusCode ?? 502, headers: answer.headers, body: await whole(answer) };
}

function answerTo(request: ClientRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request.once('response', resolve);
    request.once('error', reject);
  });
}

async function whole(message: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of message) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

/** Gives one end of a pair what Node's `http` and our programs expect of a socket, with the addresses of the real one. */
function asConnection(stream: Duplex, real: Connection): Connection {
  const { localAddress, localPort, remoteAddress, remotePort } = real;
  const methods = {
    reset: () => {
      real.reset();
      stream.destroy();
    },
    destroySoon: () => {
      stream.end(() => stream.destroy());
    },
    setNoDelay: () => stream,
    setKeepAlive: () => stream,
    setTimeout: () => stream,
    ref: () => stream,
    unref: () => stream,
  };
  return Object.assign(
    stream,
    { localAddress, localPort, remoteAddress, remotePort },
    methods,
  ) as unknown as Connection;
}

/** A JSON body, changed. */
export function changedJson<T extends { readonly body: Buffer }>(message: T, change: (json: never) => unknown): T {
  return { ...message, body: Buffer.from(JSON.stringify(change(JSON.parse(message.body.toString('utf8')) as never))) };
}
