import type { NetworkNode, Topology } from './topology.ts';

/** The network beyond all routers, with the provider that joins a shop to it. */
export class Internet implements NetworkNode {
  readonly kind = 'internet';
  readonly isOn = true;
  readonly name: string;
  readonly #topology: Topology;
  #isDown = false;

  constructor(topology: Topology, name: string) {
    this.#topology = topology;
    this.name = name;
  }

  get isDown(): boolean {
    return this.#isDown;
  }

  /** The provider fails: the line is up, but everything sent into it is swallowed. */
  goDown(): void {
    if (this.#isDown) return;
    this.#isDown = true;
    this.#topology.changed(this.name, 'internet.down');
  }

  comeBack(): void {
    if (!this.#isDown) return;
    this.#isDown = false;
    this.#topology.changed(this.name, 'internet.up');
  }
}

/** A box that passes frames on between its ports. */
export class NetworkSwitch implements NetworkNode {
  readonly kind = 'switch';
  readonly name: string;
  readonly #topology: Topology;
  #isOn = true;

  constructor(topology: Topology, name: string) {
    this.#topology = topology;
    this.name = name;
  }

  get isOn(): boolean {
    return this.#isOn;
  }

  switchOn(): void {
    this.#set(true);
  }

  cutPower(): void {
    this.#set(false);
  }

  #set(isOn: boolean): void {
    if (this.#isOn === isOn) return;
    this.#isOn = isOn;
    this.#topology.changed(this.name, isOn ? 'power.on' : 'power.cut');
  }
}
