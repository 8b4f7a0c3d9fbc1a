import { LATENCY_MS } from './timings.ts';
import type { NetworkNode, Topology } from './topology.ts';

export type CableKind = keyof typeof LATENCY_MS;

export interface CableOptions {
  /** How people call it; default `<a>-<b>`. */
  readonly name?: string;
  /** Default `ethernet`; `wifi` and `dsl` differ in latency. */
  readonly kind?: CableKind;
  /** One-way latency. */
  readonly latencyMs?: number;
}

/** A cable (or a radio link) between two things. Somebody can pull it out. */
export class Cable {
  readonly name: string;
  readonly kind: CableKind;
  readonly latencyUs: number;
  readonly ends: readonly [NetworkNode, NetworkNode];
  readonly #topology: Topology;
  #isPlugged = true;

  constructor(topology: Topology, a: NetworkNode, b: NetworkNode, options: CableOptions) {
    this.#topology = topology;
    this.ends = [a, b];
    this.name = options.name ?? `${a.name}-${b.name}`;
    this.kind = options.kind ?? 'ethernet';
    this.latencyUs = Math.round((options.latencyMs ?? LATENCY_MS[this.kind]) * 1000);
  }

  get isPlugged(): boolean {
    return this.#isPlugged;
  }

  plug(): void {
    this.#set(true);
  }

  unplug(): void {
    this.#set(false);
  }

  /** The thing at the other end. */
  farEnd(node: NetworkNode): NetworkNode {
    return this.ends[0] === node ? this.ends[1] : this.ends[0];
  }

  /** Whether a device at this end sees a carrier: plugged in, and somebody powered at the other end. */
  hasCarrierAt(node: NetworkNode): boolean {
    return this.#isPlugged && this.farEnd(node).isOn;
  }

  #set(isPlugged: boolean): void {
    if (this.#isPlugged === isPlugged) return;
    this.#isPlugged = isPlugged;
    this.#topology.changed(this.name, isPlugged ? 'cable.plugged' : 'cable.unplugged');
  }
}
