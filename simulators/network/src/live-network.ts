import type { Endpoint, Host } from '@kassensturz/host';
import { LivePath } from './live-path.ts';
import { Topology } from './topology.ts';

/** Where a path begins: a port of this machine, on loopback unless an address is given. */
export interface NearEnd {
  readonly port: number;
  readonly address?: string;
}

interface KnownPath {
  readonly from: string;
  readonly to: string;
  readonly path: LivePath;
}

/**
 * A salon's network on loopback: every conversation between two places runs through a TCP proxy that obeys the
 * topology. It works on streams, so it can silence, break and delay nothing below TCP (no packet loss, no slow accept).
 */
export class LiveNetwork {
  readonly topology = new Topology();
  readonly #host: Host;
  readonly #targets = new Map<string, () => Endpoint>();
  readonly #nearEnds = new Map<string, NearEnd>();
  readonly #paths = new Map<string, Promise<KnownPath>>();

  constructor(host: Host) {
    this.#host = host;
    this.topology.onChange(() => void this.#refresh());
  }

  /** Says where the port `port` of `place` really listens. */
  publish(place: string, port: number, target: () => Endpoint): void {
    this.#targets.set(`${place}:${port}`, target);
  }

  /** Fixes the port at which `from` will find port `port` of `to`; call it before the first `endpoint`. */
  reserve(from: string, to: string, port: number, nearEnd: NearEnd): void {
    this.#nearEnds.set(`${from}>${to}:${port}`, nearEnd);
  }

  /** The endpoint by which `from` reaches port `port` of `to`. */
  async endpoint(from: string, to: string, port: number): Promise<Endpoint> {
    return (await this.#path(from, to, port)).path.endpoint;
  }

  /** The next answer from `to` to `from` is lost after the request was carried out (both see a dead connection). */
  async loseNextAnswer(from: string, to: string): Promise<void> {
    const known = await Promise.all(this.#paths.values());
    const hit = known.filter((path) => path.from === from && path.to === to);
    if (hit.length === 0) throw new Error(`nobody at "${from}" talks to "${to}" yet: no answer can get lost`);
    for (const { path } of hit) path.loseNextAnswer();
  }

  /** Who has talked to whom: every path that carried at least one connection. */
  async conversations(): Promise<readonly { readonly from: string; readonly to: string }[]> {
    const known = await Promise.all(this.#paths.values());
    return known.filter(({ path }) => path.connectionCount > 0).map(({ from, to }) => ({ from, to }));
  }

  async stop(): Promise<void> {
    const known = await Promise.all(this.#paths.values());
    this.#paths.clear();
    await Promise.all(known.map(({ path }) => path.stop()));
  }

  #path(from: string, to: string, port: number): Promise<KnownPath> {
    const key = `${from}>${to}:${port}`;
    const existing = this.#paths.get(key);
    if (existing) return existing;
    const opened = this.#open(from, to, port);
    this.#paths.set(key, opened);
    // A way that could not be opened is none: the next who asks tries again, and nobody else fails for it.
    opened.catch(() => this.#paths.delete(key));
    return opened;
  }

  async #open(from: string, to: string, port: number): Promise<KnownPath> {
    const target = () => {
      const known = this.#targets.get(`${to}:${port}`);
      if (!known) throw new Error(`nothing was published as port ${port} of "${to}"`);
      return known();
    };
    const nearEnd = this.#nearEnds.get(`${from}>${to}:${port}`) ?? {};
    const path = new LivePath(this.#host, {
      target,
      isOpen: this.topology.reaches(from, to),
      ...nearEnd,
    });
    return { from, to, path: await path.start() };
  }

  async #refresh(): Promise<void> {
    for (const { from, to, path } of await Promise.all(this.#paths.values())) {
      path.setOpen(this.topology.reaches(from, to));
    }
  }
}
