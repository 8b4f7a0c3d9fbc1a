import type { Clock } from '../../doors/clock.ts';
import type { Host, Program, Running } from '../../doors/host.ts';
import type { Log } from '../../doors/log.ts';
import type { Network } from '../../doors/network.ts';
import type { Random } from '../../doors/random.ts';
import type { SerialPorts } from '../../doors/serial.ts';
import { PowerLostError } from '../../errors.ts';
import type { PowerCutMode } from '../disk/power-cut.ts';
import type { Fabric } from '../network/fabric.ts';
import { HostPorts } from '../network/host-ports.ts';
import type { LanRouter } from '../network/lan-router.ts';
import type { NetworkHost, Welcome } from '../network/network-host.ts';
import { SeededRandom } from '../seeded-random.ts';
import { muteDeadPrograms } from './dead-programs.ts';
import { HostClock, WallClock } from './host-clock.ts';
import { HostDisk } from './host-disk.ts';
import { HostNetwork } from './host-network.ts';
import { HostRandom } from './host-random.ts';
import { Incarnation } from './incarnation.ts';
import { PluggedDisk } from './plugged-disk.ts';
import { PortFaults } from './port-faults.ts';

export interface HostOptions {
  /** An address set at the device itself, instead of one from DHCP. */
  readonly address?: string;
  /** Size of its disk in bytes; default: without limit. */
  readonly diskBytes?: number;
}

/** What a host needs of the world it stands in. */
export interface HostSurroundings {
  readonly fabric: Fabric;
  readonly seed: string;
  readonly startMs: number;
  readonly router?: LanRouter;
  readonly serialPorts: (owner: Incarnation) => SerialPorts;
}

/** A program that is installed on a host; `running` is what it gave back in the present incarnation. */
export interface InstalledProgram<R extends Running> {
  readonly running: R | undefined;
}

interface Installed {
  readonly program: Program;
  running: Running | undefined;
  startedIn: Incarnation | undefined;
}

/** A machine in a simulated world. Its doors are those of the machine as it runs now. */
export class SimulatedHost implements Host, NetworkHost {
  readonly name: string;
  readonly fixedAddress: string | undefined;
  readonly router: LanRouter | undefined;
  readonly disk: PluggedDisk;
  /** Faults of single ports of this machine. */
  readonly portFaults = new PortFaults();
  readonly #surroundings: HostSurroundings;
  readonly #wall: WallClock;
  readonly #programs: Installed[] = [];
  #starts = 0;
  #boots = 1;
  #ports = new HostPorts();
  #incarnation: Incarnation;

  constructor(name: string, surroundings: HostSurroundings, options: HostOptions = {}) {
    this.name = name;
    this.fixedAddress = options.address;
    this.router = surroundings.router;
    this.#surroundings = surroundings;
    const { fabric, startMs } = surroundings;
    this.#wall = new WallClock(fabric.scheduler, startMs);
    this.disk = new PluggedDisk({
      random: new SeededRandom(`${surroundings.seed}/disk of ${name}`),
      record: (kind, details) => fabric.record(name, kind, details),
      cutPower: (mode) => this.#dieInside(mode),
      capacityBytes: options.diskBytes ?? Number.POSITIVE_INFINITY,
    });
    this.#incarnation = this.#start();
  }

  get kind(): 'host' | 'router' {
    return this.router ? 'router' : 'host';
  }

  get isOn(): boolean {
    return this.#incarnation.isAlive;
  }

  get boots(): number {
    return this.#boots;
  }

  get clock(): Clock {
    return this.#incarnation.clock;
  }

  get network(): Network {
    return this.#incarnation.network;
  }

  get serial(): SerialPorts {
    return this.#incarnation.serial;
  }

  get random(): Random {
    return this.#incarnation.random;
  }

  get log(): Log {
    return this.#incarnation.log;
  }

  get node(): this {
    return this;
  }

  get owner(): Incarnation {
    return this.#incarnation;
  }

  get ports(): HostPorts {
    return this.#ports;
  }

  /** Puts a program on this host; it starts with `switchOn`, and again every time the host is switched on. */
  install<R extends Running>(program: Program<R>): InstalledProgram<R> {
    const installed: Installed = { program, running: undefined, startedIn: undefined };
    this.#programs.push(installed);
    return installed as InstalledProgram<R>;
  }

  /**
   * Gives power, if there is none, and starts the installed programs; resolves when they are up, or when the power has
   * gone again meanwhile (see `isOn`).
   */
  async switchOn(): Promise<void> {
    if (!this.isOn) {
      this.#boots++;
      this.#incarnation = this.#start();
      this.router?.forgetTranslations();
      this.#surroundings.fabric.topology.changed(this.name, 'power.on');
    }
    const incarnation = this.#incarnation;
    for (const installed of this.#programs) {
      if (installed.startedIn === incarnation) continue;
      installed.startedIn = incarnation;
      const running = await whileAlive(incarnation, () => installed.program(incarnation));
      if (running === undefined) return;
      installed.running = running;
      incarnation.running.push(running);
    }
  }

  /** Stops the programs in good order, writes the cache to the disk, then switches off. */
  async switchOff(): Promise<void> {
    const incarnation = this.#incarnation;
    for (const running of incarnation.running.toReversed()) await whileAlive(incarnation, () => running.stop());
    if (!incarnation.isAlive) return;
    this.#closeConnections();
    this.disk.flush();
    this.#end('power.off', {});
  }

  /** Pulls the mains plug. What was not synced is at the mercy of `disk` (default `lose`). */
  cutPower(options: { readonly disk?: PowerCutMode } = {}): void {
    if (!this.isOn) return;
    const mode = options.disk ?? 'lose';
    this.disk.cutPower(mode);
    this.#end('power.cut', { disk: mode });
  }

  /** Kills the programs (`kill -9`): connections close, timers are gone, but the disk keeps what was written. */
  crash(): void {
    if (!this.isOn) return;
    this.#closeConnections();
    this.disk.forgetOpenFiles();
    this.#forgetPrograms();
    this.#incarnation = this.#start();
    this.#surroundings.fabric.topology.changed(this.name, 'program.crash');
  }

  /** Sets the wall clock to that Unix time in milliseconds. */
  setClock(ms: number): void {
    this.#surroundings.fabric.record(this.name, 'clock.set', { from: this.#wall.now(), to: ms });
    this.#wall.set(ms);
  }

  /** Lets the wall clock gain (or, negative, lose) `ppm` microseconds a second; a cheap crystal is off by 20 to 100. */
  setClockDrift(ppm: number): void {
    this.#surroundings.fabric.record(this.name, 'clock.drift', { ppm });
    this.#wall.drift(ppm);
  }

  welcome(address: string, port: number): Welcome {
    const fault = this.portFaults.of(port);
    if (fault === 'black-hole') return { kind: 'dropped' };
    const open = this.#ports.find(address, port);
    if (!open) return { kind: 'closed' };
    // The kernel accepts; the program hangs and never takes the connection.
    if (fault === 'tarpit') return { kind: 'open', accept: () => {} };
    return {
      kind: 'open',
      accept: (connection) => {
        open.connections.add(connection);
        connection.once('close', () => open.connections.delete(connection));
        open.onConnection(connection);
      },
    };
  }

  #start(): Incarnation {
    this.#starts++;
    this.#ports = new HostPorts();
    const { fabric, seed } = this.#surroundings;
    return new Incarnation(this.name, (owner) => ({
      clock: new HostClock(fabric.scheduler, this.#wall, owner),
      network: new HostNetwork(fabric, this.#self(owner), owner),
      disk: new HostDisk(this.disk, owner),
      serial: this.#surroundings.serialPorts(owner),
      // Drawn anew after each start: a machine that starts again must not repeat its ids.
      random: new HostRandom(new SeededRandom(`${seed}/random of ${this.name}/${this.#starts}`), owner),
      writeLog: (level, event, fields) => fabric.record(this.name, `log.${level}`, { event, ...fields }),
    }));
  }

  #self(owner: Incarnation): NetworkHost {
    return { node: this, owner, ports: this.#ports, welcome: (address, port) => this.welcome(address, port) };
  }

  #end(kind: string, details: Readonly<Record<string, unknown>>): void {
    this.#forgetPrograms();
    this.#surroundings.fabric.topology.changed(this.name, kind, details);
  }

  #forgetPrograms(): void {
    muteDeadPrograms();
    this.#incarnation.end();
    for (const installed of this.#programs) installed.running = undefined;
  }

  #closeConnections(): void {
    for (const link of [...this.#surroundings.fabric.links]) {
      if (link.client.owner === this.#incarnation) link.connections.client?.destroy();
      if (link.server.owner === this.#incarnation) link.connections.server?.destroy();
    }
  }

  #dieInside(mode: PowerCutMode): never {
    this.cutPower({ disk: mode });
    throw new PowerLostError(this.name);
  }
}

/** What the work of a program comes to; `undefined` when its machine lost power before. */
async function whileAlive<T>(incarnation: Incarnation, work: () => Promise<T>): Promise<T | undefined> {
  const outcome = (async () => work())();
  try {
    return (await Promise.race([outcome, incarnation.ended])) ?? undefined;
  } catch (error) {
    if (error instanceof PowerLostError && !incarnation.isAlive) return undefined;
    throw error;
  }
}
