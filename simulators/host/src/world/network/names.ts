import { NetworkError } from '../../errors.ts';
import type { AddressedNode } from './address-book.ts';
import type { Fabric } from './fabric.ts';
import { findGateway } from './gateway.ts';
import type { Internet } from './internet.ts';
import { isLinkLocal } from './routes.ts';
import { localNetwork } from './segment.ts';
import { LINUX_TIMINGS } from './timings.ts';

/** What a look-up comes to, and when. */
export type NameAnswer = { readonly delayUs: number } & (
  | { readonly address: string }
  | { readonly code: 'ENOTFOUND' | 'EAI_AGAIN' }
);

/** Looks a name up the way the C library does: literal, own, multicast DNS for `.local`, then the router's DNS. */
export function lookUp(fabric: Fabric, from: AddressedNode, name: string): NameAnswer {
  if (/^\d+\.\d+\.\d+\.\d+$/.test(name)) return { address: name, delayUs: 0 };
  const wanted = name.toLowerCase();
  if (wanted === 'localhost' || wanted === from.name.toLowerCase()) return { address: '127.0.0.1', delayUs: 0 };
  if (wanted.endsWith('.local')) return multicast(fabric, from, wanted);
  return domainName(fabric, from, wanted);
}

export function nameError(name: string, code: string): NetworkError {
  const why = code === 'ENOTFOUND' ? 'there is no such name' : 'no name server answers';
  return new NetworkError(code, 'getaddrinfo', `getaddrinfo ${code} ${name}: ${why}.`);
}

function multicast(fabric: Fabric, from: AddressedNode, name: string): NameAnswer {
  const plugs = fabric.addresses.interfacesOf(from).filter((plug) => plug.address !== undefined);
  for (const plug of plugs) {
    for (const { node, latencyUs } of localNetwork(fabric.topology, from, plug.cable)) {
      const neighbour = fabric.addresses.addressed(node);
      if (!neighbour || `${neighbour.name.toLowerCase()}.local` !== name) continue;
      const address = fabric.addresses
        .addressesOf(neighbour)
        .find((own) => own.split('.')[0] === plug.address!.split('.')[0]);
      if (address !== undefined) return { address, delayUs: 2 * latencyUs };
    }
  }
  return { code: 'ENOTFOUND', delayUs: plugs.length === 0 ? 0 : LINUX_TIMINGS.multicastNameMs * 1000 };
}

function domainName(fabric: Fabric, from: AddressedNode, name: string): NameAnswer {
  const silent: NameAnswer = { code: 'EAI_AGAIN', delayUs: LINUX_TIMINGS.nameServerSilentMs * 1000 };
  let answer: NameAnswer = { code: 'EAI_AGAIN', delayUs: 0 };
  for (const { cable, address } of fabric.addresses.interfacesOf(from)) {
    if (address === undefined || isLinkLocal(address)) continue;
    const far = cable.farEnd(from);
    if (far.kind === 'internet') return publicName(fabric, far as Internet, name, 2 * cable.latencyUs) ?? silent;
    const gateway = findGateway(fabric.topology, fabric.addresses, from, cable);
    if (!gateway) {
      answer = silent;
      continue;
    }
    const delayUs = 2 * gateway.latencyUs;
    const own = cable.isGuest ? undefined : gateway.router.leaseOf(name);
    if (own !== undefined) return { address: own, delayUs };
    if (!gateway.line) return { code: 'EAI_AGAIN', delayUs };
    return publicName(fabric, gateway.line.internet, name, delayUs + 2 * gateway.line.cable.latencyUs) ?? silent;
  }
  return answer;
}

/** `undefined`: the provider is down and nobody answers. */
function publicName(fabric: Fabric, internet: Internet, name: string, delayUs: number): NameAnswer | undefined {
  if (internet.isDown) return undefined;
  for (const cable of fabric.topology.cablesOf(internet)) {
    const node = fabric.addresses.addressed(cable.farEnd(internet));
    if (!node || node.router || node.name.toLowerCase() !== name) continue;
    return { address: fabric.addresses.publicAddressOf(node), delayUs };
  }
  return { code: 'ENOTFOUND', delayUs };
}
