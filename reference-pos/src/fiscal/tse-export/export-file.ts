import { createHash } from 'node:crypto';
import type { Disk, OpenFile } from '@kassensturz/host';

/** An archive being written to the till's own disk; it counts only when it is kept. */
export class ExportFile {
  readonly #disk: Disk;
  readonly #directory: string;
  readonly #path: string;
  readonly #file: OpenFile;
  readonly #hash = createHash('sha256');
  #bytes = 0;

  constructor(disk: Disk, directory: string, name: string) {
    this.#disk = disk;
    this.#directory = directory;
    this.#path = `${directory}/${name}`;
    if (!disk.exists(directory)) disk.makeDirectory(directory);
    this.#file = disk.open(this.#path, { create: true });
    this.#file.truncate(0);
  }

  add(piece: Uint8Array): void {
    this.#file.write(piece, this.#bytes);
    this.#hash.update(piece);
    this.#bytes += piece.length;
  }

  /** Makes it durable and says what it is. */
  keep(): { readonly file: string; readonly bytes: number; readonly sha256: string } {
    this.#file.sync();
    this.#file.close();
    this.#disk.syncDirectory(this.#directory);
    return { file: this.#path, bytes: this.#bytes, sha256: this.#hash.digest('hex') };
  }

  discard(): void {
    this.#file.close();
    this.#disk.remove(this.#path);
  }
}
