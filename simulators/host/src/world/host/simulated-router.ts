import type { LanRouter } from '../network/lan-router.ts';
import { type HostOptions, type HostSurroundings, SimulatedHost } from './simulated-host.ts';

/** A router as a machine of its own: programs can run on it (the call monitor of a FRITZ!Box does). */
export class SimulatedRouter extends SimulatedHost {
  readonly lan: LanRouter;
  readonly #announce: (kind: string) => void;
  #reconnects = 0;

  constructor(name: string, surroundings: HostSurroundings & { readonly router: LanRouter }, options: HostOptions) {
    super(name, surroundings, options);
    this.lan = surroundings.router;
    this.#announce = (kind) => surroundings.fabric.topology.changed(name, kind);
  }

  /** F-DHCP-CHG: every device gets another address; connections to the old ones fall silent. */
  renumber(): void {
    this.lan.forgetLeases();
    this.#announce('router.renumbered');
  }

  /** The provider cuts the line once and gives another address on the internet; connections through it are lost. */
  reconnect(): void {
    this.#reconnects++;
    this.lan.forgetTranslations(`198.51.100.${100 + (this.#reconnects % 100)}`);
    this.#announce('router.reconnected');
  }
}
