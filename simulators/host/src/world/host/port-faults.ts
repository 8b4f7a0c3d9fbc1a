/** `black-hole`: what is sent there vanishes. `tarpit`: the port accepts, and then never answers (F-TARPIT). */
export type PortFault = 'black-hole' | 'tarpit';

/** Which ports of a machine are broken. */
export class PortFaults {
  readonly #faults = new Map<number, PortFault>();

  set(port: number, fault: PortFault): void {
    this.#faults.set(port, fault);
  }

  heal(port: number): void {
    this.#faults.delete(port);
  }

  of(port: number): PortFault | undefined {
    return this.#faults.get(port);
  }
}
