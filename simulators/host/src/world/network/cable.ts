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
  /** At a router: the device is in its guest network, where it sees the internet and nothing else. Default false. */
  readonly isGuest?: boolean;
  /** Bits per second in each direction; default: without limit. */
  readonly bitsPerSecond?: number;
  /** Share of packets that are lost, 0 to 1; TCP sends them again, which shows as delay. Default 0. */
  readonly loss?: number;
}

/** A cable (or a radio link) between two things. Somebody can pull it out. */
export class Cable {
  readonly name: string;
  readonly kind: CableKind;
  readonly latencyUs: number;
  readonly isGuest: boolean;
  readonly ends: readonly [NetworkNode, NetworkNode];
  readonly #topology: Topology;
  #isPlugged = true;
  /** May be changed at any time. */
  bitsPerSecond: number;
  /** May be changed at any time. */
  loss: number;
  readonly #freeAtUs = new Map<NetworkNode, number>();

  constructor(topology: Topology, a: NetworkNode, b: NetworkNode, options: CableOptions) {
    this.#topology = topology;
    this.ends = [a, b];
    this.name = options.name ?? `${a.name}-${b.name}`;
    this.kind = options.kind ?? 'ethernet';
    this.bitsPerSecond = options.bitsPerSecond ?? Number.POSITIVE_INFINITY;
    this.isGuest = options.isGuest ?? false;
    this.loss = options.loss ?? 0;
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

  /** Whether it is anything else than a fixed delay. */
  get isShaped(): boolean {
    return this.loss > 0 || this.bitsPerSecond !== Number.POSITIVE_INFINITY;
  }

  /** When the last bit has left into the cable that begins at `from`, if the first is there at `atUs`. */
  occupy(from: NetworkNode, atUs: number, bytes: number): number {
    const endUs = Math.max(atUs, this.#freeAtUs.get(from) ?? 0) + Math.ceil((bytes * 8_000_000) / this.bitsPerSecond);
    this.#freeAtUs.set(from, endUs);
    return endUs;
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
