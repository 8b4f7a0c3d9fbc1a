import type { Connection, Endpoint, Listener, Network } from '../../doors/network.ts';
import { NetworkError } from '../../errors.ts';
import { Dial } from '../network/dial.ts';
import type { Fabric } from '../network/fabric.ts';
import { lookUp, nameError } from '../network/names.ts';
import type { NetworkHost } from '../network/network-host.ts';
import type { TcpConnection } from '../network/tcp-connection.ts';
import type { Incarnation } from './incarnation.ts';

/** The network door of one incarnation. */
export class HostNetwork implements Network {
  readonly #fabric: Fabric;
  readonly #self: NetworkHost;
  readonly #owner: Incarnation;

  constructor(fabric: Fabric, self: NetworkHost, owner: Incarnation) {
    this.#fabric = fabric;
    this.#self = self;
    this.#owner = owner;
  }

  connect(
    endpoint: Endpoint,
    options: { readonly timeoutMs?: number; readonly signal?: AbortSignal } = {},
  ): Promise<Connection> {
    const { timeoutMs, signal } = options;
    if (signal?.aborted) return Promise.reject(signal.reason);
    return new Promise((resolve, reject) => {
      if (!this.#owner.isAlive) return;
      let dial: Dial | undefined;
      let isSettled = false;
      const settle = (finish: () => void): void => {
        if (isSettled || !this.#owner.isAlive) return;
        isSettled = true;
        limit?.cancel();
        signal?.removeEventListener('abort', onAbort);
        finish();
      };
      const fail = (error: unknown): void => {
        dial?.abandon(error instanceof NetworkError ? error.code : 'ABORT_ERR');
        settle(() => reject(error));
      };
      const onAbort = (): void => fail(signal!.reason);
      const target = `${endpoint.host}:${endpoint.port}`;
      const limit =
        timeoutMs === undefined
          ? undefined
          : this.#after(timeoutMs * 1000, () => fail(timedOut(target, timeoutMs)), `limit for connecting to ${target}`);
      signal?.addEventListener('abort', onAbort, { once: true });
      const start = (address: string): void => {
        if (isSettled) return;
        dial = new Dial(
          this.#fabric,
          this.#self,
          { address, port: endpoint.port },
          {
            connected: (connection: TcpConnection) => settle(() => resolve(connection)),
            failed: fail,
          },
        );
      };
      this.#resolve(endpoint.host, start, fail);
    });
  }

  listen(
    options: { readonly port: number; readonly address?: string },
    onConnection: (connection: Connection) => void,
  ): Promise<Listener> {
    return new Promise((resolve, reject) => {
      if (!this.#owner.isAlive) return;
      const address = options.address ?? '0.0.0.0';
      try {
        const open = this.#self.ports.open(options.port, address, onConnection);
        this.#fabric.record(this.#owner.name, 'network.listening', { port: open.port });
        resolve(this.#self.ports.listener(open, address));
      } catch (error) {
        reject(error);
      }
    });
  }

  resolve(name: string): Promise<readonly string[]> {
    return new Promise((resolve, reject) => this.#resolve(name, (address) => resolve([address]), reject));
  }

  addresses(): readonly string[] {
    return this.#owner.isAlive ? this.#fabric.addresses.addressesOf(this.#self.node) : [];
  }

  #resolve(name: string, found: (address: string) => void, failed: (error: NetworkError) => void): void {
    if (!this.#owner.isAlive) return;
    const answer = lookUp(this.#fabric, this.#self.node, name);
    const finish = (): void => {
      if ('address' in answer) {
        found(answer.address);
      } else {
        this.#fabric.record(this.#owner.name, 'network.name-failed', { name, code: answer.code });
        failed(nameError(name, answer.code));
      }
    };
    if (answer.delayUs === 0 && 'address' in answer) finish();
    else this.#after(answer.delayUs, finish, `looking up ${name}`);
  }

  #after(delayUs: number, action: () => void, purpose: string): { cancel(): void } {
    return this.#fabric.scheduler.after(delayUs, action, purpose, this.#owner);
  }
}

function timedOut(target: string, timeoutMs: number): NetworkError {
  const message = `connect ETIMEDOUT ${target}: no connection within the limit of ${timeoutMs} ms.`;
  return new NetworkError('ETIMEDOUT', 'connect', message);
}
