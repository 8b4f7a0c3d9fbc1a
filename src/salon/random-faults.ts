import { RequirementViolated } from '../errors.ts';
import type { RandomAct, RandomShift } from './random-day.ts';

const changeLimitMs = 60_000;

/** What breaks in a salon, and what is done about it. Each leaves the till as somebody can go on with it. */
export function randomFaults(shift: RandomShift): Readonly<Record<string, RandomAct>> {
  const { salon, till, random, pick, fill, article } = shift;
  const { physics, tse } = salon;
  const slow = (ms: number) => async () => {
    tse.slowDown(ms);
    await fill();
    await till.takeCash('999,00');
    tse.slowDown(0);
  };
  return {
    'loses the TSE': async () => tse.fail(),
    'finds the TSE again': async () => tse.recover(),
    'loses an answer of the TSE at the end of a sale': async () => tse.loseAnswerAfterFinish(),
    'loses an answer of the TSE at the first line': async () => {
      await tse.fault('lostAnswer', { on: 'start', times: 1 });
      await fill();
      if (pick([true, false])) await physics.deviceHost('tablet').clock.sleep(40_000);
      await till.takeCash('999,00');
    },
    'loses the TSE in the middle of a sale': async () => {
      await fill();
      await tse.fail();
      if (pick([true, false])) {
        await till.addLine({ article: article() });
        await physics.deviceHost('tablet').clock.sleep(30_000);
        await tse.recover();
        await physics.deviceHost('tablet').clock.sleep(random.integer(0, 60) * 1000);
      }
      await till.takeCash('999,00');
    },
    'has a slow TSE': slow(900),
    'has a TSE that takes too long': slow(30_000),
    'changes the TSE': async () => {
      const { access } = await tse.buyNew();
      if ((await till.tse.beginChange(access)) !== undefined) return;
      for (const [index] of ((await till.tse.change())?.steps ?? []).entries()) {
        // In an outage the old TSE gives no export: then the change waits for another day.
        if ((await till.tse.nextStep()) !== undefined) return;
        const until = physics.now() + changeLimitMs;
        while ((await till.tse.change())?.steps[index]?.isRunning === true) {
          if (physics.now() > until)
            throw new RequirementViolated(`step ${index + 1} of the change of TSE does not end`);
          await physics.deviceHost('tablet').clock.sleep(1_000);
        }
        if ((await till.tse.change())?.steps[index]?.isDone !== true) return;
      }
    },
  };
}
