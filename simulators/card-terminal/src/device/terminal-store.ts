import { type Disk, readFile, writeFileDurably } from '@kassensturz/host';
import type { Registration } from '../protocol/registration.ts';
import type { Transaction } from './transaction.ts';

/** Something the host has still to be told, e.g. because it was down. */
export interface HostTask {
  readonly kind: 'capture' | 'reverse';
  readonly transaction: Transaction;
}

/** All that survives a power cut. */
export interface TerminalMemory {
  readonly nextReceipt: number;
  readonly nextTrace: number;
  readonly turnovers: readonly Transaction[];
  readonly last: Transaction | undefined;
  readonly lastClosing: Transaction | undefined;
  /** A transaction that is on its way. */
  readonly pending: { readonly stage: 'authorising' | 'approved'; readonly transaction: Transaction } | undefined;
  readonly tasks: readonly HostTask[];
  readonly registration: Registration | undefined;
}

const EMPTY: TerminalMemory = {
  nextReceipt: 1,
  nextTrace: 1,
  turnovers: [],
  last: undefined,
  lastClosing: undefined,
  pending: undefined,
  tasks: [],
  registration: undefined,
};

/** The terminal's memory on its disk; every change is durable when `change` returns. */
export class TerminalStore {
  readonly #disk: Disk;
  readonly #path: string;
  #memory: TerminalMemory;

  constructor(disk: Disk, directory: string) {
    this.#disk = disk;
    this.#path = `${directory}/terminal.json`;
    makeDirectories(disk, directory);
    this.#memory = this.#read();
  }

  get memory(): TerminalMemory {
    return this.#memory;
  }

  change(changes: Partial<TerminalMemory>): void {
    this.#memory = { ...this.#memory, ...changes };
    writeFileDurably(this.#disk, this.#path, Buffer.from(JSON.stringify(this.#memory)));
  }

  /** What is on the disk, after the power was off. */
  reload(): void {
    this.#memory = this.#read();
  }

  #read(): TerminalMemory {
    if (!this.#disk.exists(this.#path)) return EMPTY;
    const text = Buffer.from(readFile(this.#disk, this.#path)).toString('utf8');
    return { ...EMPTY, ...(JSON.parse(text) as Partial<TerminalMemory>) };
  }
}

function makeDirectories(disk: Disk, directory: string): void {
  let path = '';
  for (const name of directory.split('/').filter((one) => one !== '')) {
    path += `/${name}`;
    if (!disk.exists(path)) disk.makeDirectory(path);
  }
}
