import { type Disk, DiskError, type OpenFile } from '@kassensturz/host';

const mark = Buffer.from('416456616e634544205365437552652053442f4d4d43204341726401', 'hex');

/** One exchange as it was seen on a real stick: the command's data and the answer's, both in hex. */
export interface Exchange {
  readonly command: string;
  readonly answer: string;
  /** How often the stick says "busy" before. */
  readonly busyReads?: number;
}

/** A volume with a `TSE-IO.bin` that answers recorded commands with recorded answers, framed as the hardware frames them. */
export class RecordedStick implements Disk {
  readonly commands: string[] = [];
  isPluggedIn = true;
  readonly #exchanges: Exchange[];
  #answer: Uint8Array = Buffer.alloc(8192);
  #busyReads = 0;

  constructor(exchanges: readonly Exchange[]) {
    this.#exchanges = [...exchanges];
  }

  open(path: string): OpenFile {
    if (!this.isPluggedIn || path !== '/TSE-IO.bin') throw new DiskError('ENOENT', path, 'not there');
    return {
      read: (target) => this.#read(target),
      write: (bytes) => this.#write(bytes),
      truncate: () => undefined,
      size: () => 8192,
      sync: () => undefined,
      close: () => undefined,
    };
  }

  exists = (path: string): boolean => path === '/TSE-IO.bin';
  list = (): readonly string[] => ['TSE-IO.bin'];
  makeDirectory = (): void => undefined;
  remove = (): void => undefined;
  rename = (): void => undefined;
  syncDirectory = (): void => undefined;
  space = () => ({ freeBytes: 0, totalBytes: 0 });

  #write(block: Uint8Array): void {
    if (block.length % 512 !== 0 || !mark.equals(block.subarray(0, 28))) throw new Error('not a block');
    const view = new DataView(block.buffer, block.byteOffset);
    const command = Buffer.from(block.subarray(36, 36 + view.getUint16(32))).toString('hex');
    this.commands.push(command);
    const index = this.#exchanges.findIndex((exchange) => exchange.command === command);
    const [exchange] = index < 0 ? [undefined] : this.#exchanges.splice(index, 1);
    if (!exchange) throw new Error(`not recorded: ${command}`);
    this.#busyReads = exchange.busyReads ?? 2;
    this.#answer = framed(Buffer.from(exchange.answer, 'hex'));
  }

  #read(target: Uint8Array): number {
    if (!this.isPluggedIn) throw new DiskError('EIO', '/TSE-IO.bin', 'pulled');
    const isBusy = this.#busyReads > 0;
    this.#busyReads -= 1;
    target.set(isBusy ? framed(undefined) : this.#answer);
    return 8192;
  }
}

function framed(data: Uint8Array | undefined): Uint8Array {
  const block = Buffer.alloc(8192, 0x5a);
  mark.copy(block, 0);
  block.writeUInt32BE(0, 28);
  block.writeUInt16BE(data ? data.length : 0xffff, 32);
  if (data) block.set(data, 34);
  return block;
}
