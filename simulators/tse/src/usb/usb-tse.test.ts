import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createWorld, type DiskError, type SimulatedHost, type World } from '@kassensturz/host';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { EVERYTHING, encodeCommand, WireClient, wire } from '../../test/wire-client.ts';
import type { StartedUsbTse } from './started-usb-tse.ts';
import { UsbTse, type UsbTseOptions } from './usb-tse.ts';

let world: World;
let host: SimulatedHost;
let stick: StartedUsbTse;
let client: WireClient;

async function plugIn(options: UsbTseOptions = {}): Promise<void> {
  world = createWorld({ seed: 3, recordEvents: false });
  host = world.addHost('box');
  await world.run(async () => {
    await host.switchOn();
    stick = await new UsbTse(options).start(host);
  });
  client = new WireClient(world, stick);
}

beforeEach(() => plugIn());

const now = () => Math.floor(host.clock.now() / 1000);
const hex = async (answer: Promise<Buffer>) => (await answer).toString('hex');
const raw = (command: string, mode = 0) => hex(client.raw(Buffer.from(command, 'hex'), mode));
const DATA = wire.bytes('Beleg^21.42_0.00_0.00_0.00_0.00^21.42:Bar');
const START = [wire.string('till-1'), wire.bytes(''), wire.string(''), wire.bytes('')];
const start = () => client.command(0x0a, ...START);
const finish = (number: number) =>
  client.command(0x0c, wire.number(number), wire.string('till-1'), DATA, wire.string('Kassenbeleg-V1'), wire.bytes(''));

function listTar(archive: Buffer): string[] {
  const directory = mkdtempSync(join(tmpdir(), 'tse-usb-'));
  writeFileSync(join(directory, 'x.tar'), Buffer.concat([archive, Buffer.alloc(1024)]));
  const listed = execFileSync('tar', ['tf', 'x.tar'], { cwd: directory }).toString().trim().split('\n');
  rmSync(directory, { recursive: true });
  return listed;
}

describe('frames recorded from a device', () => {
  beforeEach(() =>
    plugIn({
      secrets: { adminPin: '11111111', adminPuk: '0123456789', timeAdminPin: '22222222', timeAdminPuk: '9876543210' },
    }),
  );

  it('are answered as the device answered them', async () => {
    expect(await raw('0000', 0x5344)).toBe('');
    expect(await raw('5c5400000000')).toMatch(/^00[0-9a-f]{2}0400[0-9a-f]+020010[0-9a-f]{32}$/);
    expect(await raw('5c54000700070200045ec14360')).toBe('8009');
    expect(await raw('5c540003001704000954696d6541646d696e0200083232323232323232')).toBe('0009010001000300020003');
    await client.command(0x03, wire.string('Admin'), wire.bytes('11111111'));
    expect(await hex(client.command(0x06))).toBe('0000');
    expect(await raw('5c54000700070200045ec14360')).toBe('0000');
    expect(await raw('5c540005000c04000954696d6541646d696e')).toBe('0000');
    await client.command(0x05, wire.string('Admin'));
    expect(await raw('5c54000700070200045ec14360')).toBe('8008');
  });

  it('an export comes in pieces of 8158 bytes, the first with a header of ten', async () => {
    await client.setUp(now());
    await client.command(0x03, wire.string('Admin'), wire.bytes('11111111'));
    for (const code of [0x06, 0x07]) await client.command(code, ...(code === 7 ? [wire.number(now())] : []));
    await client.command(0x09, wire.string('till-1'), wire.bytes(stick.tse.key.serialNumber));
    for (let sale = 1; sale <= 3; sale++) {
      await start();
      await finish(sale);
    }
    const filter = '040000020004ffffffff02000400000000020004ffffffff02000400000000020004ffffffff02000400000000';
    const first = await client.raw(Buffer.from(`5c54000d002d${filter}`, 'hex'));
    const total = Number(first.readBigUInt64BE(2));
    expect([first.readUInt16BE(0), first.length]).toEqual([0x9000, 8158]);
    const second = await client.raw(Uint8Array.of(0xc5));
    expect(second).toHaveLength(Math.min(8158, total - 8148));
    expect(total % 512).toBe(0);
  });
});

describe('a stick from the box', () => {
  it('is set up, signs a sale and gives a TAR that tar can read', async () => {
    expect(await hex(client.command(0x00))).toMatch(/^00/);
    expect(await hex(client.command(0x01))).toBe('000702000401010101');
    await client.setUp(now());
    expect(await hex(client.command(0x01))).toBe('000702000400000000');
    const started = await start();
    expect(started.subarray(2, 9).toString('hex')).toBe('02000400000001');
    const finished = await finish(1);
    expect(finished.readUInt16BE(0)).toBe(finished.length - 2);
    const names = listTar(await client.stream(0x0d, ...EVERYTHING));
    expect(names.filter((name) => name.includes('Log-Tra_No-1_'))).toHaveLength(2);
    expect(names[0]).toBe('info.csv');
  });

  it('takes the four secrets of the first generation at once, and no second time', async () => {
    await client.command(0x00);
    const secrets = ['0123456789', '11111111', '9876543210', '22222222'].map((secret) => wire.bytes(secret));
    expect(await hex(client.command(0x02, ...secrets))).toBe('0000');
    expect(await hex(client.command(0x02, ...secrets))).toBe('8007');
    expect(await hex(client.command(0x02, wire.string('Admin'), wire.bytes('0123456789')))).toBe('8007');
    expect(await hex(client.command(0x03, wire.string('Admin'), wire.bytes('11111111')))).toBe(
      '0009010001000300020003',
    );
  });

  it('refuses everything before Start, after Shutdown and after it was pulled', async () => {
    expect(await hex(client.command(0x01))).toBe('801d');
    await client.setUp(now());
    await client.command(0xff);
    expect(await hex(client.command(0x01))).toBe('801d');
    await client.command(0x00);
    stick.unplug();
    stick.plugIn();
    expect(await hex(client.command(0x01))).toBe('801d');
  });

  it('wants the administrator for mapping clients only in its first generation', async () => {
    await plugIn({ firmware: '793041 Jan 01 2020' });
    await client.setUp(now());
    const map = () => client.command(0x09, wire.string('till-2'), wire.bytes(stick.tse.key.serialNumber));
    expect(await hex(map())).toBe('8008');
    await client.command(0x03, wire.string('Admin'), wire.bytes('11111111'));
    expect(await hex(map())).toBe('0000');
  });

  it('engineering samples can be reset to factory state; others refuse', async () => {
    const reset = async () => {
      const steps = ['a000000151535041', '00', '00'].map((step) => wire.bytes(Buffer.from(step, 'hex')));
      const answers: string[] = [];
      for (const step of steps) answers.push(await hex(client.command(0x2a, step)));
      return answers;
    };
    await client.command(0x00);
    expect(await reset()).toEqual(['8001', '8001', '8001']);
    await plugIn({ isEngineeringSample: true });
    await client.setUp(now());
    const { serialNumber } = stick.tse;
    expect(await reset()).toEqual(['0000', '0000', '0000']);
    await client.command(0x00);
    expect(await hex(client.command(0x01))).toBe('000702000401010101');
    expect(stick.tse.serialNumber).not.toBe(serialNumber);
  });
});

describe('commands', () => {
  beforeEach(() => client.setUp(now()));

  const serial = () => wire.bytes(stick.tse.key.serialNumber);

  it('answer questions about configuration and state', async () => {
    const config = (item: number) => hex(client.command(0x11, wire.short(item)));
    const status = (item: number) => hex(client.command(0x12, wire.short(item)));
    expect(await config(1)).toBe('0011' + '02000e' + '300c060a04007f00070101040103');
    expect(await config(2)).toBe('000402000100');
    expect(await config(6)).toBe('000702000400000e10');
    expect(await config(7)).toBe('000402000103');
    expect(await config(8)).toBe(`0015040012${Buffer.from('BSI-K-TR-0374-2020').toString('hex')}`);
    expect(await config(9)).toBe('8001');
    expect(await status(0)).toBe('000702000400000001');
    expect(await status(4)).toBe('000402000103');
    await start();
    await start();
    expect(await status(1)).toBe('000702000400000002');
    expect(await status(2)).toBe('000b0500080000000100000002');
    expect(await status(3)).toBe('000702000400000002');
  });

  it('give the key: serial numbers, counter, expiry, public point', async () => {
    const numbers = await client.command(0x08);
    expect(numbers.subarray(5 + 6, 5 + 38).toString('hex')).toBe(stick.tse.serialNumber);
    expect(await hex(client.command(0x18, wire.short(2), serial()))).toBe(
      `0044020041${Buffer.from(stick.tse.key.publicPoint).toString('hex')}`,
    );
    const expiry = await client.command(0x18, wire.short(1), serial());
    expect(Number(expiry.readBigUInt64BE(5))).toBe(stick.tse.element.certificateExpirySeconds);
    expect(await hex(client.command(0x18, wire.short(0), wire.bytes('x')))).toBe('8013');
  });

  it('give certificates as a TAR of several blocks, and the last log message', async () => {
    const certificates = await client.command(0x0e);
    expect(certificates).toHaveLength(2 + 3 + certificates.readUInt16BE(3));
    expect(listTar(certificates.subarray(5))).toEqual(
      stick.tse.certificates.map(({ keyHash }) => `${keyHash}_X509.cer`),
    );
    await start();
    const last = await client.command(0x0f);
    expect(last.subarray(5)).toEqual(Buffer.from(stick.tse.readLogMessage()));
  });

  it('list mapped clients as DER', async () => {
    const inner = `0406${Buffer.from('till-1').toString('hex')}0420${stick.tse.serialNumber}`;
    const mappings = `302c302a${inner}`;
    expect(await hex(client.command(0x17))).toBe(`0031${'02002e'}${mappings}`);
    expect(await hex(client.command(0x09, wire.string('till-1'), wire.bytes('')))).toBe('0000');
    expect(await hex(start())).toBe('8012');
  });

  it('take numbers of any length: 4 and 8 bytes, minimal, with a leading zero', async () => {
    await client.command(0x03, wire.string('TimeAdmin'), wire.bytes('22222222'));
    expect(await hex(client.command(0x07, wire.number(now(), 8)))).toBe('0000');
    await client.command(0x05, wire.string('TimeAdmin'));
    for (const encoded of ['01', '0001', '0000000000000001']) {
      await start();
      const number = wire.bytes(Buffer.from(encoded, 'hex'));
      const update = await client.command(0x0b, number, wire.string('till-1'), DATA, wire.string('x'));
      expect(update.readUInt16BE(0), encoded).toBeLessThan(0x8000);
    }
  });

  it('say no with the code of the device', async () => {
    expect(await hex(finish(7))).toBe('800e');
    expect(
      await hex(client.command(0x0a, wire.string('stranger'), wire.bytes(''), wire.string(''), wire.bytes(''))),
    ).toBe('8012');
    expect(await hex(client.command(0x07, wire.number(5)))).toBe('8008');
    expect(await hex(client.command(0x05, wire.string('Nobody')))).toBe('800b');
    expect(await hex(client.command(0x10))).toBe('8008');
    await start();
    await client.command(0x03, wire.string('Admin'), wire.bytes('11111111'));
    expect(await hex(client.command(0x10))).toBe('8017');
    const filter = (...changes: readonly (readonly [number, Buffer])[]) => {
      const parameters = [...EVERYTHING];
      for (const [at, value] of changes) parameters[at] = value;
      return hex(client.command(0x0d, ...parameters));
    };
    expect(await filter([0, wire.string('nobody')])).toBe('8019');
    expect(await filter([1, wire.number(99)])).toBe('801a');
    expect(await filter([6, wire.number(2)])).toBe('8016');
    expect(await filter([1, wire.number(1)], [4, wire.number(5)])).toBe('8018');
    expect(await filter([4, wire.number(now() + 1000)])).toBe('8015');
  });

  it('block a PIN after three wrong ones; the PUK helps, with a new PIN', async () => {
    const logIn = (pin: string) => hex(client.command(0x03, wire.string('Admin'), wire.bytes(pin)));
    const unblock = (puk: string, pin: string) =>
      hex(client.command(0x04, wire.string('Admin'), wire.bytes(puk), wire.bytes(pin)));
    expect(await logIn('00000000')).toBe('0009010001010300020002');
    expect(await logIn('00000000')).toBe('0009010001010300020001');
    expect(await logIn('00000000')).toBe('0009010001010300020000');
    expect(await logIn('11111111')).toBe('0009010001020300020000');
    expect(await unblock('9999999999', '33333333')).toBe('000401000101');
    expect(await unblock('0123456789', '11111111')).toBe('000401000104');
    expect(await unblock('0123456789', '33333333')).toBe('000401000100');
    expect(await logIn('33333333')).toBe('0009010001000300020003');
    expect(await hex(client.command(0x03, wire.string('X'), wire.bytes('1')))).toBe('0009010001030300020000');
  });

  it('read on after a counter, up to so many records', async () => {
    await start();
    const names = listTar(await client.stream(0x16, serial(), wire.number(5), wire.number(2)));
    expect(names.filter((name) => name.endsWith('.log')).map((name) => name.split('_')[2])).toEqual(['Sig-6', 'Sig-7']);
    expect(await hex(client.command(0x16, serial(), wire.number(9999), wire.number(0)))).toBe('8015');
  });

  it('delete after an export, wholly or up to a counter', async () => {
    await start();
    await client.stream(0x0d, ...EVERYTHING);
    await client.command(0x03, wire.string('Admin'), wire.bytes('11111111'));
    expect(await hex(client.command(0x1b, serial(), wire.number(4)))).toBe('0000');
    expect(stick.tse.logs.signatureCounter(0)).toBe(5);
    expect(await hex(client.command(0x10))).toBe('0000');
    expect(stick.tse.logs.count).toBe(1);
  });

  it('can be deactivated, activated and disabled; exports go on', async () => {
    await client.command(0x03, wire.string('Admin'), wire.bytes('11111111'));
    expect(await hex(client.command(0x14))).toBe('8014');
    expect(await hex(client.command(0x13))).toBe('0000');
    expect(await hex(start())).toBe('801b');
    expect(await hex(client.command(0x12, wire.short(4)))).toBe('000402000104');
    expect(await hex(client.command(0x14))).toBe('0000');
    expect(await hex(client.command(0x15))).toBe('0000');
    expect(await hex(start())).toBe('8006');
    expect(await hex(client.command(0x12, wire.short(4)))).toBe('000402000105');
    expect(listTar(await client.stream(0x0d, ...EVERYTHING))).toContain('info.csv');
  });

  it('have the quirks of real sticks when asked for', async () => {
    await plugIn({ quirks: { hasWrongOpenTransactionsLength: true, hasWrongErsMappingsLength: true } });
    await client.setUp(now());
    for (let open = 0; open < 4; open++) await start();
    const answer = await client.command(0x12, wire.short(2));
    expect([answer.readUInt16BE(0), answer.readUInt16BE(3)]).toEqual([21, 20]);
    const mappings = await client.command(0x17);
    expect(mappings[6]).toBe(mappings.length - 5 - 2 - 1);
  });
});

describe('timing', () => {
  beforeEach(() => client.setUp(now()));

  it('a read before the answer shows busy, and never the request', async () => {
    client.send(encodeCommand(0x0a, ...START));
    expect(client.poll()).toBeUndefined();
    await world.advance(154);
    expect(client.poll()).toBeUndefined();
    await world.advance(1);
    expect(client.poll()?.subarray(2, 9).toString('hex')).toBe('02000400000001');
  });

  it('a log-in of the time administrator ends after two seconds', async () => {
    await client.command(0x03, wire.string('TimeAdmin'), wire.bytes('22222222'));
    await world.advance(2_500);
    expect(await hex(client.command(0x07, wire.number(now())))).toBe('8008');
  });
});

describe('faults', () => {
  beforeEach(() => client.setUp(now()));

  it('lost answer: signed, busy for ever, and the next finish finds no transaction', async () => {
    await start();
    stick.fault('lostAnswer', { on: 'finish', times: 1 });
    client.send(encodeCommand(0x0c, wire.number(1), wire.string('till-1'), DATA, wire.string('x'), wire.bytes('')));
    await world.advance(60_000);
    expect(client.poll()).toBeUndefined();
    expect(await hex(finish(1))).toBe('800e');
    expect(stick.tse.openTransactions()).toEqual([]);
  });

  it('unplugged in the middle: open files fail with EIO, the transaction stays open, the time is lost', async () => {
    await start();
    const file = stick.volume.open('/TSE-IO.bin');
    stick.fault('unplugged');
    const codeOf = (action: () => unknown) => {
      try {
        action();
        return 'ok';
      } catch (error) {
        return (error as DiskError).code;
      }
    };
    expect(codeOf(() => file.read(new Uint8Array(8192), 0))).toBe('EIO');
    expect(codeOf(() => stick.volume.open('/TSE-IO.bin'))).toBe('ENODEV');
    expect(stick.volume.exists('/TSE-IO.bin')).toBe(false);
    stick.heal('unplugged');
    expect(codeOf(() => file.read(new Uint8Array(8192), 0))).toBe('ok');
    await client.command(0x00);
    expect(await hex(client.command(0x12, wire.short(4)))).toBe('000402000102');
    expect(await hex(finish(1))).toBe('8011');
    await client.command(0x03, wire.string('TimeAdmin'), wire.bytes('22222222'));
    await client.command(0x07, wire.number(now()));
    expect((await finish(1)).readUInt16BE(0)).toBeLessThan(0x8000);
  });

  it('self test due: nothing works until Start, and Start takes its time', async () => {
    stick.fault('selfTest', { ms: 120_000 });
    expect(await hex(start())).toBe('801d');
    const before = host.clock.monotonic();
    await client.command(0x00);
    expect(host.clock.monotonic() - before).toBeGreaterThanOrEqual(120_000);
    expect((await start()).readUInt16BE(0)).toBeLessThan(0x8000);
  });

  it.each([
    ['certificateExpired', '800d'],
    ['storageFull', '801e'],
    ['tooManyOpen', '800c'],
    ['unauthorized', '8008'],
    ['quotaUsed', '8000'],
    ['timeNotSet', '801d'],
    ['disabled', '8006'],
  ] as const)('%s is %s', async (name, code) => {
    stick.fault(name, {});
    expect(await hex(start())).toBe(code);
  });

  it('signing fails with the code of the call', async () => {
    stick.fault('signingFails', { on: 'start', times: 1 });
    expect(await hex(start())).toBe('800c');
    await start();
    stick.fault('signingFails', { on: 'finish', times: 1 });
    expect(await hex(finish(1))).toBe('8010');
    stick.fault('signingFails', { times: 1 });
    expect(await hex(client.command(0x03, wire.string('Admin'), wire.bytes('11111111')))).toBe('8003');
  });

  it('slow, silent, garbage and empty blocks', async () => {
    stick.fault('slow', { ms: 10_000, times: 1 });
    const before = host.clock.monotonic();
    await start();
    expect(host.clock.monotonic() - before).toBeGreaterThanOrEqual(10_000);
    stick.fault('silent', { times: 1 });
    client.send(encodeCommand(0x01));
    await world.advance(100_000);
    expect(client.poll()).toBeUndefined();
    stick.fault('emptyHeader', { times: 1 });
    client.send(encodeCommand(0x01));
    await world.advance(100);
    const block = new Uint8Array(8192);
    const file = stick.volume.open('/TSE-IO.bin');
    file.read(block, 0);
    expect(block.every((byte) => byte === 0)).toBe(true);
    stick.fault('garbage', { times: 1 });
    file.read(block, 0);
    expect(block.every((byte) => byte === 0)).toBe(false);
    expect(client.poll()?.toString('hex')).toBe('000702000400000000');
  });

  it('an export can take long, and a new command ends it', async () => {
    stick.fault('slowExport', { ms: 65_000, times: 1 });
    const before = host.clock.monotonic();
    await client.command(0x0d, ...EVERYTHING);
    expect(host.clock.monotonic() - before).toBeGreaterThanOrEqual(65_000);
    await client.command(0x01);
    expect(await raw('c5')).toBe('801c');
    expect(await raw('c4')).toBe('0000');
  });

  it('the machine losing power is a loss of power for the stick', async () => {
    host.cutPower();
    await world.run(() => host.switchOn());
    expect(await hex(client.command(0x01))).toBe('801d');
  });
});

describe('garbage', () => {
  it('never crashes the stick, and is answered with an error or ignored', async () => {
    await client.setUp(now());
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), fc.boolean(), async (bytes, isCommand) => {
        const command = isCommand ? Buffer.concat([Buffer.from('5c5400', 'hex'), bytes]) : Buffer.from(bytes);
        await world.advance(200_000);
        client.send(command);
        await world.advance(200_000);
        expect(client.poll()).toBeDefined();
      }),
      { numRuns: 200 },
    );
  });

  it('written without the magic changes nothing', () => {
    const file = stick.volume.open('/TSE-IO.bin');
    file.write(new Uint8Array(8192).fill(7), 0);
    file.write(new Uint8Array(512), 512);
    expect(stick.wire).toEqual([]);
    expect(file.size()).toBe(8192);
  });
});

describe('the volume', () => {
  it('holds two files and takes no others', () => {
    expect(stick.volume.list('/')).toEqual(['TSE-GUARD.bin', 'TSE-IO.bin']);
    expect(() => stick.volume.open('/notes.txt', { create: true })).toThrow('holds only');
    expect(() => stick.volume.open('/notes.txt')).toThrow('There is no /notes.txt');
    expect(() => stick.volume.remove('/TSE-IO.bin')).toThrow('cannot be made, removed or renamed');
  });

  it('can be mounted on a host', async () => {
    host.disk.mount('/media/tse', stick.volume);
    expect(host.disk.exists('/media/tse/TSE-IO.bin')).toBe(true);
    const file = host.disk.open('/media/tse/TSE-GUARD.bin');
    file.write(new Uint8Array(512), 0);
    file.close();
  });
});
