// The reference till's driver and its recovery: the cable or the power of the terminal fails before and after every
// message of a card payment, in both directions, over TCP and serial; and 1,000 times at random.
import { SeededRandom } from '@kassensturz/host';
import { describe, expect, it } from 'vitest';
import { CardPayer } from './card-payer.ts';

/** `CARD_CUTS=all` runs every combination and 1,000 seeded payments; the figures of such a run stand in docs/fidelity.md. */
const isWhole = process.env['CARD_CUTS'] === 'all';
const profiles = ['classic', 'ch4-sync', 'cardcomplete'] as const;
const cases = (['tcp', 'serial'] as const).flatMap((connection) =>
  profiles.flatMap((profile) => (['reset', 'silence', 'power'] as const).map((how) => ({ connection, profile, how }))),
);

/** Every way of breaking on both lines (a reset is silent on a serial one), and every policy of finality. */
const some = cases.filter((_, index) => [0, 4, 8, 10].includes(index));

describe.each(isWhole ? cases : some)('$profile over $connection, $how', ({ connection, profile, how }) => {
  it('at every message: nobody is charged twice, no paid sale is lost', { timeout: 600_000 }, async () => {
    const payer = await CardPayer.open({ connection, profile });
    let sales = 0;
    for (let message = 0; ; message += 1) {
      // Before one message is after the one before it; both are cut, since what was sent has left or not.
      const before = await payer.sellThrough({ message, when: 'before', how });
      const after = await payer.sellThrough({ message, when: 'after', how });
      sales += 2;
      if (!before.hasBroken && !after.hasBroken) break;
    }
    await payer.compare();
    expect(sales).toBeGreaterThan(40);
    expect(await payer.books()).toEqual({ receipts: sales, charges: sales });
    await payer.close();
  });
});

const runs = isWhole ? 1_000 : 40;
const salons = isWhole ? 20 : 4;

describe('random cuts', () => {
  it(`in ${runs} seeded payments`, { timeout: 1_800_000 }, async () => {
    let broken = 0;
    for (let salon = 0; salon < salons; salon += 1) {
      const random = new SeededRandom(`card cuts ${salon}`);
      const connection = random.integer(0, 1) === 0 ? 'tcp' : 'serial';
      const profile = profiles[random.integer(0, 2)]!;
      const payer = await CardPayer.open({ connection, profile }, salon + 1);
      for (let run = 0; run < runs / salons; run += 1) {
        const seed = salon * runs + run;
        if (random.integer(0, 9) === 0) payer.salon.terminal.bank.lostAnswers = 1;
        const { hasBroken } = await payer.sellThrough({ seed });
        if (hasBroken) broken += 1;
      }
      await payer.compare();
      const sales = runs / salons;
      expect({ salon, ...(await payer.books()) }).toEqual({ salon, receipts: sales, charges: sales });
      await payer.close();
    }
    expect(broken).toBeGreaterThan(runs / 3);
  });
});
