// A register's end of ZVT, written for the tests alone: it shares no line with the simulator's codec.
import type { Host } from '@kassensturz/host';

export interface Wire {
  /** Whole messages, as lower-case hex. */
  onMessage: (hex: string) => void;
  onLost: () => void;
  send(hex: string): void;
  close(): void;
}

const headOf = (hex: string): { at: number; bytes: number } | undefined => {
  if (hex.length < 6) return undefined;
  if (hex.slice(4, 6) !== 'ff') return { at: 6, bytes: Number.parseInt(hex.slice(4, 6), 16) };
  if (hex.length < 10) return undefined;
  return { at: 10, bytes: Number.parseInt(hex.slice(8, 10) + hex.slice(6, 8), 16) };
};

/** Data of a message without its head, as hex. */
export const dataOf = (hex: string): string => hex.slice(headOf(hex)?.at ?? 6);

export async function tcpWire(host: Host, address: string, port: number): Promise<Wire> {
  const socket = await host.network.connect({ host: address, port }, { timeoutMs: 3_000 });
  let waiting = '';
  const wire: Wire = {
    onMessage: () => {},
    onLost: () => {},
    send: (hex) => void (socket.destroyed || socket.write(Buffer.from(hex, 'hex'))),
    close: () => socket.destroy(),
  };
  socket.on('error', () => {});
  socket.on('close', () => wire.onLost());
  socket.on('data', (bytes: Uint8Array) => {
    waiting += Buffer.from(bytes).toString('hex');
    for (let head = headOf(waiting); head !== undefined; head = headOf(waiting)) {
      const end = head.at + head.bytes * 2;
      if (waiting.length < end) return;
      const message = waiting.slice(0, end);
      waiting = waiting.slice(end);
      wire.onMessage(message);
    }
  });
  return wire;
}

/** CRC-16/KERMIT by table-free division, over hex. */
export function kermit(hex: string): string {
  let sum = 0;
  for (const byte of Buffer.from(hex, 'hex')) {
    for (let bit = 0; bit < 8; bit += 1) {
      const carry = ((sum ^ (byte >> bit)) & 1) === 1;
      sum >>>= 1;
      if (carry) sum ^= 0b1000_0100_0000_1000;
    }
  }
  return Buffer.from([sum % 256, sum >> 8]).toString('hex');
}

const framed = (hex: string): string => {
  const doubled = (hex.match(/../g) ?? []).map((byte) => (byte === '10' ? '1010' : byte)).join('');
  return `1002${doubled}1003${kermit(`${hex}03`)}`;
};

/** A serial line; acknowledges what is well, says again after NAK or 5 s, at most twice. */
export async function serialWire(host: Host, path: string): Promise<Wire> {
  const port = await host.serial.open(path, { baudRate: 9_600, stopBits: 2 });
  const queue: { hex: string; tries: number }[] = [];
  let timer: { cancel(): void } | undefined;
  let bytes: number[] = [];
  let lastHeard = '';
  const wire: Wire = {
    onMessage: () => {},
    onLost: () => {},
    send: (hex) => {
      queue.push({ hex, tries: 0 });
      if (queue.length === 1) say();
    },
    close: () => {
      timer?.cancel();
      queue.length = 0;
      port.destroy();
    },
  };
  const say = (): void => {
    timer?.cancel();
    const first = queue[0];
    if (first === undefined || port.destroyed) return;
    first.tries += 1;
    if (first.tries > 3) {
      queue.length = 0;
      wire.onLost();
      return;
    }
    port.write(Buffer.from(framed(first.hex), 'hex'));
    timer = host.clock.after(5_000, say);
  };
  const settled = (): void => {
    timer?.cancel();
    const done = queue.shift();
    if (done !== undefined) lastHeard = '';
    if (queue.length > 0) say();
  };
  port.on('error', () => {});
  port.on('data', (chunk: Uint8Array) => {
    bytes.push(...chunk);
    for (;;) {
      if (bytes[0] === 0x06) settled();
      else if (bytes[0] === 0x15) say();
      if (bytes[0] !== undefined && bytes[0] !== 0x10) {
        bytes = bytes.slice(1);
        continue;
      }
      const frame = unwrap(bytes);
      if (frame === undefined) return;
      bytes = bytes.slice(frame.length);
      port.write(Uint8Array.of(frame.isGood ? 0x06 : 0x15));
      if (!frame.isGood || frame.hex === lastHeard) continue;
      lastHeard = frame.hex;
      wire.onMessage(frame.hex);
    }
  });
  return wire;
}

function unwrap(bytes: readonly number[]): { hex: string; length: number; isGood: boolean } | undefined {
  const inner: number[] = [];
  for (let at = 2; at < bytes.length; at += 1) {
    if (bytes[at] !== 0x10) {
      inner.push(bytes[at]!);
      continue;
    }
    at += 1;
    if (bytes[at] === 0x10) inner.push(0x10);
    if (bytes[at] !== 0x03) continue;
    if (bytes.length < at + 3) return undefined;
    const hex = Buffer.from(inner).toString('hex');
    const crc = Buffer.from(bytes.slice(at + 1, at + 3)).toString('hex');
    return { hex, length: at + 3, isGood: crc === kermit(`${hex}03`) };
  }
  return undefined;
}
