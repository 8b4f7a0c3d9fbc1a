import type { Clock, Connection, Host, Listener } from '@kassensturz/host';
import type { Link } from '../device/link.ts';
import type { TerminalDevice } from '../device/terminal-device.ts';
import { type Apdu, encodeApdu, isAnswer } from '../protocol/apdu.ts';
import { ApduReader } from '../protocol/apdu-reader.ts';
import type { Door, LineFaults } from './door.ts';

export interface TcpDoorOptions {
  /** 0 takes a free port; real terminals use 20007. */
  readonly port: number;
  readonly address?: string;
  /**
   * What a second register meets: `share` takes it, and whoever comes first is served (the other gets busy); `refuse` resets it;
   * `ignore` takes it and never answers; `replace` throws the first one out. Brands differ: unverified.
   */
  readonly secondConnection?: 'share' | 'refuse' | 'ignore' | 'replace';
}

/** An answer that nothing follows leaves alone after this. */
const COALESCE_MS = 20;

/** TCP: raw messages without framing; the register opens and closes. */
export class TcpDoor implements Door {
  readonly #host: Host;
  readonly #device: TerminalDevice;
  readonly #faults: LineFaults;
  #options: TcpDoorOptions;
  #port: number;
  #listener: Listener | undefined;
  #links: TcpLink[] = [];

  constructor(host: Host, device: TerminalDevice, options: TcpDoorOptions, faults: LineFaults) {
    this.#host = host;
    this.#device = device;
    this.#options = options;
    this.#port = options.port;
    this.#faults = faults;
  }

  get port(): number {
    return this.#port;
  }

  get clients(): readonly string[] {
    return this.#links.map(({ remote }) => remote);
  }

  async powerOn(): Promise<void> {
    for (const link of this.#links) link.cut('reset');
    const { address } = this.#options;
    const where = address === undefined ? { port: this.#port } : { port: this.#port, address };
    this.#listener = await this.#host.network.listen(where, (connection) => this.#welcome(connection));
    this.#port = this.#listener.port;
  }

  async powerOff(): Promise<void> {
    for (const link of this.#links) link.cut('silence');
    const listener = this.#listener;
    this.#listener = undefined;
    await listener?.close();
  }

  async stop(): Promise<void> {
    const listener = this.#listener;
    this.#listener = undefined;
    for (const link of this.#links) link.cut('reset');
    await listener?.close({ connections: true });
  }

  /** The terminal gets another address or port, as after a DHCP change; who was connected is cut off. */
  async move(to: { readonly port?: number; readonly address?: string }): Promise<void> {
    await this.stop();
    this.#options = { ...this.#options, ...to };
    this.#port = to.port ?? this.#port;
    await this.powerOn();
  }

  plugIn(): void {
    for (const link of this.#links) if (!link.isOpen) link.cut('reset');
  }

  #welcome(connection: Connection): void {
    connection.on('error', () => {});
    const policy = this.#options.secondConnection ?? 'share';
    const isSecond = this.#links.some(({ isOpen }) => isOpen);
    if (this.#faults.isRefusing || (isSecond && policy === 'refuse')) {
      connection.reset();
      return;
    }
    if (isSecond && policy === 'replace') for (const link of this.#links) link.cut('reset');
    const link = new TcpLink(connection, this.#device, this.#faults, () => {
      this.#links = this.#links.filter((one) => one !== link);
      this.#device.lost(link);
    });
    if (isSecond && policy === 'ignore') link.cut('silence');
    this.#links.push(link);
  }
}

class TcpLink implements Link {
  readonly via = 'tcp';
  readonly remote: string;
  readonly #connection: Connection;
  readonly #faults: LineFaults;
  readonly #reader = new ApduReader();
  #isSilent = false;
  #held: Uint8Array | undefined;
  readonly #clock: Clock;

  constructor(connection: Connection, device: TerminalDevice, faults: LineFaults, onClose: () => void) {
    this.#clock = device.host.clock;
    this.#connection = connection;
    this.#faults = faults;
    this.remote = `${connection.remoteAddress}:${connection.remotePort}`;
    connection.setNoDelay(true);
    connection.once('close', onClose);
    connection.on('end', () => connection.end());
    connection.on('data', (chunk: Uint8Array) => {
      if (this.#isSilent) return;
      for (const message of this.#reader.push(chunk)) if (!this.#isSilent) device.receive(this, message);
    });
  }

  get isOpen(): boolean {
    return !this.#isSilent && !this.#connection.destroyed && !this.#connection.writableEnded;
  }

  async send(message: Apdu): Promise<boolean> {
    if (!this.isOpen) return false;
    const bytes = this.#held ? Buffer.concat([this.#held, encodeApdu(message)]) : encodeApdu(message);
    this.#held = undefined;
    if (this.#faults.isCoalescing && isAnswer(message)) {
      this.#held = bytes;
      this.#clock.after(COALESCE_MS, () => this.#flush());
      return true;
    }
    this.#write(bytes);
    return true;
  }

  #flush(): void {
    const held = this.#held;
    this.#held = undefined;
    if (held && this.isOpen) this.#write(held);
  }

  #write(bytes: Uint8Array): void {
    const size = this.#faults.fragmentBytes ?? bytes.length;
    for (let at = 0; at < bytes.length; at += size) this.#connection.write(bytes.subarray(at, at + size));
  }

  cut(how: 'reset' | 'silence'): void {
    this.#isSilent = true;
    // A reset throws away what was not sent yet; what the terminal has said before the cut is to arrive.
    if (how === 'reset') this.#connection.destroySoon();
  }
}
