import { WorldError } from '../../errors.ts';
import type { RecordEvent } from '../event-log.ts';
import { Cable, type CableOptions } from './cable.ts';

export type NodeKind = 'host' | 'router' | 'switch' | 'internet';

/** Something a cable can be plugged into. */
export interface NetworkNode {
  readonly name: string;
  readonly kind: NodeKind;
  readonly isOn: boolean;
}

/** Who is joined to whom. Every change raises `version`; routes and addresses are worked out anew after that. */
export class Topology {
  readonly #record: RecordEvent;
  readonly #cables = new Map<string, Cable>();
  readonly #cablesOf = new Map<NetworkNode, Cable[]>();
  readonly #listeners: (() => void)[] = [];
  #version = 0;

  constructor(record: RecordEvent) {
    this.#record = record;
  }

  get version(): number {
    return this.#version;
  }

  get cables(): readonly Cable[] {
    return [...this.#cables.values()];
  }

  cablesOf(node: NetworkNode): readonly Cable[] {
    return this.#cablesOf.get(node) ?? [];
  }

  cable(name: string): Cable {
    const cable = this.#cables.get(name);
    if (cable) return cable;
    const known = [...this.#cables.keys()].join(', ') || 'none';
    throw new WorldError('WORLD_UNKNOWN_CABLE', `There is no cable "${name}" in this world; it has: ${known}.`);
  }

  connect(a: NetworkNode, b: NetworkNode, options: CableOptions): Cable {
    if (a === b) throw new WorldError('WORLD_CABLE_LOOP', `"${a.name}" cannot be connected to itself.`);
    const cable = new Cable(this, a, b, options);
    if (this.#cables.has(cable.name)) {
      throw new WorldError('WORLD_NAME_TAKEN', `A cable "${cable.name}" exists already; give this one another name.`);
    }
    this.#cables.set(cable.name, cable);
    for (const end of cable.ends) this.#cablesOf.set(end, [...this.cablesOf(end), cable]);
    this.changed(cable.name, 'cable.connected', { from: a.name, to: b.name });
    return cable;
  }

  /** Says that something about the network is not as it was. */
  changed(name: string, kind: string, details: Readonly<Record<string, unknown>> = {}): void {
    this.#version++;
    this.#record(name, kind, details);
    for (const listener of this.#listeners) listener();
  }

  onChange(listener: () => void): void {
    this.#listeners.push(listener);
  }
}
