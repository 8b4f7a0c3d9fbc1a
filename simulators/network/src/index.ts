export { LiveNetwork, type NearEnd } from './live-network.ts';
export { LivePath, type LivePathOptions } from './live-path.ts';
export { type Cable, type CableOptions, Topology } from './topology.ts';
