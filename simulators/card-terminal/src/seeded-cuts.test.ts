// 1,000 seeded runs: a line that is cut, pulled or loses its power at random messages of several payments.
import { SeededRandom } from '@kassensturz/host';
import { describe, expect, it } from 'vitest';
import { bench } from '../test/bench.ts';
import { compareBooks } from './index.ts';

const PROFILES = ['classic', 'ch4-sync', 'cardcomplete'] as const;
const RUNS = 1_000;

async function run(seed: number) {
  const random = new SeededRandom(`cuts/${seed}`);
  const line = random.integer(0, 1) === 0 ? 'tcp' : 'serial';
  const profile = PROFILES[random.integer(0, 2)]!;
  const { world, terminal, cable, ecr } = await bench(line, { profile }, seed);
  terminal.customer.habit = random.integer(0, 3) === 0 ? 'inserts' : 'taps';
  if (random.integer(0, 4) === 0) terminal.paymentHost.lostAnswers = 1;
  terminal.on('power', ({ isOn }) => {
    if (!isOn) terminal.powerOn();
  });
  const serial = world.serialCable('serial cable');
  await world.run(async () => {
    await ecr.register(random.integer(0, 1) === 0 ? '8e' : '3e', '097806062604' + '0a0206d3');
    for (let payment = 0; payment < 3; payment += 1) {
      const at = terminal.wire.length + random.integer(0, 24);
      const how = (['reset', 'silence', 'power', 'unplug'] as const)[random.integer(0, 3)]!;
      const [pulled, forMs] = [line === 'tcp' ? cable : serial, random.integer(200, 20_000)];
      const off = terminal.on('message', ({ index }) => {
        if (index !== at || how !== 'unplug') return;
        pulled.unplug();
        ecr.host.clock.after(forMs, () => pulled.plug());
      });
      const when = random.integer(0, 1) === 0 ? 'before' : 'after';
      if (how !== 'unplug') terminal.fault('cutAtMessage', { message: at - terminal.wire.length, when, how });
      const plugged = ecr.host.clock.every(forMs, () => terminal.plugIn());
      await ecr.pay(random.integer(1, 4_999));
      plugged.cancel();
      off();
      terminal.heal('cutAtMessage');
      pulled.plug();
      if (!terminal.isOn) await terminal.next('power', ({ isOn }) => isOn);
    }
    await terminal.settled();
  });
  return { seed, ...compareBooks(terminal.paymentHost.ledger, ecr.paid), booked: ecr.paid.length };
}

describe('a register that asks before it pays again', () => {
  it(`charges nobody twice and loses no payment in ${RUNS} runs`, { timeout: 110_000 }, async () => {
    let booked = 0;
    for (let seed = 1; seed <= RUNS; seed += 1) {
      const result = await run(seed);
      booked += result.booked;
      expect(result).toMatchObject({ seed, chargedNotBooked: [], bookedNotCharged: [] });
    }
    expect(booked).toBeGreaterThan(RUNS);
  });
});
