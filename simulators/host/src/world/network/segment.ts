import type { Cable } from './cable.ts';
import type { NetworkNode, Topology } from './topology.ts';

/** A node on the same local network, and the way to it. */
export interface Neighbour {
  readonly node: NetworkNode;
  readonly latencyUs: number;
  /** The cables on the way, nearest first. */
  readonly cables: readonly Cable[];
}

/**
 * Everything powered that can be reached from `start` by way of `cable` without being routed: switches and the LAN side of
 * routers pass frames on, hosts do not, and a router's cable to the internet is not part of it.
 */
export function localNetwork(topology: Topology, start: NetworkNode, cable: Cable): readonly Neighbour[] {
  const found: Neighbour[] = [];
  const seen = new Set<NetworkNode>([start]);
  const visit = (from: NetworkNode, via: Cable, latencyUs: number, before: readonly Cable[]): void => {
    if (!via.hasCarrierAt(from)) return;
    const node = via.farEnd(from);
    if (seen.has(node)) return;
    seen.add(node);
    const cables = [...before, via];
    found.push({ node, latencyUs: latencyUs + via.latencyUs, cables });
    for (const next of cablesBeyond(topology, node, via)) visit(node, next, latencyUs + via.latencyUs, cables);
  };
  visit(start, cable, 0, []);
  return found;
}

/** Where a frame goes on that has come in by `via`. */
function cablesBeyond(topology: Topology, node: NetworkNode, via: Cable): readonly Cable[] {
  if (node.kind === 'switch') return topology.cablesOf(node);
  // A router keeps its guests apart from the shop and from each other.
  if (node.kind === 'router' && !via.isGuest) return lanCables(topology, node).filter(({ isGuest }) => !isGuest);
  return [];
}

/** The cables of a node that belong to a local network. */
export function lanCables(topology: Topology, node: NetworkNode): readonly Cable[] {
  return topology.cablesOf(node).filter((cable) => cable.farEnd(node).kind !== 'internet');
}

/** A router's cable to the internet, if it has one. */
export function wanCable(topology: Topology, node: NetworkNode): Cable | undefined {
  return topology.cablesOf(node).find((cable) => cable.farEnd(node).kind === 'internet');
}
