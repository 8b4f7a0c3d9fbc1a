import { WorldError } from '../errors.ts';
import { SimulatedDisk } from './disk/simulated-disk.ts';
import { waitOutside } from './drain.ts';
import { Driver, type RunOptions } from './driver.ts';
import type { WorldEvent } from './event-log.ts';
import { type HostOptions, SimulatedHost } from './host/simulated-host.ts';
import { SimulatedRouter } from './host/simulated-router.ts';
import { AddressBook } from './network/address-book.ts';
import type { Cable, CableOptions } from './network/cable.ts';
import type { Fabric } from './network/fabric.ts';
import { Internet, NetworkSwitch } from './network/internet.ts';
import { LanRouter, type RouterOptions } from './network/lan-router.ts';
import { type LostAnswer, NetworkFaults } from './network/network-faults.ts';
import { Routes } from './network/routes.ts';
import { type NetworkNode, Topology } from './network/topology.ts';
import { Scheduler } from './scheduler.ts';
import { SeededRandom } from './seeded-random.ts';
import { SerialCable, type SerialCableOptions } from './serial/serial-cable.ts';
import type { SerialSurroundings } from './serial/simulated-serial.ts';
import { SimulatedSerialPorts } from './serial/simulated-serial-ports.ts';

export interface WorldOptions {
  /** Everything that is left to chance comes from it; default 1. */
  readonly seed?: number;
  /** Wall time at the start, as Unix milliseconds or an ISO text; default 2026-11-23T08:00:00Z. */
  readonly start?: string | number;
  /** `random` cuts what is sent over the network into pieces; default `whole`. */
  readonly segmentation?: 'whole' | 'random';
  /** Whether `events` is written; default true. Switch it off for years of virtual time. */
  readonly recordEvents?: boolean;
}

/** A serial port of a machine. */
export interface SerialPortAt {
  readonly host: SimulatedHost;
  readonly path: string;
}

/** Makes an empty simulated world. */
export function createWorld(options: WorldOptions = {}): World {
  return new World(options);
}

/** A simulated world: machines, what joins them, one virtual time, one seed. */
export class World {
  readonly seed: number;
  readonly #events: WorldEvent[] = [];
  readonly #scheduler = new Scheduler();
  readonly #driver: Driver;
  readonly #fabric: Fabric;
  readonly #startMs: number;
  readonly #isRecording: boolean;
  readonly #nodes = new Map<string, NetworkNode>();
  readonly #serialCables: SerialCable[] = [];
  readonly #serial: SerialSurroundings;
  #linkNumber = 0;
  #routerCount = 0;

  constructor(options: WorldOptions) {
    this.seed = options.seed ?? 1;
    this.#startMs = new Date(options.start ?? '2026-11-23T08:00:00Z').getTime();
    if (Number.isNaN(this.#startMs)) throw new WorldError('WORLD_BAD_START', `"${options.start}" is not a time.`);
    this.#isRecording = options.recordEvents ?? true;
    const record = (host: string, kind: string, details = {}): void => {
      if (this.#isRecording) this.#events.push({ atMs: this.#scheduler.nowUs / 1000, host, kind, details });
    };
    const topology = new Topology(record);
    const addresses = new AddressBook(topology, new SeededRandom(`${this.seed}/addresses`));
    this.#fabric = {
      scheduler: this.#scheduler,
      topology,
      addresses,
      routes: new Routes(topology, addresses),
      record,
      random: new SeededRandom(`${this.seed}/network`),
      faults: new NetworkFaults(this.#scheduler),
      links: new Set(),
      segmentation: options.segmentation ?? 'whole',
      hostOf: (node) => this.host(node.name),
      takeLinkNumber: () => ++this.#linkNumber,
    };
    this.#serial = { scheduler: this.#scheduler, record, random: new SeededRandom(`${this.seed}/serial`) };
    topology.onChange(() => this.#networkChanged());
    this.#driver = new Driver(this.#scheduler, () => this.#pending(), waitOutside);
  }

  /** Everything that has happened, as plain data; the same seed and the same acts give the same list. */
  get events(): readonly WorldEvent[] {
    return this.#events;
  }

  /** Virtual milliseconds since the beginning. */
  get elapsedMs(): number {
    return this.#scheduler.nowUs / 1000;
  }

  /** A machine, with power, and with nothing installed. */
  addHost(name: string, options: HostOptions = {}): SimulatedHost {
    return this.#place(new SimulatedHost(name, this.#surroundings(), options));
  }

  /** A router: a switch, DHCP, DNS and the way to the internet. It is a host, too, with the address `.1`. */
  addRouter(name: string, options: RouterOptions & HostOptions = {}): SimulatedRouter {
    // RFC 5737 keeps 198.51.100.0/24 for examples.
    const router = new LanRouter(`198.51.100.${10 + this.#routerCount++}`, options);
    return this.#place(new SimulatedRouter(name, { ...this.#surroundings(), router }, options));
  }

  addSwitch(name: string): NetworkSwitch {
    return this.#name(new NetworkSwitch(this.#fabric.topology, name));
  }

  addInternet(name = 'internet'): Internet {
    return this.#name(new Internet(this.#fabric.topology, name));
  }

  /** A disk on its own, e.g. a USB stick; `host.disk.mount(path, volume)` plugs it in. */
  addVolume(name: string, options: { readonly capacityBytes?: number } = {}): SimulatedDisk {
    return new SimulatedDisk({
      random: new SeededRandom(`${this.seed}/volume ${name}`),
      record: (kind, details) => this.#fabric.record(name, kind, details),
      ...options,
    });
  }

  /** Joins two things by a cable. */
  connect(a: NetworkNode, b: NetworkNode, options: CableOptions = {}): Cable {
    return this.#fabric.topology.connect(a, b, options);
  }

  /** Joins two serial ports; with the kinds `straight` and `usb` the first is the computer, the second the device. */
  connectSerial(a: SerialPortAt, b: SerialPortAt, options: SerialCableOptions = {}): SerialCable {
    const [from, to] = [a, b].map(({ host, path }) => ({ host: host.name, path }));
    const cable = new SerialCable(this.#fabric.record, from!, to!, options);
    if (this.#serialCables.some(({ name }) => name === cable.name)) {
      throw new WorldError('WORLD_NAME_TAKEN', `A cable "${cable.name}" exists already; give this one another name.`);
    }
    this.#serialCables.push(cable);
    this.#fabric.record(cable.name, 'cable.connected', {
      from: `${from!.host}:${a.path}`,
      to: `${to!.host}:${b.path}`,
    });
    return cable;
  }

  serialCable(name: string): SerialCable {
    const cable = this.#serialCables.find((candidate) => candidate.name === name);
    if (cable) return cable;
    const known = this.#serialCables.map((candidate) => candidate.name).join(', ') || 'none';
    throw new WorldError('WORLD_UNKNOWN_CABLE', `There is no serial cable "${name}" in this world; it has: ${known}.`);
  }

  cable(name: string): Cable {
    return this.#fabric.topology.cable(name);
  }

  get cables(): readonly Cable[] {
    return this.#fabric.topology.cables;
  }

  host(name: string): SimulatedHost {
    const node = this.#nodes.get(name);
    if (node instanceof SimulatedHost) return node;
    const known = this.hosts.map((host) => host.name).join(', ') || 'none';
    throw new WorldError('WORLD_UNKNOWN_HOST', `There is no host "${name}" in this world; it has: ${known}.`);
  }

  get hosts(): readonly SimulatedHost[] {
    return [...this.#nodes.values()].filter((node) => node instanceof SimulatedHost);
  }

  /** F-ACK-LOST: the next request from `client` to `server` arrives, its answer does not. Returns the way to call it off. */
  loseNextAnswer(fault: LostAnswer): () => void {
    return this.#fabric.faults.loseNextAnswer(fault);
  }

  /** Drives virtual time until what `work` returns has settled; then time stands still again. */
  run<T>(work: () => Promise<T> | T, options?: RunOptions): Promise<T> {
    return this.#driver.run(work, options);
  }

  /** Lets `ms` of virtual time pass. */
  advance(ms: number): Promise<void> {
    return this.#driver.advance(ms);
  }

  #surroundings(): ConstructorParameters<typeof SimulatedHost>[1] {
    return {
      fabric: this.#fabric,
      seed: `${this.seed}`,
      startMs: this.#startMs,
      serialPorts: (owner) => new SimulatedSerialPorts(this.#serial, this.#serialCables, owner),
    };
  }

  #place<H extends SimulatedHost>(host: H): H {
    this.#name(host);
    this.#fabric.addresses.add(host);
    return host;
  }

  #name<N extends NetworkNode>(node: N): N {
    if (this.#nodes.has(node.name)) {
      throw new WorldError('WORLD_NAME_TAKEN', `There is a "${node.name}" in this world already; take another name.`);
    }
    this.#nodes.set(node.name, node);
    return node;
  }

  #networkChanged(): void {
    const { addresses, links, record } = this.#fabric;
    addresses.refresh((node, now) => record(node.name, 'network.addresses', { addresses: now }));
    for (const link of [...links]) {
      link.connections.client?.checkPeer();
      link.connections.server?.checkPeer();
    }
    for (const cable of this.#serialCables) cable.linesChanged();
  }

  #pending(): string {
    const timers = this.#scheduler.pending().map((event) => `${event.purpose} due at ${event.atUs / 1000} ms`);
    const connections = [...this.#fabric.links].map(
      ({ number, client, server }) => `no. ${number} ${client.node.name} → ${server.node.name}:${server.port}`,
    );
    const off = this.hosts.filter((host) => !host.isOn).map((host) => host.name);
    return [
      `timers: ${timers.slice(0, 10).join('; ') || 'none'}${timers.length > 10 ? ` and ${timers.length - 10} more` : ''}`,
      `open connections: ${connections.slice(0, 10).join('; ') || 'none'}`,
      `hosts without power: ${off.join(', ') || 'none'}`,
    ].join('\n');
  }
}
