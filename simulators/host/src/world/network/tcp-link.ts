import type { Random } from '../../doors/random.ts';
import type { EventOwner } from '../scheduler.ts';
import type { AddressedNode } from './address-book.ts';
import type { Cable } from './cable.ts';
import type { Fabric } from './fabric.ts';
import type { LanRouter } from './lan-router.ts';
import type { TcpConnection } from './tcp-connection.ts';
import { LINUX_TIMINGS } from './timings.ts';
import type { NetworkNode } from './topology.ts';

/** What fits into one Ethernet frame beside the headers of IP and TCP, and these headers with the frame's own. */
const PACKET_BYTES = 1_460;
const HEADER_BYTES = 58;

/** One end of a connection: which running machine, and under which address and port. */
export interface TcpEnd {
  readonly node: AddressedNode;
  readonly owner: EventOwner;
  readonly address: string;
  readonly port: number;
}

export type Side = 'client' | 'server';

/**
 * What happens to a segment sent now: it arrives; it is lost without a word; or it meets a machine that does not know the
 * connection (started anew since, or a router that lost its table) and answers with RST.
 */
export type Passage = 'open' | 'broken' | 'unknown-there';

/** Two ends that are, or believe to be, connected. */
export class TcpLink {
  readonly number: number;
  readonly client: TcpEnd;
  readonly server: TcpEnd;
  readonly #fabric: Fabric;
  readonly #via: LanRouter | undefined;
  readonly #epoch: number | undefined;
  #isSilenced = false;
  #seenVersion = -1;
  #passages: Readonly<Record<Side, Passage>> = { client: 'broken', server: 'broken' };
  #latencyUs = 0;
  #cables: readonly Cable[] = [];
  /** How the server sees the client, when a router translates addresses between them. */
  readonly translated: { readonly address: string; readonly port: number } | undefined;
  readonly connections: Partial<Record<Side, TcpConnection>> = {};

  constructor(fabric: Fabric, client: TcpEnd, server: TcpEnd, via: LanRouter | undefined) {
    this.#fabric = fabric;
    this.number = fabric.takeLinkNumber();
    this.client = client;
    this.server = server;
    this.#via = via;
    this.#epoch = via?.translationEpoch;
    this.translated = via && { address: via.wanAddress, port: via.takePort() };
  }

  /** One way, in microseconds, as it was when there was a way. */
  get latencyUs(): number {
    this.#look();
    return this.#latencyUs;
  }

  /** What becomes of a segment that this side sends now. */
  passageFrom(side: Side): Passage {
    if (this.#isSilenced) return 'broken';
    this.#look();
    return this.#passages[side];
  }

  /** When something of that length is there, if this side sends it now. */
  arrivalUs(side: Side, bytes: number): number {
    this.#look();
    const { scheduler, random } = this.#fabric;
    if (!this.#cables.some((cable) => cable.isShaped)) return scheduler.nowUs + this.#latencyUs;
    const way = side === 'client' ? this.#cables : this.#cables.toReversed();
    let node: NetworkNode = this[side].node;
    let atUs = scheduler.nowUs;
    for (const cable of way) {
      atUs = cable.occupy(node, atUs, bytes + HEADER_BYTES) + cable.latencyUs;
      if (cable.loss > 0) atUs += repeatsUs(cable.loss, bytes, random);
      node = cable.farEnd(node);
    }
    return atUs;
  }

  /** From now on nothing gets through any more, and nobody is told. */
  silence(): void {
    this.#isSilenced = true;
  }

  close(side: Side): void {
    delete this.connections[side];
    if (!this.connections.client && !this.connections.server) this.#fabric.links.delete(this);
  }

  #look(): void {
    const { topology, routes } = this.#fabric;
    if (this.#seenVersion === topology.version) return;
    this.#seenVersion = topology.version;
    const { client, server } = this;
    const route = routes.find(client.node, server.address);
    const isThere =
      route.kind === 'reached' && route.node === server.node && (route.from === client.address || isLocal(this));
    if (!isThere) {
      this.#passages = { client: 'broken', server: 'broken' };
      return;
    }
    this.#latencyUs = route.latencyUs;
    this.#cables = route.cables;
    const isTranslationLost = route.via !== this.#via || route.via?.translationEpoch !== this.#epoch;
    this.#passages = {
      client: isTranslationLost || !server.owner.isAlive ? 'unknown-there' : 'open',
      server: isTranslationLost ? 'broken' : client.owner.isAlive ? 'open' : 'unknown-there',
    };
  }
}

function isLocal(link: TcpLink): boolean {
  return link.client.node === link.server.node;
}

/** What retransmissions of lost packets cost; every time-out is twice the one before. */
function repeatsUs(loss: number, bytes: number, random: Random): number {
  const arrivesAtOnce = (1 - loss) ** Math.max(1, Math.ceil(bytes / PACKET_BYTES));
  let waitMs: number = LINUX_TIMINGS.retransmissionMs;
  let totalMs = 0;
  while (random.fraction() >= arrivesAtOnce && waitMs <= LINUX_TIMINGS.retransmissionCeilingMs) {
    totalMs += waitMs;
    waitMs *= 2;
  }
  return totalMs * 1000;
}
