import type { RecordEvent } from '../event-log.ts';
import type { Scheduler } from '../scheduler.ts';
import type { SeededRandom } from '../seeded-random.ts';
import type { AddressBook, AddressedNode } from './address-book.ts';
import type { NetworkFaults } from './network-faults.ts';
import type { NetworkHost } from './network-host.ts';
import type { Routes } from './routes.ts';
import type { TcpLink } from './tcp-link.ts';
import type { Topology } from './topology.ts';

/** What all parts of a world's network share. */
export interface Fabric {
  readonly scheduler: Scheduler;
  readonly topology: Topology;
  readonly addresses: AddressBook;
  readonly routes: Routes;
  readonly record: RecordEvent;
  readonly random: SeededRandom;
  readonly faults: NetworkFaults;
  /** Connections that are not closed on both sides. */
  readonly links: Set<TcpLink>;
  /** `random` cuts what is sent into pieces, so that programs meet half a message now and then. */
  readonly segmentation: 'whole' | 'random';
  /** The machine that runs at a node now. */
  hostOf(node: AddressedNode): NetworkHost;
  takeLinkNumber(): number;
}
