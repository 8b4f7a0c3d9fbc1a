import { createWorld, type Host, type SimulatedHost, type World } from '@kassensturz/host';
import type { StartedUsbTse } from '@kassensturz/tse';
import type { MachineProgram, Place, SeenEndpoint } from '../pos/contract.ts';
import type { ArmedPowerCut, Physics } from './physics.ts';
import type { SalonPlan } from './plan.ts';
import { cablesOf } from './topology.ts';

/** Devices that are plugged into a machine and have no place in the network. */
const beside = new Set(['tse-stick', 'modem']);
const lookEveryMs = 200;
/** In winter; in summer it is an hour later by the clock on the wall. */
const openingTime = '08:50:00+01:00';

/** A salon in one process on virtual time, repeatable from its seed. */
export class SimulatedPhysics implements Physics {
  readonly kind = 'simulated';
  readonly world: World;

  constructor(plan: SalonPlan, seed: number) {
    this.world = createWorld({ seed, start: `${plan.opensOn}T${openingTime}` });
    const nodes = new Map<string, Parameters<World['connect']>[0]>([
      ['router', this.world.addRouter('router')],
      ['internet', this.world.addInternet('internet')],
    ]);
    for (const { name, ends, kind, latencyMs } of cablesOf(plan.variant, plan.network.internetLatencyMs)) {
      const [a, b] = ends.map((end) => {
        const known = nodes.get(end) ?? this.world.addHost(end, { diskBytes: plan.diskBytes });
        nodes.set(end, known);
        return known;
      }) as [Parameters<World['connect']>[0], Parameters<World['connect']>[0]];
      this.world.connect(a, b, { name, kind, latencyMs });
    }
  }

  host(place: string): SimulatedHost {
    return this.world.host(place);
  }

  /** A stick has no place in the network: it lives in the machine it is plugged into, on a clock of its own. */
  deviceHost(place: string): Host {
    const isBeside = beside.has(place) || place.startsWith('tse-stick');
    return isBeside ? this.world.addHost(place) : this.world.host(place);
  }

  install(place: Place, program: MachineProgram): void {
    this.host(place).install(program.inProcess);
  }

  switchOn(place: Place): Promise<void> {
    return this.host(place).switchOn();
  }

  switchOff(place: Place): Promise<void> {
    return this.host(place).switchOff();
  }

  async endpoint(_from: Place, to: Place, port: number): Promise<SeenEndpoint> {
    return this.#address(to, port);
  }

  async deviceEndpoint(_from: string, device: string, port: number): Promise<SeenEndpoint> {
    return this.#address(device, port);
  }

  publish(): void {
    // In a simulated world a device is found at its own address.
  }

  run<T>(act: () => Promise<T>): Promise<T> {
    return this.world.run(act);
  }

  pass(ms: number): Promise<void> {
    return this.world.advance(ms);
  }

  async until(check: () => Promise<boolean> | boolean, withinMs: number): Promise<boolean> {
    for (let waited = 0; ; waited += lookEveryMs) {
      if (await this.world.run(async () => check())) return true;
      if (waited >= withinMs) return false;
      await this.world.advance(lookEveryMs);
    }
  }

  now(): number {
    return this.host('tablet').clock.now();
  }

  plug(cable: string): void {
    this.#cable(cable).plug();
  }

  unplug(cable: string): void {
    this.#cable(cable).unplug();
  }

  setPower(place: string, isOn: boolean): void {
    const cable = this.world.cable(`${place}–router`);
    if (isOn) cable.plug();
    else cable.unplug();
  }

  async plugStick(place: Place, path: string, stick: StartedUsbTse): Promise<void> {
    this.host(place).disk.mount(path, stick.volume);
  }

  stickPath(_place: Place, path: string): string {
    return path;
  }

  connectSerial(place: Place, path: string, device: string, kind: 'straight' | 'usb' = 'straight'): string {
    const end = 'com1';
    this.world.connectSerial(
      { host: this.world.host(place), path },
      { host: this.world.host(device), path: end },
      { name: `${place}–${device} serial`, kind },
    );
    return end;
  }

  async cutPower(place: Place): Promise<void> {
    this.host(place).cutPower();
  }

  armPowerCut(place: Place, operations: number, mode: 'lose' | 'prefix' | 'reorder'): ArmedPowerCut {
    const host = this.host(place);
    const { control } = host.disk;
    const disarm = control.cutPowerAt(control.operations + operations, mode);
    return {
      hasFired: () => !host.isOn,
      disarm,
    };
  }

  diskOperations(place: Place): number {
    return this.host(place).disk.control.operations;
  }

  async loseNextAnswer(from: Place, to: Place): Promise<void> {
    this.world.loseNextAnswer({ client: from, server: to });
  }

  async fillDisk(place: Place, freeBytes: number): Promise<void> {
    const { disk } = this.host(place);
    const { freeBytes: free, totalBytes } = disk.space();
    disk.control.capacityBytes = totalBytes - free + freeBytes;
  }

  async connectionsFrom(place: Place): Promise<readonly string[]> {
    const isAttempt = (kind: string) => kind === 'network.connected' || kind === 'network.connect-failed';
    const attempts = this.world.events.filter(({ host, kind }) => host === place && isAttempt(kind));
    return [...new Set(attempts.map(({ details }) => this.#nameAt(String(details['to']))))];
  }

  async visitorsOf(device: string): Promise<readonly string[]> {
    const visits = this.world.events.filter(({ host, kind }) => host === device && kind === 'network.accepted');
    return [...new Set(visits.map(({ details }) => this.#nameAt(String(details['from']))))];
  }

  #cable(name: string) {
    return name.endsWith(' serial') ? this.world.serialCable(name) : this.world.cable(name);
  }

  /** Whose address that is; an unknown one is given as it is. */
  #nameAt(endpoint: string): string {
    const address = endpoint.replace(/:\d+$/, '');
    const owner = this.world.hosts.find((host) => host.name === address || host.network.addresses().includes(address));
    return owner?.name ?? endpoint;
  }

  async openPorts(place: Place): Promise<readonly number[]> {
    return this.host(place).ports.numbers();
  }

  async stop(): Promise<void> {
    // Nothing real is left behind by a simulated world.
  }

  #address(place: string, port: number): SeenEndpoint {
    const [address] = this.host(place).network.addresses();
    if (address === undefined) throw new Error(`"${place}" has no address: is its cable plugged in?`);
    return { host: address, port };
  }
}
