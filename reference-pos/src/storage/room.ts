import type { Disk } from '@kassensturz/host';
import { ReserveFile } from './reserve-file.ts';

/** Below this much free room the next sale might not fit with its copy in the database: time to give up the reserve. */
const tightBytes = 256 * 1024;

export type RoomState = 'ok' | 'low' | 'full';

export interface RoomOptions {
  readonly reserveBytes: number;
  /** Free bytes below which room is `low`; default 10 % of the disk. */
  readonly lowBytes?: number;
}

/** Watches the room on the disk of the store and holds its reserve. */
export class Room {
  readonly #disk: Disk;
  readonly #directory: string;
  readonly #reserve: ReserveFile;
  readonly #lowBytes: number | undefined;
  #isFull = false;

  constructor(disk: Disk, directory: string, reservePath: string, options: RoomOptions) {
    this.#disk = disk;
    this.#directory = directory;
    this.#reserve = new ReserveFile(disk, reservePath, options.reserveBytes);
    this.#lowBytes = options.lowBytes;
    this.#reserve.setAside(this.space().freeBytes);
  }

  get reserveBytes(): number {
    return this.#reserve.bytes;
  }

  space(): { readonly freeBytes: number; readonly totalBytes: number } {
    return this.#disk.space(this.#directory);
  }

  /** Before a step: gives up the reserve while the step still fits, so that a running sale never meets the full disk. */
  prepareStep(): void {
    const { freeBytes } = this.space();
    if (freeBytes < tightBytes) this.markFull();
    else if (this.#isFull && this.#reserve.fits(freeBytes)) this.#recover(freeBytes);
  }

  /** After a step that failed for want of room. */
  markFull(): void {
    this.#isFull = true;
    this.#reserve.giveUp();
  }

  state(): RoomState {
    const { freeBytes, totalBytes } = this.space();
    if (this.#isFull && this.#reserve.fits(freeBytes)) this.#recover(freeBytes);
    if (this.#isFull || (freeBytes < tightBytes && this.#reserve.bytes === 0)) return 'full';
    return freeBytes < (this.#lowBytes ?? totalBytes / 10) ? 'low' : 'ok';
  }

  #recover(freeBytes: number): void {
    this.#isFull = false;
    this.#reserve.setAside(freeBytes);
  }
}
