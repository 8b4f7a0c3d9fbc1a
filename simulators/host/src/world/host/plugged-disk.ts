import type { Random } from '../../doors/random.ts';
import { MountableDisk } from '../../files/mountable-disk.ts';
import type { DiskControl } from '../disk/disk-control.ts';
import type { PowerCutMode } from '../disk/power-cut.ts';
import { SimulatedDisk } from '../disk/simulated-disk.ts';
import type { EventDetails } from '../event-log.ts';

export interface PluggedDiskOptions {
  readonly random: Random;
  readonly record: (kind: string, details: EventDetails) => void;
  readonly cutPower: (mode: PowerCutMode) => never;
  readonly capacityBytes: number;
}

/** The disk inside a machine and the volumes plugged into it. It stays when the power goes. */
export class PluggedDisk extends MountableDisk {
  readonly #own: SimulatedDisk;

  constructor(options: PluggedDiskOptions) {
    const own = new SimulatedDisk(options);
    super(own);
    this.#own = own;
    own.onPowerCut = options.cutPower;
  }

  /** Faults, counters and the capacity of the disk inside. */
  get control(): DiskControl {
    return this.#own.control;
  }

  /** The disk inside itself: rot, bad sectors, images of the platter. */
  get inside(): SimulatedDisk {
    return this.#own;
  }

  /** Volumes that are plugged into the machine lose power with it. */
  cutPower(mode: PowerCutMode): void {
    for (const disk of this.#simulated) disk.cutPower(mode);
  }

  flush(): void {
    for (const disk of this.#simulated) disk.flush();
  }

  forgetOpenFiles(): void {
    for (const disk of this.#simulated) disk.forgetOpenFiles();
  }

  get #simulated(): readonly SimulatedDisk[] {
    return [this.#own, ...this.volumes.filter((volume) => volume instanceof SimulatedDisk)];
  }
}
