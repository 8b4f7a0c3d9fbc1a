import type { Disk } from '@kassensturz/host';
import { codeOf, directoryOf } from './open-disk-file.ts';

const chunkBytes = 64 * 1024;

/** Room on the disk that is set aside in a file, to be given up when the disk is full. */
export class ReserveFile {
  readonly path: string;
  readonly wantedBytes: number;
  readonly #disk: Disk;
  #bytes = 0;

  constructor(disk: Disk, path: string, wantedBytes: number) {
    this.#disk = disk;
    this.path = path;
    this.wantedBytes = wantedBytes;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** Whether there is room to set aside again without being full at once. */
  fits(freeBytes: number): boolean {
    return freeBytes >= this.wantedBytes * 2;
  }

  /** Takes over the file of the last run, or makes it if there is room; a disk that refuses leaves the till without a reserve. */
  setAside(freeBytes: number): void {
    if (this.wantedBytes === 0 || this.#bytes === this.wantedBytes) return;
    try {
      if (this.#disk.exists(this.path)) {
        const file = this.#disk.open(this.path);
        this.#bytes = file.size();
        file.close();
      }
      if (this.#bytes !== this.wantedBytes && this.fits(freeBytes)) this.#fill();
    } catch (error) {
      // Not having a reserve is a matter of health, not a reason to refuse selling; a host without power is another matter.
      if (codeOf(error) === undefined) throw error;
      this.#bytes = 0;
    }
  }

  /** Frees the room; true when there was some. */
  giveUp(): boolean {
    if (this.#bytes === 0) return false;
    this.#bytes = 0;
    try {
      this.#disk.remove(this.path);
      this.#disk.syncDirectory(directoryOf(this.path));
      return true;
    } catch (error) {
      if (codeOf(error) === undefined) throw error;
      return false;
    }
  }

  #fill(): void {
    const file = this.#disk.open(this.path, { create: true });
    try {
      const zeros = new Uint8Array(Math.min(chunkBytes, this.wantedBytes));
      file.truncate(0);
      for (let at = 0; at < this.wantedBytes; at += zeros.length) {
        file.write(zeros.subarray(0, Math.min(zeros.length, this.wantedBytes - at)), at);
      }
      file.sync();
    } finally {
      file.close();
    }
    this.#disk.syncDirectory(directoryOf(this.path));
    this.#bytes = this.wantedBytes;
  }
}
