import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSignatureGood, readMessage } from '../../test/read-message.ts';
import { ADMIN_PIN, type Bench, CLIENT_ID, readyTse } from '../../test/ready-tse.ts';

/** One thing that can be done to a TSE; whether it works depends on what was done before. */
type Step =
  | { readonly do: 'start' | 'logIn' | 'wrongPin' | 'logOut' | 'updateTime' | 'losePower' | 'register' | 'unblock' }
  | { readonly do: 'update' | 'finish'; readonly number: number }
  | { readonly do: 'wait'; readonly seconds: number }
  | { readonly do: 'failing'; readonly call: 'start' | 'finish' };

const plain = fc.constantFrom<Step>(
  { do: 'start' },
  { do: 'logIn' },
  { do: 'wrongPin' },
  { do: 'logOut' },
  { do: 'updateTime' },
  { do: 'losePower' },
  { do: 'register' },
  { do: 'unblock' },
);
const numbered = fc
  .tuple(fc.constantFrom('update' as const, 'finish' as const), fc.integer({ min: 1, max: 6 }))
  .map(([verb, number]): Step => ({ do: verb, number }));
const wait = fc.integer({ min: 1, max: 900 }).map((seconds): Step => ({ do: 'wait', seconds }));
const failing = fc.constantFrom('start' as const, 'finish' as const).map((call): Step => ({ do: 'failing', call }));
const anyStep: fc.Arbitrary<Step> = fc.oneof(plain, numbered, wait, failing);
const days = fc.array(anyStep, { minLength: 1, maxLength: 40 });

async function perform(bench: Bench, step: Step): Promise<void> {
  const { tse, host } = bench;
  const input = { clientId: CLIENT_ID, processData: Buffer.from('x'), processType: 'SonstigerVorgang' };
  switch (step.do) {
    case 'start':
      tse.startTransaction(input);
      return;
    case 'update':
      tse.updateTransaction(step.number, input);
      return;
    case 'finish':
      tse.finishTransaction(step.number, input);
      return;
    case 'logIn':
      tse.authenticateUser('Admin', ADMIN_PIN);
      return;
    case 'wrongPin':
      tse.authenticateUser('Admin', 'wrong');
      return;
    case 'logOut':
      tse.logOut('Admin');
      return;
    case 'updateTime':
      tse.updateTime(Math.floor(host.clock.now() / 1000));
      return;
    case 'losePower':
      tse.mishaps.losePower();
      return;
    case 'register':
      tse.registerClient('till-2');
      return;
    case 'unblock':
      tse.unblockUser('Admin', '1234567890', ADMIN_PIN);
      return;
    case 'wait':
      await bench.advance(step.seconds * 1000);
      return;
    case 'failing':
      tse.faults.set('signingFails', { on: step.call, times: 1 });
  }
}

/** Plays a day; counts signature attempts that failed inside the secure element. */
async function play(steps: readonly Step[]): Promise<Bench & { readonly failedAttempts: number }> {
  const bench = await readyTse();
  let failedAttempts = 0;
  for (const step of steps) {
    try {
      await perform(bench, step);
    } catch (error) {
      const { code } = error as { readonly code?: string };
      if (code === undefined) throw error;
      if (/^Error(Start|Finish)TransactionFailed$/.test(code)) failedAttempts += 1;
    }
  }
  return { ...bench, failedAttempts };
}

describe('whatever is done to a TSE', () => {
  it('SM_SIG: counters rise by one per attempt, so gaps in the log are exactly the failed attempts', async () => {
    await fc.assert(
      fc.asyncProperty(days, async (steps) => {
        const { tse, failedAttempts } = await play(steps);
        const counters = messages(tse).map(({ signatureCounter }) => signatureCounter);
        expect(counters).toEqual([...new Set(counters)].sort((a, b) => a - b));
        expect(tse.signatureCounter).toBe(counters.length + failedAttempts);
        expect(counters[0]).toBe(1);
      }),
      { numRuns: 40 },
    );
  });

  it('SM_TRA: transaction numbers have no gap; each has one start, at most one finish, and updates between', async () => {
    await fc.assert(
      fc.asyncProperty(days, async (steps) => {
        const { tse } = await play(steps);
        const byNumber = new Map<number, string[]>();
        for (const { transactionNumber, operationType = '' } of messages(tse)) {
          if (transactionNumber === undefined) continue;
          byNumber.set(transactionNumber, [...(byNumber.get(transactionNumber) ?? []), operationType]);
        }
        expect([...byNumber.keys()]).toEqual(Array.from({ length: byNumber.size }, (_, index) => index + 1));
        for (const operations of byNumber.values()) {
          expect(operations.join(' ')).toMatch(/^StartTransaction( UpdateTransaction)*( FinishTransaction)?$/);
        }
        expect(tse.transactions.counter).toBe(byNumber.size);
      }),
      { numRuns: 40 },
    );
  });

  it('SM_TME: time never goes back without an UpdateTime or a loss of power between', async () => {
    await fc.assert(
      fc.asyncProperty(days, async (steps) => {
        const { tse } = await play(steps.filter((step) => step.do !== 'losePower'));
        let last = 0;
        for (const { logTime, operationType } of messages(tse)) {
          if (operationType !== 'UpdateTime') expect(Number(logTime)).toBeGreaterThanOrEqual(last);
          last = Number(logTime);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('SM_KRY: every message verifies, and none does with one bit flipped', async () => {
    await fc.assert(
      fc.asyncProperty(days, fc.nat(), async (steps, bit) => {
        const { tse } = await play(steps);
        for (let position = 0; position < tse.logs.count; position++) {
          expect(isSignatureGood(tse.logs.message(position), tse.key.publicKey, 'sha256')).toBe(true);
        }
        const message = tse.logs.message(tse.logs.count - 1).slice();
        const { signed } = readMessage(message);
        // Behind the outer header everything up to the signature is protected.
        const protectedFrom = Buffer.from(message).indexOf(signed);
        const at = protectedFrom + 3 + (bit % 40);
        message[at] = (message[at] ?? 0) ^ 1;
        expect(isGoodOrUnreadable(message, tse.key.publicKey)).toBe(false);
      }),
      { numRuns: 25 },
    );
  });
});

function isGoodOrUnreadable(message: Uint8Array, key: Parameters<typeof isSignatureGood>[1]): boolean {
  try {
    return isSignatureGood(message, key, 'sha256');
  } catch {
    return false;
  }
}

function messages(tse: Bench['tse']) {
  return Array.from({ length: tse.logs.count }, (_, position) => readMessage(tse.logs.message(position)));
}
