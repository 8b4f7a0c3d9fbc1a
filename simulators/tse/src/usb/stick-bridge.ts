import type { Connection, Host, Listener, Running } from '@kassensturz/host';
import type { StartedUsbTse } from './started-usb-tse.ts';

const WRITE = 'W'.charCodeAt(0);
const READ = 'R'.charCodeAt(0);
const LOOK = 'L'.charCodeAt(0);
const HEADER_BYTES = 5;
const DONE = 0;
const PULLED = 1;
const IO_FILE = '/TSE-IO.bin';

/**
 * Lets a program outside of this process use the stick: a TCP port that `fuse/tse-stick.py` turns into a mounted volume.
 * Request: `W`, `R` or `L` (is it there?), length (4 bytes, big endian), and for `W` the block. Answer: status (0 done, 1 stick pulled), length, block.
 */
export class StickBridge implements Running {
  readonly #listener: Listener;

  private constructor(listener: Listener) {
    this.#listener = listener;
  }

  static async open(host: Pick<Host, 'network'>, stick: StartedUsbTse, port = 0): Promise<StickBridge> {
    const listener = await host.network.listen({ port, address: '127.0.0.1' }, (connection) =>
      serve(connection, stick),
    );
    return new StickBridge(listener);
  }

  get port(): number {
    return this.#listener.port;
  }

  async stop(): Promise<void> {
    await this.#listener.close({ connections: true });
  }
}

function serve(connection: Connection, stick: StartedUsbTse): void {
  let waiting = Buffer.alloc(0);
  // A client that vanishes is its own business; the stick goes on.
  connection.on('error', () => connection.destroy());
  connection.on('data', (data: Buffer) => {
    waiting = Buffer.concat([waiting, data]);
    for (;;) {
      if (waiting.length < HEADER_BYTES) return;
      const kind = waiting[0];
      const length = waiting.readUInt32BE(1);
      const end = HEADER_BYTES + (kind === WRITE ? length : 0);
      if (waiting.length < end) return;
      connection.write(answer(stick, kind, length, waiting.subarray(HEADER_BYTES, end)));
      waiting = waiting.subarray(end);
    }
  });
}

function answer(stick: StartedUsbTse, kind: number | undefined, length: number, block: Uint8Array): Buffer {
  if (!stick.isPlugged) return reply(PULLED, new Uint8Array());
  if (kind === LOOK) return reply(DONE, new Uint8Array());
  const file = stick.volume.open(IO_FILE);
  if (kind === WRITE) {
    file.write(block, 0);
    return reply(DONE, new Uint8Array());
  }
  if (kind !== READ) return reply(PULLED, new Uint8Array());
  const target = new Uint8Array(Math.min(length, file.size()));
  file.read(target, 0);
  return reply(DONE, target);
}

function reply(status: number, bytes: Uint8Array): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  header[0] = status;
  header.writeUInt32BE(bytes.length, 1);
  return Buffer.concat([header, bytes]);
}
