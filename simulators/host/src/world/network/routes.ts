import type { AddressBook, AddressedNode } from './address-book.ts';
import type { Internet } from './internet.ts';
import type { LanRouter } from './lan-router.ts';
import { localNetwork, wanCable } from './segment.ts';
import { LOOPBACK_LATENCY_US } from './timings.ts';
import type { Topology } from './topology.ts';

/** Where a packet to an address ends up, and how the sender gets to know if nowhere. */
export type Route =
  | {
      readonly kind: 'reached';
      readonly node: AddressedNode;
      readonly latencyUs: number;
      readonly from: string;
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
      return { kind: 'reached', node: from, latencyUs: LOOPBACK_LATENCY_US, from: address };
    }
    const plugs = this.#addresses.interfacesOf(from).filter((plug) => plug.address !== undefined);
    if (plugs.length === 0) return { kind: 'no-network' };
    for (const plug of plugs) {
      if (!this.#addresses.isLocal(from, plug, address)) continue;
      for (const { node, latencyUs } of localNetwork(this.#topology, from, plug.cable)) {
        const neighbour = this.#addresses.addressed(node);
        if (neighbour && this.#addresses.addressesOf(neighbour).includes(address)) {
          return { kind: 'reached', node: neighbour, latencyUs, from: plug.address! };
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
    for (const plug of this.#addresses.interfacesOf(from)) {
      if (plug.address === undefined) continue;
      if (plug.cable.farEnd(from).kind === 'internet') {
        return this.#inInternet(plug.cable.farEnd(from) as Internet, address, plug.cable.latencyUs, plug.address);
      }
      if (plug.address.startsWith('169.254.')) continue;
      hadRouter = true;
      const gateway = localNetwork(this.#topology, from, plug.cable).find(
        ({ node }) => this.#addresses.addressed(node)?.router,
      );
      if (!gateway) continue;
      const routerNode = this.#addresses.addressed(gateway.node)!;
      const line = wanCable(this.#topology, routerNode);
      if (!line?.hasCarrierAt(routerNode)) return { kind: 'refused-by-router', latencyUs: gateway.latencyUs };
      const latencyUs = gateway.latencyUs + line.latencyUs;
      const route = this.#inInternet(line.farEnd(routerNode) as Internet, address, latencyUs, plug.address);
      return route.kind === 'reached' ? { ...route, via: routerNode.router! } : route;
    }
    return { kind: hadRouter ? 'nobody' : 'no-network' };
  }

  #inInternet(internet: Internet, address: string, latencyUs: number, from: string): Route {
    if (internet.isDown) return { kind: 'silence' };
    for (const cable of this.#topology.cablesOf(internet)) {
      const node = this.#addresses.addressed(cable.farEnd(internet));
      // A router lets nothing in that nobody inside has asked for (it drops, as a FRITZ!Box does in stealth mode).
      if (!node || node.router || !cable.hasCarrierAt(internet)) continue;
      if (this.#addresses.addressesOf(node).includes(address)) {
        return { kind: 'reached', node, latencyUs: latencyUs + cable.latencyUs, from };
      }
    }
    return { kind: 'silence' };
  }
}

export function isLoopback(address: string): boolean {
  return address.startsWith('127.') || address === '::1';
}
