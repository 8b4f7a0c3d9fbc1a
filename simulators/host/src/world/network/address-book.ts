import type { SeededRandom } from '../seeded-random.ts';
import type { Cable } from './cable.ts';
import type { LanRouter } from './lan-router.ts';
import { localNetwork } from './segment.ts';
import type { NetworkNode, Topology } from './topology.ts';

/** A node that has addresses of its own: a host, or a router (which is a host, too). */
export interface AddressedNode extends NetworkNode {
  /** An address somebody typed in at the device instead of DHCP. */
  readonly fixedAddress: string | undefined;
  /** How often it has been switched on: a device that starts anew has forgotten its lease. */
  readonly boots: number;
  /** What makes it a router, if it is one. */
  readonly router: LanRouter | undefined;
}

/** One network plug of a host and the address it has now. */
export interface NetworkInterface {
  readonly cable: Cable;
  readonly address: string | undefined;
}

interface RememberedLease {
  readonly address: string;
  readonly boots: number;
}

/** Which address every plug of every host has: DHCP lease, fixed, public, or link-local when no DHCP server answers. */
export class AddressBook {
  readonly #topology: Topology;
  readonly #random: SeededRandom;
  readonly #interfaces = new Map<AddressedNode, readonly NetworkInterface[]>();
  readonly #leases = new Map<string, RememberedLease>();
  readonly #public = new Map<NetworkNode, string>();
  readonly #linkLocal = new Map<string, string>();

  constructor(topology: Topology, random: SeededRandom) {
    this.#topology = topology;
    this.#random = random;
  }

  add(node: AddressedNode): void {
    this.#interfaces.set(node, []);
  }

  /** The node as one with addresses, if it has any of its own (a switch has none). */
  addressed(node: NetworkNode): AddressedNode | undefined {
    return this.#interfaces.has(node as AddressedNode) ? (node as AddressedNode) : undefined;
  }

  interfacesOf(node: AddressedNode): readonly NetworkInterface[] {
    return this.#interfaces.get(node) ?? [];
  }

  addressesOf(node: AddressedNode): readonly string[] {
    const addresses = this.interfacesOf(node).flatMap(({ address }) => (address === undefined ? [] : [address]));
    return [...new Set(addresses)];
  }

  /** Works out all addresses anew; reports those that changed. */
  refresh(onChange: (node: AddressedNode, addresses: readonly string[]) => void): void {
    for (const node of this.#interfaces.keys()) {
      const before = this.addressesOf(node);
      const cables = this.#topology.cablesOf(node);
      this.#interfaces.set(
        node,
        cables.map((cable) => ({ cable, address: this.#addressAt(node, cable) })),
      );
      const after = this.addressesOf(node);
      if (after.join() !== before.join()) onChange(node, after);
    }
  }

  #addressAt(node: AddressedNode, cable: Cable): string | undefined {
    if (!node.isOn || !cable.hasCarrierAt(node)) return undefined;
    if (cable.farEnd(node).kind === 'internet') return node.router?.wanAddress ?? this.publicAddressOf(node);
    if (node.router) return node.router.lanAddress;
    if (node.fixedAddress !== undefined) return node.fixedAddress;
    const key = `${node.name} ${cable.name}`;
    const router = this.routerOn(node, cable);
    if (router) {
      const address = router.lease(key, node.name, cable.isGuest);
      this.#leases.set(key, { address, boots: node.boots });
      return address;
    }
    const lease = this.#leases.get(key);
    return lease?.boots === node.boots ? lease.address : this.#linkLocalAddress(key);
  }

  /** The DHCP server on the local network behind a cable. */
  routerOn(node: AddressedNode, cable: Cable): LanRouter | undefined {
    for (const { node: neighbour } of localNetwork(this.#topology, node, cable)) {
      const router = this.addressed(neighbour)?.router;
      if (router?.isDhcpOn) return router;
    }
    return undefined;
  }

  /** Whether `address` belongs to the local network behind that plug (both have /24 or 169.254/16 there). */
  isLocal(node: AddressedNode, plug: NetworkInterface, address: string): boolean {
    if (plug.address === undefined || plug.cable.farEnd(node).kind === 'internet') return false;
    return networkOf(plug.address) === networkOf(address);
  }

  /** RFC 5737 keeps 203.0.113.0/24 for examples: no real machine has such an address. */
  publicAddressOf(node: NetworkNode): string {
    const known = this.#public.get(node);
    if (known !== undefined) return known;
    const address = `203.0.113.${10 + this.#public.size}`;
    this.#public.set(node, address);
    return address;
  }

  /** RFC 3927: a pseudo-random address that a device keeps. */
  #linkLocalAddress(key: string): string {
    const known = this.#linkLocal.get(key);
    if (known !== undefined) return known;
    const random = this.#random.stream(key);
    const address = `169.254.${random.integer(1, 254)}.${random.integer(0, 255)}`;
    this.#linkLocal.set(key, address);
    return address;
  }
}

function networkOf(address: string): string {
  const parts = address.split('.');
  return parts.slice(0, address.startsWith('169.254.') ? 2 : 3).join('.');
}
