import type { Disk } from '../doors/disk.ts';
import type { Host } from '../doors/host.ts';
import { MountableDisk } from '../files/mountable-disk.ts';
import { NodeClock } from './node-clock.ts';
import { NodeDisk } from './node-disk.ts';
import { type LogLine, NodeLog, writeToStandardError } from './node-log.ts';
import { NodeNetwork } from './node-network.ts';
import { NodeRandom } from './node-random.ts';
import { NodeSerialPorts, type SerialDriver } from './node-serial.ts';

export interface NodeHostOptions {
  /** Name in log lines; default `node`. */
  readonly name?: string;
  /** Directory that programs see as `/`; default the real `/`. */
  readonly root?: string;
  /** Where log lines (JSON) go; default standard error. */
  readonly log?: LogLine | 'silent';
  /** Volumes to mount, by path. */
  readonly mounts?: Readonly<Record<string, Disk>>;
  /** Driver for serial ports; default `@serialport/bindings-cpp`, loaded when a port is first used. */
  readonly serialDriver?: SerialDriver;
}

/** The real machine. */
export function nodeHost(options: NodeHostOptions = {}): Host {
  const name = options.name ?? 'node';
  const clock = new NodeClock();
  const disk = new MountableDisk(new NodeDisk(options.root ?? '/'));
  for (const [path, volume] of Object.entries(options.mounts ?? {})) disk.mount(path, volume);
  const line = options.log === 'silent' ? () => {} : (options.log ?? writeToStandardError);
  return {
    name,
    clock,
    disk,
    network: new NodeNetwork(),
    serial: new NodeSerialPorts(options.serialDriver),
    random: new NodeRandom(),
    log: new NodeLog(name, clock, line),
  };
}
