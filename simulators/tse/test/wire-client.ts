import type { World } from '@kassensturz/host';
import type { StartedUsbTse } from '../src/index.ts';

const MAGIC = Buffer.from('416456616e634544205365437552652053442f4d4d43204341726401', 'hex');
const BLOCK_BYTES = 8192;
const BUSY = 0xffff;
const STREAM = 0x9000;

/** Values as the wire carries them. */
export const wire = {
  string: (value: string) => parameter(4, Buffer.from(value, 'ascii')),
  bytes: (value: Uint8Array | string) => parameter(2, Buffer.from(value)),
  short: (value: number) => parameter(3, Buffer.from([value >> 8, value & 0xff])),
  number: (value: number, width = 4) => {
    const encoded = Buffer.alloc(width);
    if (width === 8) encoded.writeBigUInt64BE(BigInt(value));
    else encoded.writeUIntBE(value, 0, width);
    return parameter(2, encoded);
  },
  none: () => parameter(2, Buffer.from('ffffffff', 'hex')),
};

function parameter(type: number, value: Buffer): Buffer {
  return Buffer.concat([Buffer.from([type, value.length >> 8, value.length & 0xff]), value]);
}

/** Filter of an export without limits. */
export const EVERYTHING = [
  wire.string(''),
  wire.none(),
  wire.number(0),
  wire.none(),
  wire.number(0),
  wire.none(),
  wire.number(0),
];

/** A client of the stick's wire, written from recorded frames of the real device, not from the simulator's own encoder. */
export class WireClient {
  readonly #world: World;
  readonly #stick: StartedUsbTse;

  constructor(world: World, stick: StartedUsbTse) {
    this.#world = world;
    this.#stick = stick;
  }

  /** Writes a frame; the answer is to be read with `poll`. */
  send(data: Uint8Array, mode = 0): void {
    const block = Buffer.alloc(BLOCK_BYTES);
    MAGIC.copy(block);
    Buffer.from('deadbeef', 'hex').copy(block, 28);
    block.writeUInt16BE(data.length, 32);
    block.writeUInt16BE(mode, 34);
    block.set(data, 36);
    const file = this.#stick.volume.open('/TSE-IO.bin');
    file.write(block, 0);
    file.close();
  }

  /** One look at the answer; undefined while the stick is busy. */
  poll(): Buffer | undefined {
    const block = Buffer.alloc(BLOCK_BYTES);
    const file = this.#stick.volume.open('/TSE-IO.bin', { readOnly: true });
    file.read(block, 0);
    file.close();
    const length = block.readUInt16BE(32);
    return length === BUSY ? undefined : block.subarray(34, 34 + length);
  }

  async raw(data: Uint8Array, mode = 0): Promise<Buffer> {
    this.send(data, mode);
    for (;;) {
      const answer = this.poll();
      if (answer !== undefined) return answer;
      await this.#world.advance(10);
    }
  }

  command(code: number, ...parameters: readonly Uint8Array[]): Promise<Buffer> {
    return this.raw(encodeCommand(code, ...parameters));
  }

  /** A command whose answer is a stream, with all its pieces. */
  async stream(code: number, ...parameters: readonly Uint8Array[]): Promise<Buffer> {
    const first = await this.command(code, ...parameters);
    if (first.readUInt16BE(0) !== STREAM) throw new Error(`No stream but ${first.toString('hex', 0, 16)}.`);
    const total = Number(first.readBigUInt64BE(2));
    const pieces = [first.subarray(10)];
    for (let length = first.length - 10; length < total; ) {
      const piece = await this.raw(Uint8Array.of(0xc5));
      pieces.push(piece);
      length += piece.length;
    }
    return Buffer.concat(pieces);
  }

  async setUp(nowSeconds: number, clientId = 'till-1'): Promise<void> {
    await this.raw(Uint8Array.of(0, 0), 0x5344);
    await this.command(0x00);
    await this.command(0x02, wire.string('Admin'), wire.bytes('0123456789'));
    await this.command(0x02, wire.string('TimeAdmin'), wire.bytes('9876543210'));
    await this.command(0x04, wire.string('Admin'), wire.bytes('0123456789'), wire.bytes('11111111'));
    await this.command(0x04, wire.string('TimeAdmin'), wire.bytes('9876543210'), wire.bytes('22222222'));
    await this.command(0x03, wire.string('Admin'), wire.bytes('11111111'));
    await this.command(0x06);
    await this.command(0x07, wire.number(nowSeconds, 8));
    await this.command(0x09, wire.string(clientId), wire.bytes(this.#stick.tse.key.serialNumber));
    await this.command(0x05, wire.string('Admin'));
  }
}

export function encodeCommand(code: number, ...parameters: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(parameters);
  return Buffer.concat([Buffer.from([0x5c, 0x54, code >> 8, code & 0xff, body.length >> 8, body.length & 0xff]), body]);
}
