import type { Host } from '@kassensturz/host';
import type { StartedUsbTse } from '@kassensturz/tse';
import type { Machines, Place } from '../pos/contract.ts';

export type PhysicsKind = 'simulated' | 'live';

/** How a salon exists: in one process on virtual time, or with real sockets, files and processes. Same words for both. */
export interface Physics extends Machines {
  readonly kind: PhysicsKind;
  /** Doors for a device at its place in the salon's network. */
  deviceHost(place: string): Host;
  /** Says where port `port` of a device really listens. */
  publish(place: string, port: number, endpoint: () => { readonly host: string; readonly port: number }): void;
  /** Endpoint of a device's port as `from` reaches it. */
  deviceEndpoint(from: string, device: string, port: number): Promise<{ readonly host: string; readonly port: number }>;
  /** Lets things happen until the act is through. */
  run<T>(act: () => Promise<T>): Promise<T>;
  /** Lets time pass; only virtual time can be had for free, live physics refuses. */
  pass(ms: number): Promise<void>;
  /** Waits until `check` holds; false when `withinMs` have passed before. `onChange` tells when to look again. */
  until(
    check: () => Promise<boolean> | boolean,
    withinMs: number,
    onChange: (look: () => void) => () => void,
  ): Promise<boolean>;
  /** Wall time in the salon, Unix milliseconds. */
  now(): number;
  plug(cable: string): void;
  unplug(cable: string): void;
  /** Switches a device's network interface off or on with the device. */
  setPower(place: string, isOn: boolean): void;
  /** Plugs a TSE stick into a machine; its files appear under `path`. */
  plugStick(place: Place, path: string, stick: StartedUsbTse): Promise<void>;
  /** How the program on that machine names what was plugged in at `path`. */
  stickPath(place: Place, path: string): string;
  /** Joins a machine's serial port to a device by a cable; returns the path of the device's end. */
  connectSerial(place: Place, path: string, device: string, kind?: 'straight' | 'usb'): string;
  /** Takes the power from a machine at once: its program is gone, unwritten data is lost. */
  cutPower(place: Place): Promise<void>;
  /** Takes the power at the n-th disk operation from now, in the middle of it; what was not synced is lost in that way. */
  armPowerCut(place: Place, operations: number, mode: 'lose' | 'prefix' | 'reorder'): ArmedPowerCut;
  /** Disk operations of a machine so far. */
  diskOperations(place: Place): number;
  /** The next answer from `to` to `from` is lost after the request was carried out. */
  loseNextAnswer(from: Place, to: Place): Promise<void>;
  /** Leaves `freeBytes` on the disk of a machine. */
  fillDisk(place: Place, freeBytes: number): Promise<void>;
  /** Which places a machine has tried to reach so far. */
  connectionsFrom(place: Place): Promise<readonly string[]>;
  /** Which places have reached a device so far. */
  visitorsOf(device: string): Promise<readonly string[]>;
  /** TCP ports on which the programs of a machine wait for callers. */
  openPorts(place: Place): Promise<readonly number[]>;
  stop(): Promise<void>;
}

export interface ArmedPowerCut {
  hasFired(): boolean;
  disarm(): void;
}
