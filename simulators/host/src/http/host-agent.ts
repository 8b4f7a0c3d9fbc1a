import { Agent, type ClientRequestArgs } from 'node:http';
import { Agent as SecureAgent } from 'node:https';
import { isIP } from 'node:net';
import type { Duplex } from 'node:stream';
import { connect as connectTls } from 'node:tls';
import type { Host } from '../doors/host.ts';
import type { Connection } from '../doors/network.ts';
import type { FetchOptions } from './create-fetch.ts';

export interface TlsOptions {
  /** Certificates (PEM) to trust besides the usual ones. */
  readonly ca?: string | readonly string[];
  /** Takes any certificate, as somebody does who clicks the browser's warning away. Default false. */
  readonly acceptsAny?: boolean;
}

export interface Agents {
  readonly http: Agent;
  readonly https: SecureAgent;
}

type Done = (error: Error | null, stream: Duplex) => void;
/** What Node's agent hands to `createConnection`: the options of the request, ours among them. */
type Target = ClientRequestArgs & { readonly servername?: string; readonly connectMs?: number };

/** Node's own HTTP agents (pool, keep-alive) with connections over the host's network. */
export function createAgents(host: Host, options: FetchOptions): Agents {
  // With a time-out of its own the agent heeds the server's `Keep-Alive: timeout` and closes an idle connection a second
  // before the server does; without one it would now and then send a request into a connection that is being closed.
  const settings = { keepAlive: options.keepAlive ?? true, maxFreeSockets: 8, timeout: 60_000 };
  const open = (target: Target): Promise<Connection> =>
    host.network.connect({ host: withoutBrackets(String(target.host)), port: Number(target.port) }, limitOf(target));

  const http = new Agent(settings);
  http.createConnection = (target: Target, done?: Done) => {
    open(target).then((connection) => done?.(null, connection), failed(done));
    return undefined;
  };

  const https = new SecureAgent(settings);
  https.createConnection = (target: Target, done?: Done) => {
    open(target).then((connection) => secure(connection, target, options.tls ?? {}, done), failed(done));
    return undefined;
  };
  return { http, https };
}

/** Node's type asks for a stream even beside an error; there is none. */
function failed(done: Done | undefined): (error: Error) => void {
  return (error) => (done as ((error: Error) => void) | undefined)?.(error);
}

function secure(connection: Connection, target: Target, tls: TlsOptions, done: Done | undefined): void {
  const ca = tls.ca === undefined ? {} : { ca: [tls.ca].flat() };
  const name = target.servername || String(target.host);
  // RFC 6066: no address is sent as a name; Node then checks the certificate against the host all the same.
  const servername = isIP(withoutBrackets(name)) ? '' : name;
  const rejectUnauthorized = tls.acceptsAny !== true;
  const stream = connectTls({
    socket: connection,
    host: withoutBrackets(name),
    servername,
    ALPNProtocols: ['http/1.1'],
    rejectUnauthorized,
    ...ca,
  });
  const fail = (error: Error): void => {
    connection.destroy();
    failed(done)(error);
  };
  stream.once('error', fail);
  stream.once('secureConnect', () => {
    stream.removeListener('error', fail);
    done?.(null, stream);
  });
}

function limitOf({ connectMs }: Target): { readonly timeoutMs?: number } {
  return connectMs === undefined || connectMs === Number.POSITIVE_INFINITY ? {} : { timeoutMs: connectMs };
}

function withoutBrackets(host: string): string {
  return host.startsWith('[') ? host.slice(1, -1) : host;
}
