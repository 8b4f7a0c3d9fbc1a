import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { listTar, START, StickBench } from '../../test/stick-bench.ts';
import { EVERYTHING, encodeCommand, wire } from '../../test/wire-client.ts';

let bench: StickBench;
const hexOf = async (answer: Promise<Buffer>) => (await answer).toString('hex');

beforeEach(async () => {
  bench = await StickBench.plugIn();
});

describe('frames recorded from a device', () => {
  beforeEach(async () => {
    bench = await StickBench.plugIn({
      secrets: { adminPin: '11111111', adminPuk: '0123456789', timeAdminPin: '22222222', timeAdminPuk: '9876543210' },
    });
  });

  it('are answered as the device answered them', async () => {
    expect(await bench.raw('0000', 0x5344)).toBe('');
    expect(await bench.raw('5c5400000000')).toMatch(/^00[0-9a-f]{2}0400[0-9a-f]+020010[0-9a-f]{32}$/);
    expect(await bench.raw('5c54000700070200045ec14360')).toBe('8009');
    expect(await bench.raw('5c540003001704000954696d6541646d696e0200083232323232323232')).toBe(
      '0009010001000300020003',
    );
    await bench.logIn('Admin');
    expect(await bench.hex(0x06)).toBe('0000');
    expect(await bench.raw('5c54000700070200045ec14360')).toBe('0000');
    expect(await bench.raw('5c540005000c04000954696d6541646d696e')).toBe('0000');
    await bench.client.command(0x05, wire.string('Admin'));
    expect(await bench.raw('5c54000700070200045ec14360')).toBe('8008');
  });

  it('an export comes in pieces of 8158 bytes, the first with a header of ten', async () => {
    await bench.client.setUp(bench.now());
    await bench.logIn('Admin');
    for (const code of [0x06, 0x07])
      await bench.client.command(code, ...(code === 7 ? [wire.number(bench.now())] : []));
    await bench.client.command(0x09, wire.string('till-1'), wire.bytes(bench.stick.tse.key.serialNumber));
    for (let sale = 1; sale <= 3; sale++) {
      await bench.start();
      await bench.finish(sale);
    }
    const filter = '040000020004ffffffff02000400000000020004ffffffff02000400000000020004ffffffff02000400000000';
    const first = await bench.client.raw(Buffer.from(`5c54000d002d${filter}`, 'hex'));
    const total = Number(first.readBigUInt64BE(2));
    expect([first.readUInt16BE(0), first.length]).toEqual([0x9000, 8158]);
    const second = await bench.client.raw(Uint8Array.of(0xc5));
    expect(second).toHaveLength(Math.min(8158, total - 8148));
    expect(total % 512).toBe(0);
  });
});

describe('a stick from the box', () => {
  it('is set up, signs a sale and gives a TAR that tar can read', async () => {
    expect(await bench.hex(0x00)).toMatch(/^00/);
    expect(await bench.hex(0x01)).toBe('000702000401010101');
    await bench.client.setUp(bench.now());
    expect(await bench.hex(0x01)).toBe('000702000400000000');
    const started = await bench.start();
    expect(started.subarray(2, 9).toString('hex')).toBe('02000400000001');
    const finished = await bench.finish(1);
    expect(finished.readUInt16BE(0)).toBe(finished.length - 2);
    const names = listTar(await bench.client.stream(0x0d, ...EVERYTHING));
    expect(names.filter((name) => name.includes('Log-Tra_No-1_'))).toHaveLength(2);
    expect(names[0]).toBe('info.csv');
  });

  it('takes the four secrets of the first generation at once, and no second time', async () => {
    await bench.client.command(0x00);
    const secrets = ['0123456789', '11111111', '9876543210', '22222222'].map((secret) => wire.bytes(secret));
    expect(await bench.hex(0x02, ...secrets)).toBe('0000');
    expect(await bench.hex(0x02, ...secrets)).toBe('8007');
    expect(await bench.hex(0x02, wire.string('Admin'), wire.bytes('0123456789'))).toBe('8007');
    expect((await bench.logIn('Admin')).toString('hex')).toBe('0009010001000300020003');
  });

  it('refuses everything before Start, after Shutdown and after it was pulled', async () => {
    expect(await bench.hex(0x01)).toBe('801d');
    await bench.client.setUp(bench.now());
    await bench.client.command(0xff);
    expect(await bench.hex(0x01)).toBe('801d');
    await bench.client.command(0x00);
    bench.stick.unplug();
    bench.stick.plugIn();
    expect(await bench.hex(0x01)).toBe('801d');
  });

  it('wants the administrator for mapping clients only in its first generation', async () => {
    bench = await StickBench.plugIn({ firmware: '793041 Jan 01 2020' });
    await bench.client.setUp(bench.now());
    const map = () => bench.client.command(0x09, wire.string('till-2'), wire.bytes(bench.stick.tse.key.serialNumber));
    expect(await hexOf(map())).toBe('8008');
    await bench.logIn('Admin');
    expect(await hexOf(map())).toBe('0000');
  });

  it('engineering samples can be reset to factory state; others refuse', async () => {
    const reset = async () => {
      const steps = ['a000000151535041', '00', '00'].map((step) => wire.bytes(Buffer.from(step, 'hex')));
      const answers: string[] = [];
      for (const step of steps) answers.push(await bench.hex(0x2a, step));
      return answers;
    };
    await bench.client.command(0x00);
    expect(await reset()).toEqual(['8001', '8001', '8001']);
    bench = await StickBench.plugIn({ isEngineeringSample: true });
    await bench.client.setUp(bench.now());
    const { serialNumber } = bench.stick.tse;
    expect(await reset()).toEqual(['0000', '0000', '0000']);
    await bench.client.command(0x00);
    expect(await bench.hex(0x01)).toBe('000702000401010101');
    expect(bench.stick.tse.serialNumber).not.toBe(serialNumber);
  });
});

describe('timing', () => {
  beforeEach(async () => {
    bench = await StickBench.ready();
  });

  it('a read before the answer shows busy, and never the request', async () => {
    bench.client.send(encodeCommand(0x0a, ...START));
    expect(bench.client.poll()).toBeUndefined();
    await bench.world.advance(154);
    expect(bench.client.poll()).toBeUndefined();
    await bench.world.advance(1);
    expect(bench.client.poll()?.subarray(2, 9).toString('hex')).toBe('02000400000001');
  });

  it('a log-in of the time administrator ends after two seconds', async () => {
    await bench.logIn('TimeAdmin');
    await bench.world.advance(2_500);
    expect(await bench.hex(0x07, wire.number(bench.now()))).toBe('8008');
  });
});

describe('garbage', () => {
  it('never crashes the stick, and is answered with an error or ignored', async () => {
    await bench.client.setUp(bench.now());
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), fc.boolean(), async (bytes, isCommand) => {
        const command = isCommand ? Buffer.concat([Buffer.from('5c5400', 'hex'), bytes]) : Buffer.from(bytes);
        await bench.world.advance(200_000);
        bench.client.send(command);
        await bench.world.advance(200_000);
        expect(bench.client.poll()).toBeDefined();
      }),
      { numRuns: 200 },
    );
  });

  it('written without the magic changes nothing', () => {
    const file = bench.stick.volume.open('/TSE-IO.bin');
    file.write(new Uint8Array(8192).fill(7), 0);
    file.write(new Uint8Array(512), 512);
    expect(bench.stick.wire).toEqual([]);
    expect(file.size()).toBe(8192);
  });
});

describe('the volume', () => {
  it('holds two files and takes no others', () => {
    expect(bench.stick.volume.list('/')).toEqual(['TSE-GUARD.bin', 'TSE-IO.bin']);
    expect(() => bench.stick.volume.open('/notes.txt', { create: true })).toThrow('holds only');
    expect(() => bench.stick.volume.open('/notes.txt')).toThrow('There is no /notes.txt');
    expect(() => bench.stick.volume.remove('/TSE-IO.bin')).toThrow('cannot be made, removed or renamed');
  });

  it('can be mounted on a host', async () => {
    bench.host.disk.mount('/media/tse', bench.stick.volume);
    expect(bench.host.disk.exists('/media/tse/TSE-IO.bin')).toBe(true);
    const file = bench.host.disk.open('/media/tse/TSE-GUARD.bin');
    file.write(new Uint8Array(512), 0);
    file.close();
  });
});
