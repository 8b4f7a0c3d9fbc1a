import type { AddressBook, AddressedNode } from './address-book.ts';
import type { Cable } from './cable.ts';
import { findGateway } from './gateway.ts';
import type { Internet } from './internet.ts';
import type { LanRouter } from './lan-router.ts';
import { localNetwork } from './segment.ts';
import { LOOPBACK_LATENCY_US } from './timings.ts';
import type { Topology } from './topology.ts';

/** Where a packet to an address ends up, and how the sender gets to know if nowhere. */
export type Route =
  | {
      readonly kind: 'reached';
      readonly node: AddressedNode;
      readonly latencyUs: number;
      /** Address that packets carry as their sender's. */
      readonly from: string;
      /** On the way, nearest first. */
      readonly cables: readonly Cable[];
      /** The router that translates addresses on the way. */
      readonly via?: LanRouter;
    }
  /** Own link is down, or there is no way out of the local network: noticed at once. */
  | { readonly kind: 'no-network' }
  /** A router says that it cannot go on (its line is down): noticed after one round trip. */
  | { readonly kind: 'refused-by-router'; readonly latencyUs: number }
  /** Nobody on the own network answers ARP for the address or for the router's: noticed after about 3 s. */
  | { readonly kind: 'nobody' }
  /** Swallowed on the way. */
  | { readonly kind: 'silence' };

/** Finds routes over the topology as it is now. */
export class Routes {
  readonly #topology: Topology;
  readonly #addresses: AddressBook;
  readonly #cache = new Map<string, Route>();
  #cacheVersion = -1;

  constructor(topology: Topology, addresses: AddressBook) {
    this.#topology = topology;
    this.#addresses = addresses;
  }

  find(from: AddressedNode, address: string): Route {
    if (this.#cacheVersion !== this.#topology.version) {
      this.#cache.clear();
      this.#cacheVersion = this.#topology.version;
    }
    const key = `${from.name} ${address}`;
    const known = this.#cache.get(key);
    if (known) return known;
    const route = this.#find(from, address);
    this.#cache.set(key, route);
    return route;
  }

  #find(from: AddressedNode, address: string): Route {
    if (isLoopback(address) || this.#addresses.addressesOf(from).includes(address)) {
      return { kind: 'reached', node: from, latencyUs: LOOPBACK_LATENCY_US, from: address, cables: [] };
    }
    const plugs = this.#addresses.interfacesOf(from).filter((plug) => plug.address !== undefined);
    if (plugs.length === 0) return { kind: 'no-network' };
    for (const plug of plugs) {
      if (!this.#addresses.isLocal(from, plug, address)) continue;
      for (const { node, latencyUs, cables } of localNetwork(this.#topology, from, plug.cable)) {
        const neighbour = this.#addresses.addressed(node);
        if (neighbour && this.#addresses.addressesOf(neighbour).includes(address)) {
          return { kind: 'reached', node: neighbour, latencyUs, from: plug.address!, cables };
        }
      }
      // Another plug may lead to the same numbers (two cables, one of them loose); the first that answers wins.
    }
    if (plugs.some((plug) => this.#addresses.isLocal(from, plug, address))) return { kind: 'nobody' };
    return this.#beyond(from, address);
  }

  /** Over the first router there is, or straight out of a machine in the internet. */
  #beyond(from: AddressedNode, address: string): Route {
    let hadRouter = false;
    for (const { cable, address: own } of this.#addresses.interfacesOf(from)) {
      if (own === undefined) continue;
      const far = cable.farEnd(from);
      if (far.kind === 'internet') return this.#inInternet(far as Internet, address, own, [cable]);
      if (isLinkLocal(own)) continue;
      hadRouter = true;
      const gateway = findGateway(this.#topology, this.#addresses, from, cable);
      if (!gateway) continue;
      if (!gateway.line) return { kind: 'refused-by-router', latencyUs: gateway.latencyUs };
      const cables = [...gateway.cables, gateway.line.cable];
      const route = this.#inInternet(gateway.line.internet, address, own, cables);
      return route.kind === 'reached' ? { ...route, via: gateway.router } : route;
    }
    return { kind: hadRouter ? 'nobody' : 'no-network' };
  }

  #inInternet(internet: Internet, address: string, from: string, before: readonly Cable[]): Route {
    if (internet.isDown) return { kind: 'silence' };
    for (const cable of this.#topology.cablesOf(internet)) {
      const node = this.#addresses.addressed(cable.farEnd(internet));
      // A router lets nothing in that nobody inside has asked for (it drops, as a FRITZ!Box does in stealth mode).
      if (!node || node.router || !cable.hasCarrierAt(internet)) continue;
      if (!this.#addresses.addressesOf(node).includes(address)) continue;
      const cables = [...before, cable];
      const latencyUs = cables.reduce((sum, one) => sum + one.latencyUs, 0);
      return { kind: 'reached', node, latencyUs, from, cables };
    }
    return { kind: 'silence' };
  }
}

export function isLoopback(address: string): boolean {
  return address.startsWith('127.') || address === '::1';
}

/** RFC 3927: an address a device gives itself; no router passes it on. */
export function isLinkLocal(address: string): boolean {
  return address.startsWith('169.254.');
}
