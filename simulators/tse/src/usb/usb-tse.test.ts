import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createWorld, type SimulatedHost, type World } from '@kassensturz/host';
import { beforeEach, describe, expect, it } from 'vitest';
import { EVERYTHING, WireClient, wire } from '../../test/wire-client.ts';
import type { StartedUsbTse } from './started-usb-tse.ts';
import { UsbTse } from './usb-tse.ts';

let world: World;
let host: SimulatedHost;
let stick: StartedUsbTse;
let client: WireClient;

beforeEach(async () => {
  world = createWorld({ seed: 3 });
  host = world.addHost('box');
  await world.run(async () => {
    await host.switchOn();
    stick = await new UsbTse().start(host);
  });
  client = new WireClient(world, stick);
});

const now = () => Math.floor(host.clock.now() / 1000);

describe('a stick from the box', () => {
  it('is set up, signs a sale and gives a TAR that tar can read', async () => {
    await client.setUp(now());
    const started = await client.command(0x0a, wire.string('till-1'), wire.bytes(''), wire.string(''), wire.bytes(''));
    expect(started.subarray(2, 9).toString('hex')).toBe('02000400000001');
    const data = wire.bytes('Beleg^21.42_0.00_0.00_0.00_0.00^21.42:Bar');
    const type = wire.string('Kassenbeleg-V1');
    const finished = await client.command(0x0c, wire.number(1), wire.string('till-1'), data, type, wire.bytes(''));
    expect(finished.readUInt16BE(0)).toBe(finished.length - 2);

    const directory = mkdtempSync(join(tmpdir(), 'tse-'));
    const archive = join(directory, 'export.tar');
    writeFileSync(archive, Buffer.concat([await client.stream(0x0d, ...EVERYTHING), Buffer.alloc(1024)]));
    execFileSync('tar', ['xf', archive, '-C', directory]);
    const names = readdirSync(directory);
    rmSync(directory, { recursive: true });
    expect(names.filter((name) => name.includes('Log-Tra_No-1_'))).toHaveLength(2);
    expect(names).toContain('info.csv');
  });
});
