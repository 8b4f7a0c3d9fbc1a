import { NetworkError } from '../../errors.ts';
import type { Fabric } from './fabric.ts';
import type { NetworkHost, Welcome } from './network-host.ts';
import type { Route } from './routes.ts';
import { TcpConnection } from './tcp-connection.ts';
import { TcpLink } from './tcp-link.ts';
import { LINUX_TIMINGS } from './timings.ts';

const NOT_HEARD: Welcome = { kind: 'dropped' };

type Reached = Extract<Route, { kind: 'reached' }>;

/** How an attempt ends. */
export interface DialOutcome {
  readonly connected: (connection: TcpConnection) => void;
  readonly failed: (error: NetworkError) => void;
}

/** One attempt to open a TCP connection, from the first SYN to the answer or to giving up. */
export class Dial {
  readonly #fabric: Fabric;
  readonly #from: NetworkHost;
  readonly #target: { readonly address: string; readonly port: number };
  readonly #outcome: DialOutcome;
  readonly #startedUs: number;
  readonly #localPort: number;
  #isOver = false;
  #retries = 0;

  constructor(fabric: Fabric, from: NetworkHost, target: { address: string; port: number }, outcome: DialOutcome) {
    this.#fabric = fabric;
    this.#from = from;
    this.#target = target;
    this.#outcome = outcome;
    this.#startedUs = fabric.scheduler.nowUs;
    this.#localPort = from.ports.takeEphemeral();
    this.#try();
  }

  /** Nobody wants it any more; `code` says why. */
  abandon(code: string): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#recordFailure(code);
  }

  #try(): void {
    const route = this.#fabric.routes.find(this.#from.node, this.#target.address);
    switch (route.kind) {
      case 'reached':
        this.#after(route.latencyUs, () => this.#knock(route));
        break;
      case 'no-network':
        this.#after(0, () => this.#fail('ENETUNREACH', 'there is no network: cable or Wi-Fi is down'));
        break;
      case 'refused-by-router':
        this.#after(2 * route.latencyUs, () => this.#fail('ENETUNREACH', 'the router says that its line is down'));
        break;
      case 'nobody':
        this.#waitForNeighbour();
        break;
      case 'silence':
        this.#sendAgain();
        break;
    }
  }

  /** The SYN has arrived. */
  #knock(route: Reached): void {
    const now = this.#fabric.routes.find(this.#from.node, this.#target.address);
    const isThere = now.kind === 'reached' && now.node === route.node;
    const far = this.#fabric.hostOf(route.node);
    const welcome = isThere ? far.welcome(this.#target.address, this.#target.port) : NOT_HEARD;
    if (welcome.kind === 'dropped') {
      this.#sendAgain();
    } else if (welcome.kind === 'closed') {
      this.#after(route.latencyUs, () => this.#fail('ECONNREFUSED', 'the machine is there, the port is closed'));
    } else {
      const link = this.#join(route, far);
      this.#after(route.latencyUs, () => this.#connected(link));
      this.#fabric.scheduler.after(2 * route.latencyUs, () => this.#accepted(link, welcome.accept), 'network accept');
    }
  }

  #join(route: Reached, far: NetworkHost): TcpLink {
    const client = { node: this.#from.node, owner: this.#from.owner, address: route.from, port: this.#localPort };
    const server = { node: far.node, owner: far.owner, address: this.#target.address, port: this.#target.port };
    return new TcpLink(this.#fabric, client, server, route.via);
  }

  #connected(link: TcpLink): void {
    this.#isOver = true;
    this.#fabric.links.add(link);
    const connection = new TcpConnection(this.#fabric, link, 'client', link.server);
    this.#fabric.record(this.#from.node.name, 'network.connected', {
      connection: link.number,
      to: `${this.#target.address}:${this.#target.port}`,
    });
    this.#outcome.connected(connection);
  }

  /** The third packet of the handshake has arrived: the listening program gets its end. */
  #accepted(link: TcpLink, accept: (connection: TcpConnection) => void): void {
    if (!this.#fabric.links.has(link) || !link.server.owner.isAlive) return;
    const seen = link.translated ?? link.client;
    const connection = new TcpConnection(this.#fabric, link, 'server', seen);
    this.#fabric.record(link.server.node.name, 'network.accepted', {
      connection: link.number,
      from: `${seen.address}:${seen.port}`,
      port: link.server.port,
    });
    accept(connection);
  }

  #waitForNeighbour(): void {
    const waitedMs = (this.#fabric.scheduler.nowUs - this.#startedUs) / 1000;
    const restMs = LINUX_TIMINGS.arpGivesUpMs - waitedMs;
    if (restMs <= 0) this.#fail('EHOSTUNREACH', 'nobody on the local network answers at that address');
    else this.#after(Math.min(restMs, LINUX_TIMINGS.arpRetryMs) * 1000, () => this.#try());
  }

  #sendAgain(): void {
    const nextMs = LINUX_TIMINGS.synRetriesMs[this.#retries++];
    const dueUs = this.#startedUs + (nextMs ?? LINUX_TIMINGS.synGivesUpMs) * 1000;
    this.#after(dueUs - this.#fabric.scheduler.nowUs, () => {
      if (nextMs === undefined) this.#fail('ETIMEDOUT', 'no answer');
      else this.#try();
    });
  }

  #fail(code: string, why: string): void {
    const target = `${this.#target.address}:${this.#target.port}`;
    this.#isOver = true;
    this.#recordFailure(code);
    this.#outcome.failed(new NetworkError(code, 'connect', `connect ${code} ${target}: ${why}.`));
  }

  #recordFailure(code: string): void {
    const to = `${this.#target.address}:${this.#target.port}`;
    this.#fabric.record(this.#from.node.name, 'network.connect-failed', { to, code });
  }

  #after(delayUs: number, action: () => void): void {
    const unlessOver = (): void => {
      if (!this.#isOver) action();
    };
    this.#fabric.scheduler.after(delayUs, unlessOver, `connecting to ${this.#target.address}`, this.#from.owner);
  }
}
