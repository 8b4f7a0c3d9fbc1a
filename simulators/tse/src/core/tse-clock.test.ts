import { createWorld, type SimulatedHost, type World } from '@kassensturz/host';
import { beforeEach, describe, expect, it } from 'vitest';
import { readyTse } from '../../test/ready-tse.ts';
import { TseClock } from './tse-clock.ts';

let world: World;
let host: SimulatedHost;

beforeEach(async () => {
  world = createWorld({ seed: 1 });
  host = world.addHost('a');
  await world.run(() => host.switchOn());
});

describe('the clock of a TSE', () => {
  it('counts from zero until it is set', async () => {
    const clock = new TseClock(host.clock, { afterPowerLoss: 'zero', isSelfSynchronised: false });
    await world.advance(5_500);
    expect([clock.isSet, clock.now()]).toEqual([false, 5]);
    clock.set(1_795_420_800);
    await world.advance(1_000);
    expect([clock.isSet, clock.now()]).toEqual([true, 1_795_420_801]);
  });

  it('does not heed jumps of the wall clock of its host', async () => {
    const clock = new TseClock(host.clock, { afterPowerLoss: 'zero', isSelfSynchronised: false });
    clock.set(1_795_420_800);
    host.setClock(0);
    await world.advance(2_000);
    expect(clock.now()).toBe(1_795_420_802);
  });

  it('restarts at zero, or at the last time it wrote, after a loss of power', () => {
    const zero = new TseClock(host.clock, { afterPowerLoss: 'zero', isSelfSynchronised: false });
    const last = new TseClock(host.clock, { afterPowerLoss: 'lastLogTime', isSelfSynchronised: false });
    for (const clock of [zero, last]) {
      clock.set(1_795_420_800);
      clock.losePower(1_795_420_700);
      expect(clock.isSet).toBe(false);
    }
    expect([zero.now(), last.now()]).toEqual([0, 1_795_420_700]);
  });

  it('keeps parts of a second: a clock that sets itself is not behind by one, nor one that begins to drift', async () => {
    await world.advance(900);
    const clock = new TseClock(host.clock, { afterPowerLoss: 'zero', isSelfSynchronised: true });
    const second = Math.floor(host.clock.now() / 1000);
    await world.advance(200);
    expect(clock.now()).toBe(second + 1);
    await world.advance(700);
    clock.drift(0);
    await world.advance(300);
    expect(clock.now()).toBe(second + 2);
    await world.advance(700);
    clock.losePower(0);
    await world.advance(300);
    expect(clock.now()).toBe(second + 3);
  });

  it('may run fast or slow, but never back', async () => {
    const clock = new TseClock(host.clock, { afterPowerLoss: 'zero', isSelfSynchronised: false });
    clock.set(1000);
    clock.drift(100_000);
    await world.advance(100_000);
    expect(clock.now()).toBe(1110);
    clock.drift(-2_000_000);
    await world.advance(100_000);
    expect(clock.now()).toBe(1110);
  });
});

describe('a TSE that keeps time by itself', () => {
  it('logs an updateTime before the next signature once a day, and when it is off', async () => {
    const { tse, sell, advance } = await readyTse('fiskaly');
    const updates = () =>
      Array.from({ length: tse.logs.count }, (_, at) => tse.logs.record(at)).filter(({ name }) => name === 'updateTime')
        .length;
    const before = updates();
    sell();
    await advance(3600_000);
    sell();
    expect(updates()).toBe(before);
    await advance(23 * 3600_000);
    sell();
    expect(updates()).toBe(before + 1);
    tse.mishaps.driftClock(100_000);
    await advance(600_000);
    sell();
    expect(updates()).toBe(before + 2);
  });

  it('takes no time from outside', async () => {
    const { tse } = await readyTse('fiskaly');
    tse.authenticateUser('Admin', '12345678');
    expect(() => tse.updateTime(5)).toThrow('ErrorInvalidTime');
  });
});
