// The cable, or the power, fails before and after every message of a payment: nobody is charged twice, no payment is lost.
import { describe, expect, it } from 'vitest';
import { bench } from '../test/bench.ts';
import { type CutPlan, compareBooks, type ProfileName } from './index.ts';

const CONFIGS = {
  blocks: ['8e', '09780606260' + '40a0206d3'],
  lines: ['8e', '0978'],
  composed: ['3e', '0978'],
} as const;

interface Case {
  readonly line: 'tcp' | 'serial';
  readonly profile: ProfileName;
  readonly config: keyof typeof CONFIGS;
  readonly cut: CutPlan;
  readonly seed?: number;
}

/** One payment with a cut, then one without; says what the books show and how many messages the first one had. */
async function payThroughCut({ line, profile, config, cut, seed = 1 }: Case) {
  const { world, terminal, ecr } = await bench(line, { profile }, seed);
  terminal.customer.habit = 'taps';
  const [byte, tail] = CONFIGS[config];
  return world.run(async () => {
    await ecr.register(byte, tail);
    const first = terminal.wire.length;
    terminal.fault('cutAtMessage', cut);
    if (cut.how === 'power') void terminal.next('power', ({ isOn }) => !isOn).then(() => terminal.powerOn());
    const plugged = ecr.host.clock.after(7_000, () => terminal.plugIn());
    const answer = await ecr.pay(1050);
    plugged.cancel();
    terminal.heal('cutAtMessage');
    if (!terminal.isOn) await terminal.next('power', ({ isOn }) => isOn);
    let second = await ecr.pay(2000);
    // The cut may have hit the very end of the first one: then the line is dead, and "not paid" is the truth.
    if (second === 'not paid') second = await ecr.pay(2000);
    await terminal.settled();
    const { chargedNotBooked, bookedNotCharged } = compareBooks(terminal.paymentHost.ledger, ecr.paid);
    return { answer, second, messages: terminal.wire.length - first, chargedNotBooked, bookedNotCharged };
  });
}

async function exhaust(line: Case['line'], profile: ProfileName, config: Case['config'], how: CutPlan['how']) {
  let cases = 0;
  for (const when of ['before', 'after'] as const) {
    for (let message = 0; ; message += 1) {
      const cut: CutPlan = { message, when, how };
      const { answer, second, chargedNotBooked, bookedNotCharged, messages } = await payThroughCut({
        line,
        profile,
        config,
        cut,
      });
      expect({ cut, answer, chargedNotBooked, bookedNotCharged }).toEqual({
        cut,
        answer: expect.stringMatching(/^(not )?paid$/),
        chargedNotBooked: [],
        bookedNotCharged: [],
      });
      expect({ cut, second }).toEqual({ cut, second: 'paid' });
      cases += 1;
      if (message >= messages / 2 + 6) break;
    }
  }
  return cases;
}

const all = (['classic', 'ch4-sync', 'cardcomplete'] as const).flatMap((profile) =>
  (['reset', 'silence', 'power'] as const).flatMap((how) =>
    (['tcp', 'serial'] as const).map((line) => ({ profile, how, line })),
  ),
);

describe.each(all)('$profile over $line, $how', ({ profile, how, line }) => {
  it.each(['blocks', 'composed'] as const)('at every message, %s', async (config) => {
    expect(await exhaust(line, profile, config, how)).toBeGreaterThan(20);
  });
});
