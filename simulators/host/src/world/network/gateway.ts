import type { AddressBook, AddressedNode } from './address-book.ts';
import type { Cable } from './cable.ts';
import type { Internet } from './internet.ts';
import type { LanRouter } from './lan-router.ts';
import { localNetwork, wanCable } from './segment.ts';
import type { Topology } from './topology.ts';

/** The way out of a local network: the router on it, and its line, if that has a carrier. */
export interface Gateway {
  readonly router: LanRouter;
  readonly latencyUs: number;
  readonly cables: readonly Cable[];
  readonly line: { readonly cable: Cable; readonly internet: Internet } | undefined;
}

/** The router that answers behind that cable; `undefined` when it is off or cannot be reached. */
export function findGateway(
  topology: Topology,
  addresses: AddressBook,
  from: AddressedNode,
  cable: Cable,
): Gateway | undefined {
  for (const { node, latencyUs, cables } of localNetwork(topology, from, cable)) {
    const routerNode = addresses.addressed(node);
    if (!routerNode?.router) continue;
    const line = wanCable(topology, routerNode);
    const hasLine = line?.hasCarrierAt(routerNode);
    return {
      router: routerNode.router,
      latencyUs,
      cables,
      line: hasLine ? { cable: line!, internet: line!.farEnd(routerNode) as Internet } : undefined,
    };
  }
  return undefined;
}
