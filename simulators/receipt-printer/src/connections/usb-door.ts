import { type Disk, DiskError, type Host, type OpenFile } from '@kassensturz/host';
import type { PrinterDevice } from '../device/printer-device.ts';
import type { Session } from '../device/session.ts';
import type { Door } from './door.ts';

const NAME = 'lp0';
const PATH = `/${NAME}`;

/**
 * The printer as the character device that Linux shows for a USB printer: a volume with the one file `lp0`, to be
 * mounted where the box expects `/dev/usb`. What is written prints; reading gives the answers.
 */
export class UsbDoor implements Door, Disk {
  readonly #host: Host;
  readonly #device: PrinterDevice;
  #session: Session | undefined;
  #answers: Uint8Array = new Uint8Array(0);

  constructor(host: Host, device: PrinterDevice) {
    this.#host = host;
    this.#device = device;
  }

  async powerOn(): Promise<void> {
    this.#answers = new Uint8Array(0);
    const send = (bytes: Uint8Array) => {
      this.#device.wire.add(this.#host.clock.now(), 'out', 'usb', PATH, bytes);
      this.#answers = Buffer.concat([this.#answers, bytes]);
    };
    this.#session = this.#device.open({ via: 'usb', remote: NAME, send });
  }

  async powerOff(): Promise<void> {
    if (this.#session !== undefined) this.#device.close(this.#session);
    this.#session = undefined;
  }

  /** A device file has no address. */
  async moveTo(): Promise<void> {}

  stop(): Promise<void> {
    return this.powerOff();
  }

  open(path: string): OpenFile {
    this.#find(path);
    return {
      read: (target) => this.#read(target),
      write: (bytes) => this.#write(bytes),
      truncate: () => {},
      size: () => 0,
      sync: () => {},
      close: () => {},
    };
  }

  exists(path: string): boolean {
    return path === '/' || (path === PATH && this.#session !== undefined);
  }

  list(): readonly string[] {
    return this.#session === undefined ? [] : [NAME];
  }

  makeDirectory(path: string): void {
    throw new DiskError('EROFS', path, `EROFS: ${path}: a printer keeps no files.`);
  }

  remove(path: string): void {
    throw new DiskError('EROFS', path, `EROFS: ${path}: a device file is not removed.`);
  }

  rename(from: string): void {
    throw new DiskError('EROFS', from, `EROFS: ${from}: a device file is not renamed.`);
  }

  syncDirectory(): void {}

  space(): { readonly freeBytes: number; readonly totalBytes: number } {
    return { freeBytes: 0, totalBytes: 0 };
  }

  /** A switched-off printer is not there, as when its cable is pulled. */
  #find(path: string): Session {
    if (path !== PATH) throw new DiskError('ENOENT', path, `ENOENT: ${path}: there is only ${PATH} here.`);
    if (this.#session === undefined) throw new DiskError('ENODEV', path, `ENODEV: ${path}: the printer is off.`);
    return this.#session;
  }

  #read(target: Uint8Array): number {
    this.#find(PATH);
    const count = Math.min(target.length, this.#answers.length);
    target.set(this.#answers.subarray(0, count));
    this.#answers = this.#answers.subarray(count);
    return count;
  }

  /** A printer that takes nothing more would block the writer; a synchronous door can only say so. */
  #write(bytes: Uint8Array): void {
    const session = this.#find(PATH);
    if (session.isFull) throw new DiskError('EAGAIN', PATH, `EAGAIN: ${PATH}: the printer's buffer is full.`);
    this.#device.wire.add(this.#host.clock.now(), 'in', 'usb', PATH, bytes);
    session.receive(bytes.slice());
  }
}
