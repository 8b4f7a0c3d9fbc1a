import { describe, expect, it } from 'vitest';
import { FAULTS, FritzBox, FritzBoxError } from '../src/index.ts';
import { worldWithFritzBox } from './world-with-fritzbox.ts';

describe('what goes wrong with a FRITZ!Box', () => {
  it('breaks all connections when it restarts and is back after a while, deaf to what came meanwhile', async () => {
    const { world, box, exchange, listen } = await worldWithFritzBox();
    const program = await listen();
    await world.run(() => box.restart({ downMs: 90_000 }));
    await world.advance(1_000);
    expect(program.isClosed).toBe(true);
    expect(() => exchange.callFrom('030 23125 201')).toThrow();
    await expect(listen()).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    await world.advance(90_000);
    const again = await listen();
    exchange.callFrom('030 23125 202');
    await world.advance(100);
    expect(again.lines).toHaveLength(1);
  });

  it('may forget with the restart that the call monitor was on', async () => {
    const { world, box } = await worldWithFritzBox({ keepsCallMonitor: false });
    await world.run(() => box.restart({ downMs: 1_000 }));
    await world.advance(2_000);
    expect(box.snapshot()).toMatchObject({ isOn: true, isCallMonitorOn: false });
  });

  it('refuses new connections and keeps old ones when something blocks the port', async () => {
    const { world, box, exchange, listen } = await worldWithFritzBox();
    const program = await listen();
    await world.run(() => box.fault('portRefused'));
    await expect(listen()).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    exchange.callFrom('030 23125 201');
    await world.advance(100);
    expect(program.lines).toHaveLength(1);
    await world.run(() => box.heal('portRefused'));
    expect((await listen()).isClosed).toBe(false);
  });

  it('forgets a connection without a word; whoever says something learns it', async () => {
    const { world, box, exchange, listen } = await worldWithFritzBox();
    const program = await listen();
    await world.run(() => box.fault('halfOpen'));
    exchange.callFrom('030 23125 201');
    await world.advance(60_000);
    expect(program).toMatchObject({ isClosed: false, lines: [] });
    program.connection.write('\n');
    await world.advance(1_000);
    expect(program.isClosed).toBe(true);
  });

  it('keeps silent, for as long as it was told', async () => {
    const { world, box, exchange, listen } = await worldWithFritzBox();
    const program = await listen();
    await world.run(() => box.fault('silence', { afterMs: 1_000, forMs: 5_000 }));
    await world.advance(2_000);
    const call = exchange.callFrom('030 23125 201');
    await world.advance(5_000);
    call.hangUp();
    await world.advance(100);
    expect(program.lines.map((line) => line.slice(18))).toEqual(['DISCONNECT;0;0;']);
  });

  it('cuts and joins lines, repeatably from a seed', async () => {
    const cuts = async (seed: number) => {
      const { world, box, exchange, listen } = await worldWithFritzBox();
      const program = await listen();
      await world.run(() => box.fault('fragments', { seed }));
      exchange.callFrom('030 23125 201');
      await world.advance(1_000);
      expect(program.lines).toHaveLength(1);
      return program.pieces;
    };
    expect((await cuts(1)).length).toBeGreaterThan(9);
    expect(await cuts(1)).toEqual(await cuts(1));
    expect(await cuts(1)).not.toEqual(await cuts(2));
    const { world, box, exchange, listen } = await worldWithFritzBox();
    const program = await listen();
    await world.run(() => box.fault('coalesced'));
    exchange.callFrom('030 23125 201').hangUp();
    await world.advance(1_000);
    expect([program.pieces.length, program.lines.length]).toEqual([1, 2]);
  });

  it('writes lines of old firmware, and dates of a box without time', async () => {
    const { world, box, exchange, listen } = await worldWithFritzBox();
    const program = await listen();
    for (const name of ['lineFeedOnly', 'noLineField', 'wrongClock'] as const) await world.run(() => box.fault(name));
    exchange.callFrom('030 23125 201');
    await world.advance(100);
    expect(program.pieces.join('')).toBe('01.01.70 01:00:00;RING;0;03023125201;23125100;\n');
  });

  it('says what it does not know', async () => {
    const { world, box } = await worldWithFritzBox();
    await expect(world.run(() => box.fault('nonsense' as keyof typeof FAULTS))).rejects.toThrow(
      /known are portRefused/,
    );
    expect(() => new FritzBox({ colour: 'red' } as object)).toThrow(FritzBoxError);
    expect(() => new FritzBox({ areaCode: '030' })).toThrow(/without the leading 0/);
    await expect(world.run(() => new FritzBox().start(world.host('desk')))).rejects.toMatchObject({
      code: 'FRITZBOX_NO_DOOR',
    });
    expect(Object.keys(FAULTS)).toHaveLength(11);
  });
});
