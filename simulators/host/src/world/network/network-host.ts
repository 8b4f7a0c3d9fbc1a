import type { EventOwner } from '../scheduler.ts';
import type { AddressedNode } from './address-book.ts';
import type { HostPorts } from './host-ports.ts';
import type { TcpConnection } from './tcp-connection.ts';

/** What a machine does with a SYN. */
export type Welcome =
  | { readonly kind: 'open'; readonly accept: (connection: TcpConnection) => void }
  | { readonly kind: 'closed' }
  | { readonly kind: 'dropped' };

/** A running machine as the network sees it. */
export interface NetworkHost {
  readonly node: AddressedNode;
  readonly owner: EventOwner;
  readonly ports: HostPorts;
  welcome(address: string, port: number): Welcome;
}
