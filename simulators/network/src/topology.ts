/** A cable between two places; pulling it cuts every path that runs through it. */
export interface Cable {
  readonly name: string;
  readonly isPlugged: boolean;
  plug(): void;
  unplug(): void;
}

interface Edge {
  readonly name: string;
  readonly ends: readonly [string, string];
  readonly isOneWay: boolean;
  plugged: boolean;
}

export interface CableOptions {
  /** Default `a–b`. */
  readonly name?: string;
  /** Paths run only from the first end to the second, as through a router that lets no caller in (NAT); answers come back. */
  readonly isOneWay?: boolean;
}

/** Which places are joined by which cables, and what is switched on: the answer to "can these two talk now?". */
export class Topology {
  readonly #edges = new Map<string, Edge>();
  readonly #dark = new Set<string>();
  readonly #listeners = new Set<() => void>();

  /** Lays a cable. */
  connect(a: string, b: string, { name = `${a}–${b}`, isOneWay = false }: CableOptions = {}): Cable {
    if (this.#edges.has(name)) throw new Error(`there is a cable "${name}" already; give the second one another name`);
    const edge: Edge = { name, ends: [a, b], isOneWay, plugged: true };
    this.#edges.set(name, edge);
    return this.#handle(edge);
  }

  cable(name: string): Cable {
    const edge = this.#edges.get(name);
    if (!edge) throw new Error(`no cable "${name}"; there are: ${[...this.#edges.keys()].join(', ')}`);
    return this.#handle(edge);
  }

  /** Switches a place off or on; a path neither starts at, ends at nor runs through a dark place. */
  setPower(place: string, isOn: boolean): void {
    if (isOn) this.#dark.delete(place);
    else this.#dark.add(place);
    this.#changed();
  }

  isPowered(place: string): boolean {
    return !this.#dark.has(place);
  }

  /** Whether a packet from `a` would arrive at `b` now. */
  reaches(a: string, b: string): boolean {
    if (this.#dark.has(a) || this.#dark.has(b)) return false;
    const seen = new Set([a]);
    const frontier = [a];
    for (let place = frontier.pop(); place !== undefined; place = frontier.pop()) {
      if (place === b) return true;
      for (const next of this.#neighbours(place)) {
        if (!seen.has(next) && !this.#dark.has(next)) frontier.push(next);
        seen.add(next);
      }
    }
    return false;
  }

  /** Calls `listener` after every change; returns how to stop that. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  *#neighbours(place: string): Iterable<string> {
    for (const { ends, plugged, isOneWay } of this.#edges.values()) {
      if (!plugged) continue;
      if (ends[0] === place) yield ends[1];
      else if (ends[1] === place && !isOneWay) yield ends[0];
    }
  }

  #handle(edge: Edge): Cable {
    const set = (plugged: boolean) => {
      edge.plugged = plugged;
      this.#changed();
    };
    return {
      name: edge.name,
      get isPlugged() {
        return edge.plugged;
      },
      plug: () => set(true),
      unplug: () => set(false),
    };
  }

  #changed(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
