import type { DiskError } from '@kassensturz/host';
import { beforeEach, describe, expect, it } from 'vitest';
import { DATA, StickBench } from '../../test/stick-bench.ts';
import { EVERYTHING, encodeCommand, wire } from '../../test/wire-client.ts';

let bench: StickBench;
const hexOf = async (answer: Promise<Buffer>) => (await answer).toString('hex');

describe('faults', () => {
  beforeEach(async () => {
    bench = await StickBench.ready();
  });

  it('lost answer: signed, busy for ever, and the next finish finds no transaction', async () => {
    await bench.start();
    bench.stick.fault('lostAnswer', { on: 'finish', times: 1 });
    bench.client.send(
      encodeCommand(0x0c, wire.number(1), wire.string('till-1'), DATA, wire.string('x'), wire.bytes('')),
    );
    await bench.world.advance(60_000);
    expect(bench.client.poll()).toBeUndefined();
    expect(await hexOf(bench.finish(1))).toBe('800e');
    expect(bench.stick.tse.openTransactions()).toEqual([]);
  });

  it('unplugged in the middle: open files fail with EIO, the transaction stays open, the time is lost', async () => {
    await bench.start();
    const file = bench.stick.volume.open('/TSE-IO.bin');
    bench.stick.fault('unplugged');
    const codeOf = (action: () => unknown) => {
      try {
        action();
        return 'ok';
      } catch (error) {
        return (error as DiskError).code;
      }
    };
    expect(codeOf(() => file.read(new Uint8Array(8192), 0))).toBe('EIO');
    expect(codeOf(() => bench.stick.volume.open('/TSE-IO.bin'))).toBe('ENODEV');
    expect(bench.stick.volume.exists('/TSE-IO.bin')).toBe(false);
    bench.stick.heal('unplugged');
    expect(codeOf(() => file.read(new Uint8Array(8192), 0))).toBe('ok');
    await bench.client.command(0x00);
    expect(await bench.hex(0x12, wire.short(4))).toBe('000402000102');
    expect(await hexOf(bench.finish(1))).toBe('8011');
    await bench.logIn('TimeAdmin');
    await bench.client.command(0x07, wire.number(bench.now()));
    expect((await bench.finish(1)).readUInt16BE(0)).toBeLessThan(0x8000);
  });

  it('self test due: nothing works until Start, and Start takes its time', async () => {
    bench.stick.fault('selfTest', { ms: 120_000 });
    expect(await hexOf(bench.start())).toBe('801d');
    const before = bench.host.clock.monotonic();
    await bench.client.command(0x00);
    expect(bench.host.clock.monotonic() - before).toBeGreaterThanOrEqual(120_000);
    expect((await bench.start()).readUInt16BE(0)).toBeLessThan(0x8000);
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
    bench.stick.fault(name, {});
    expect(await hexOf(bench.start())).toBe(code);
  });

  it('signing fails with the code of the call', async () => {
    bench.stick.fault('signingFails', { on: 'start', times: 1 });
    expect(await hexOf(bench.start())).toBe('800c');
    await bench.start();
    bench.stick.fault('signingFails', { on: 'finish', times: 1 });
    expect(await hexOf(bench.finish(1))).toBe('8010');
    bench.stick.fault('signingFails', { times: 1 });
    expect((await bench.logIn('Admin')).toString('hex')).toBe('8003');
  });

  it('slow, silent, garbage and empty blocks', async () => {
    bench.stick.fault('slow', { ms: 10_000, times: 1 });
    const before = bench.host.clock.monotonic();
    await bench.start();
    expect(bench.host.clock.monotonic() - before).toBeGreaterThanOrEqual(10_000);
    bench.stick.fault('silent', { times: 1 });
    bench.client.send(encodeCommand(0x01));
    await bench.world.advance(100_000);
    expect(bench.client.poll()).toBeUndefined();
    bench.stick.fault('emptyHeader', { times: 1 });
    bench.client.send(encodeCommand(0x01));
    await bench.world.advance(100);
    const block = new Uint8Array(8192);
    const file = bench.stick.volume.open('/TSE-IO.bin');
    file.read(block, 0);
    expect(block.every((byte) => byte === 0)).toBe(true);
    bench.stick.fault('garbage', { times: 1 });
    file.read(block, 0);
    expect(block.every((byte) => byte === 0)).toBe(false);
    expect(bench.client.poll()?.toString('hex')).toBe('000702000400000000');
  });

  it('an export can take long, and a new command ends it', async () => {
    bench.stick.fault('slowExport', { ms: 65_000, times: 1 });
    const before = bench.host.clock.monotonic();
    await bench.client.command(0x0d, ...EVERYTHING);
    expect(bench.host.clock.monotonic() - before).toBeGreaterThanOrEqual(65_000);
    await bench.client.command(0x01);
    expect(await bench.raw('c5')).toBe('801c');
    expect(await bench.raw('c4')).toBe('0000');
  });

  it('the machine losing power is a loss of power for the stick', async () => {
    bench.host.cutPower();
    await bench.world.run(() => bench.host.switchOn());
    expect(await bench.hex(0x01)).toBe('801d');
  });
});
