import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Host, nodeHost } from '@kassensturz/host';
import { LiveNetwork, type NearEnd } from '@kassensturz/network';
import type { StartedUsbTse } from '@kassensturz/tse';
import { HarnessError } from '../errors.ts';
import type { MachineProgram, Place, SeenEndpoint } from '../pos/contract.ts';
import { LiveProcess } from './live-process.ts';
import { MountedStick } from './mounted-stick.ts';
import { listeningPortsOf } from './open-ports.ts';
import type { ArmedPowerCut, Physics } from './physics.ts';
import { completePlan, type SalonPlan } from './plan.ts';
import { cablesOf, wanCable } from './topology.ts';

const smallDiskBytes = 32 * 1024 * 1024;

interface Machine {
  readonly program: MachineProgram;
  process: LiveProcess | undefined;
  address: { host: string; port: number } | undefined;
}

/** A salon with real sockets, real files and the POS in processes of its own. */
export class LivePhysics implements Physics {
  readonly kind = 'live';
  readonly #self = nodeHost({ name: 'salon', log: 'silent' });
  readonly #network = new LiveNetwork(this.#self);
  readonly #machines = new Map<Place, Machine>();
  readonly #folder = mkdtempSync(join(tmpdir(), 'kassensturz-salon-'));
  readonly #mounts: string[] = [];
  readonly #sticks: MountedStick[] = [];
  readonly #plan: SalonPlan;

  /** Fixes the port at which a place on this machine finds another one, e.g. the browser the till. */
  reservePort(from: string, to: string, port: number, nearEnd: NearEnd): void {
    this.#network.reserve(from, to, port, nearEnd);
  }

  constructor(plan: SalonPlan) {
    this.#plan = completePlan(plan);
    for (const { name, ends } of cablesOf(plan.variant, 0)) {
      // The salon's router lets nothing in that nobody inside has asked for (F-NAT).
      this.#network.topology.connect(...ends, { name, isOneWay: name === wanCable });
    }
  }

  host(place: string): Host {
    return nodeHost({ name: place, log: 'silent', root: this.#disk(place) });
  }

  deviceHost(place: string): Host {
    return this.host(place);
  }

  install(place: Place, program: MachineProgram): void {
    this.#machines.set(place, { program, process: undefined, address: undefined });
    this.#network.publish(place, 80, () => this.#machine(place).address ?? { host: '127.0.0.1', port: 1 });
    if (this.#plan.diskBytes <= smallDiskBytes) this.#mountSmallDisk(place);
  }

  async switchOn(place: Place): Promise<void> {
    const machine = this.#machine(place);
    const config = join(this.#folder, `${place}.json`);
    writeFileSync(config, JSON.stringify(machine.program.ownProcess.config), { mode: 0o600 });
    const started = await LiveProcess.start(place, this.#self.clock, machine.program.ownProcess.entry, [
      ...['--config', config],
      ...['--data', this.#disk(place)],
    ]);
    machine.process = started.process;
    machine.address = { host: started.address, port: started.port };
    this.#network.topology.setPower(place, true);
  }

  async switchOff(place: Place): Promise<void> {
    const machine = this.#machines.get(place);
    await machine?.process?.stop();
    if (machine) machine.process = undefined;
  }

  endpoint(from: Place, to: Place, port: number): Promise<SeenEndpoint> {
    return this.#network.endpoint(from, to, port);
  }

  deviceEndpoint(from: string, device: string, port: number): Promise<SeenEndpoint> {
    return this.#network.endpoint(from, device, port);
  }

  publish(place: string, port: number, endpoint: () => SeenEndpoint): void {
    this.#network.publish(place, port, endpoint);
  }

  run<T>(act: () => Promise<T>): Promise<T> {
    return act();
  }

  async pass(ms: number): Promise<void> {
    throw new HarnessError(
      'NEEDS_SIMULATED_TIME',
      `${ms / 1000} s cannot pass at once in live physics: tag the scenario @simulated.`,
    );
  }

  until(
    check: () => Promise<boolean> | boolean,
    withinMs: number,
    onChange: (look: () => void) => () => void,
  ): Promise<boolean> {
    return new Promise((resolve, reject) => {
      let isOver = false;
      const finish = (settle: () => void) => {
        if (isOver) return;
        isOver = true;
        deadline.cancel();
        stopListening();
        settle();
      };
      const look = () => {
        Promise.resolve(check()).then(
          (holds) => holds && finish(() => resolve(true)),
          (error: unknown) => finish(() => reject(error)),
        );
      };
      const deadline = this.#self.clock.after(withinMs, () => finish(() => resolve(false)));
      const stopListening = onChange(look);
      look();
    });
  }

  now(): number {
    return this.#self.clock.now();
  }

  plug(cable: string): void {
    this.#network.topology.cable(cable).plug();
  }

  unplug(cable: string): void {
    this.#network.topology.cable(cable).unplug();
  }

  setPower(place: string, isOn: boolean): void {
    this.#network.topology.setPower(place, isOn);
  }

  async plugStick(place: Place, path: string, stick: StartedUsbTse): Promise<void> {
    this.#sticks.push(await MountedStick.mount(this.#self, stick, join(this.#disk(place), path)));
  }

  /** The program's disk is a folder of this machine, and the stick is mounted inside it. */
  stickPath(_place: Place, path: string): string {
    return path;
  }

  connectSerial(): string {
    throw new HarnessError(
      'NOT_POSSIBLE_HERE',
      'a serial cable to a process of its own is not built: tag the scenario @simulated.',
    );
  }

  /** SIGKILL: the program is gone without a word; the operating system's page cache survives, unlike at a real power cut. */
  async cutPower(place: Place): Promise<void> {
    const machine = this.#machine(place);
    this.#network.topology.setPower(place, false);
    await machine.process?.kill();
    machine.process = undefined;
  }

  armPowerCut(): ArmedPowerCut {
    throw new HarnessError(
      'NOT_POSSIBLE_HERE',
      'a single disk operation cannot be hit in another process: tag the scenario @simulated.',
    );
  }

  diskOperations(): number {
    throw new HarnessError(
      'NOT_POSSIBLE_HERE',
      'disk operations of another process cannot be counted: tag the scenario @simulated.',
    );
  }

  loseNextAnswer(from: Place, to: Place): Promise<void> {
    return this.#network.loseNextAnswer(from, to);
  }

  async fillDisk(place: Place, freeBytes: number): Promise<void> {
    const disk = this.#disk(place);
    if (!this.#mounts.includes(disk)) {
      throw new HarnessError(
        'NOT_POSSIBLE_HERE',
        `the disk of "${place}" is a folder of this machine and will not be filled: give the plan a small disk (at most 32 MB).`,
      );
    }
    const { bavail, bsize } = statfsSync(disk);
    const filler = Buffer.alloc(Math.max(0, bavail * bsize - freeBytes));
    writeFileSync(join(disk, 'filler'), filler);
  }

  async connectionsFrom(place: Place): Promise<readonly string[]> {
    return (await this.#network.conversations()).filter(({ from }) => from === place).map(({ to }) => to);
  }

  async visitorsOf(device: string): Promise<readonly string[]> {
    return (await this.#network.conversations()).filter(({ to }) => to === device).map(({ from }) => from);
  }

  async openPorts(place: Place): Promise<readonly number[]> {
    const { process } = this.#machine(place);
    return process ? listeningPortsOf(process.processId) : [];
  }

  /** The last lines that the programs have written. */
  logs(): Readonly<Record<string, readonly string[]>> {
    return Object.fromEntries([...this.#machines].map(([place, { process }]) => [place, process?.log ?? []]));
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#machines.values()].map(({ process }) => process?.stop()));
    await this.#network.stop();
    for (const stick of this.#sticks) await stick.unmount();
    for (const mount of this.#mounts) execFileSync('umount', [mount]);
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #machine(place: Place): Machine {
    const machine = this.#machines.get(place);
    if (!machine) throw new HarnessError('SALON_NOT_STARTED', `no program was installed on "${place}".`);
    return machine;
  }

  #disk(place: string): string {
    const disk = join(this.#folder, 'disks', place);
    mkdirSync(disk, { recursive: true });
    return disk;
  }

  #mountSmallDisk(place: Place): void {
    const disk = this.#disk(place);
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${this.#plan.diskBytes}`, 'kassensturz', disk]);
    this.#mounts.push(disk);
  }
}
