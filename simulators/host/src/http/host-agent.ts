import { Agent, type ClientRequestArgs } from 'node:http';
import { Agent as SecureAgent } from 'node:https';
import type { Duplex } from 'node:stream';
import { connect as connectTls } from 'node:tls';
import type { Host } from '../doors/host.ts';
import type { Connection } from '../doors/network.ts';
import type { FetchOptions } from './create-fetch.ts';

export interface TlsOptions {
  /** Certificates (PEM) to trust besides the usual ones. */
  readonly ca?: string | readonly string[];
}

export interface Agents {
  readonly http: Agent;
  readonly https: SecureAgent;
}

type Done = (error: Error | null, stream: Duplex) => void;
type Target = ClientRequestArgs & { readonly servername?: string };

/** Node's own HTTP agents (pool, keep-alive) with connections over the host's network. */
export function createAgents(host: Host, options: FetchOptions): Agents {
  const settings = { keepAlive: options.keepAlive ?? true, maxFreeSockets: 8 };
  const open = (target: Target): Promise<Connection> =>
    host.network.connect({ host: withoutBrackets(String(target.host)), port: Number(target.port) });

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
  const servername = target.servername || String(target.host);
  const stream = connectTls({ socket: connection, servername, ALPNProtocols: ['http/1.1'], ...ca });
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

function withoutBrackets(host: string): string {
  return host.startsWith('[') ? host.slice(1, -1) : host;
}
