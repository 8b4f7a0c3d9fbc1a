import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createWorld, type SimulatedHost, type World } from '@kassensturz/host';
import { type StartedUsbTse, UsbTse, type UsbTseOptions } from '../src/index.ts';
import { WireClient, wire } from './wire-client.ts';

export const START = [wire.string('till-1'), wire.bytes(''), wire.string(''), wire.bytes('')];
export const DATA = wire.bytes('Beleg^21.42_0.00_0.00_0.00_0.00^21.42:Bar');

/** A stick in a world of its own, and a client at its wire. */
export class StickBench {
  readonly world: World;
  readonly host: SimulatedHost;
  readonly stick: StartedUsbTse;
  readonly client: WireClient;

  private constructor(world: World, host: SimulatedHost, stick: StartedUsbTse) {
    this.world = world;
    this.host = host;
    this.stick = stick;
    this.client = new WireClient(world, stick);
  }

  static async plugIn(options: UsbTseOptions = {}): Promise<StickBench> {
    const world = createWorld({ seed: 3, recordEvents: false });
    const host = world.addHost('box');
    const stick = await world.run(async () => {
      await host.switchOn();
      return new UsbTse(options).start(host);
    });
    return new StickBench(world, host, stick);
  }

  /** Plugged in and set up to the end, with client `till-1`. */
  static async ready(options: UsbTseOptions = {}): Promise<StickBench> {
    const bench = await StickBench.plugIn(options);
    await bench.client.setUp(bench.now());
    return bench;
  }

  /** Unix seconds of the host. */
  now(): number {
    return Math.floor(this.host.clock.now() / 1000);
  }

  async hex(code: number, ...parameters: readonly Uint8Array[]): Promise<string> {
    return (await this.client.command(code, ...parameters)).toString('hex');
  }

  /** A frame given as hex, as in recordings. */
  async raw(command: string, mode = 0): Promise<string> {
    return (await this.client.raw(Buffer.from(command, 'hex'), mode)).toString('hex');
  }

  start(): Promise<Buffer> {
    return this.client.command(0x0a, ...START);
  }

  finish(number: number): Promise<Buffer> {
    const type = wire.string('Kassenbeleg-V1');
    return this.client.command(0x0c, wire.number(number), wire.string('till-1'), DATA, type, wire.bytes(''));
  }

  logIn(user: 'Admin' | 'TimeAdmin'): Promise<Buffer> {
    const pin = user === 'Admin' ? '11111111' : '22222222';
    return this.client.command(0x03, wire.string(user), wire.bytes(pin));
  }

  serial(): Buffer {
    return wire.bytes(this.stick.tse.key.serialNumber);
  }
}

/** Names in an archive as the stick sends it, without its two zero blocks. */
export function listTar(archive: Buffer): string[] {
  const directory = mkdtempSync(join(tmpdir(), 'tse-usb-'));
  writeFileSync(join(directory, 'x.tar'), Buffer.concat([archive, Buffer.alloc(1024)]));
  const listed = execFileSync('tar', ['tf', 'x.tar'], { cwd: directory }).toString().trim().split('\n');
  rmSync(directory, { recursive: true });
  return listed;
}
