import { expect, test } from 'vitest';
import type { Refusal } from '../../testing/api-client.ts';
import { openSalon, type SalonForTests } from '../../testing/salon-for-tests.ts';
import type { Closing } from './closing.ts';

interface Made {
  readonly closing: Closing;
  readonly expectedCents: number;
}

/** 50 + 2 × 20 + 2 × 2 = 94 euros, for example. */
type Count = Readonly<Record<string, number>>;

function close({ till }: SalonForTests, count: Count, more: object = {}, key = till.uuid()) {
  return till.call<Made & Refusal>('POST', '/closings', { key, count, ...more });
}

async function move({ till }: SalonForTests, kind: string, amount: string) {
  return till.call('POST', '/cash/movements', { key: till.uuid(), kind, amount, reason: kind });
}

/** A tip that came by card and leaves the drawer for whom it was meant. */
async function payTipByCardAndOut({ till }: SalonForTests, amount: string): Promise<void> {
  const { id } = await till.begin('111');
  const staffId = 'lena';
  await till.call('POST', `/sales/${id}/tips`, { id: till.uuid(), staffId, amount });
  await till.call('POST', `/sales/${id}/payments/card`, { key: till.uuid(), manual: true });
  await till.call('POST', '/tips/payouts', { key: till.uuid(), staffId, amount });
}

async function expected({ till }: SalonForTests): Promise<number> {
  return (await till.get<{ expectedCents: number }>('/cash')).expectedCents;
}

test('the worked evening adds up: float, sales, tips, expense, bank, fifty cents missing (LAW-21, LAW-24)', async () => {
  const salon = await openSalon();
  await salon.world.run(async () => {
    await move(salon, 'openingFloat', '150');
    await salon.till.sell('111', '50');
    await salon.till.sell('133-ganz', '150');
    await payTipByCardAndOut(salon, '17');
    await move(salon, 'pettyCashExpense', '12,79');
    expect(await expected(salon)).toBe(15_000 + 3_400 + 12_900 - 1_700 - 1_279);
    const { status, body } = await close(
      salon,
      { '10000': 2, '5000': 1, '2000': 1, '1000': 1, '200': 1, '100': 1, '50': 1, '20': 1, '1': 1 },
      {
        bankDeposit: '200,00',
      },
    );
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body.closing).toMatchObject({
      number: 1,
      businessDay: expect.stringMatching(/^2026-/),
      cash: {
        expectedCents: 28_321,
        countedCents: 28_371,
        differenceCents: 50,
        bankDepositCents: 20_000,
        carriedCents: 8_371,
      },
    });
    expect(body.expectedCents).toBe(8_371);
    expect(await expected(salon)).toBe(8_371);
    const cases = Object.fromEntries(
      body.closing.sums.businessCases.map(({ gvType, gvName, grossCents }) => [
        `${gvType} ${gvName}`.trim(),
        grossCents,
      ]),
    );
    expect(cases).toEqual({
      'Anfangsbestand Anfangsbestand': 15_000,
      Umsatz: 19_700,
      TrinkgeldAN: 1_700,
      'Auszahlung Ausgabe': -1_279,
      'Auszahlung Trinkgeld ausgezahlt': -1_700,
      'DifferenzSollIst Kassendifferenz': 50,
      'Geldtransit Bankeinzahlung': -20_000,
    });
    expect(body.closing.sums.cashCents).toBe(8_371);
  });
});

test('open sales block the closing until they are settled or given up (OPS-05)', async () => {
  const salon = await openSalon();
  await salon.world.run(async () => {
    const sale = await salon.till.begin();
    expect((await close(salon, {})).body.code).toBe('CLOSING_HAS_OPEN_SALES');
    expect(await salon.till.get('/closings/next')).toMatchObject({
      number: 1,
      openSales: [{ id: sale.id, totalCents: 3_400 }],
    });
    await salon.till.call('POST', `/sales/${sale.id}/cancel`);
    const { body } = await close(salon, {});
    expect(body.closing.sums).toMatchObject({ turnoverCents: 0, counts: { receipts: 0, abandoned: 1 } });
  });
});

test('a day is closed once: the same key, the same number, and nothing to close', async () => {
  const salon = await openSalon();
  await salon.world.run(async () => {
    await salon.till.sell();
    const key = salon.till.uuid();
    const twice = await Promise.all([
      close(salon, { '2000': 1 }, { number: 1 }, key),
      close(salon, { '2000': 1 }, { number: 1 }, key),
    ]);
    expect(twice[1].body).toEqual(twice[0].body);
    expect((await close(salon, { '1000': 1 }, {}, key)).body.code).toBe('CLOSING_KEY_IN_USE');
    expect((await close(salon, { '2000': 1 }, { number: 1 })).body.code).toBe('CLOSING_NUMBER_TAKEN');
    expect((await close(salon, { '2000': 1 })).body.code).toBe('NOTHING_TO_CLOSE');
    expect((await salon.till.get<{ closings: unknown[] }>('/closings')).closings).toHaveLength(1);
  });
});

test('a closing needs the right to close, reading it does not', async () => {
  const salon = await openSalon();
  await salon.world.run(async () => {
    await salon.till.sell();
    await salon.till.signIn('lena', '204866');
    expect((await close(salon, {})).status).toBe(403);
    expect((await salon.till.call('GET', '/closings/interim')).status).toBe(200);
  });
});

test('without TSE the day is closed as well, and the closing says what was unsigned', async () => {
  const salon = await openSalon({ isTseAway: true });
  await salon.world.run(async () => {
    await salon.till.sell();
    const { body } = await close(salon, { '2000': 1, '1000': 1, '200': 2 });
    expect(body.closing).toMatchObject({
      openTransactions: 'unknown',
      outages: [{ cause: expect.any(String) }],
      sums: { counts: { receipts: 1, unsigned: 1 } },
    });
    expect(await expected(salon)).toBe(3_400);
  });
});

test('each closing holds what came since the last, the float first (LAW-23)', async () => {
  const salon = await openSalon();
  await salon.world.run(async () => {
    await move(salon, 'openingFloat', '100');
    await salon.till.sell();
    await close(salon, { '10000': 1, '2000': 1, '1000': 1, '200': 2 }, { bankDeposit: '34' });
    await salon.till.sell('112');
    const { body } = await close(salon, { '10000': 1, '1000': 1, '500': 1, '200': 2 });
    expect(body.closing).toMatchObject({ number: 2, cash: { differenceCents: 0, carriedCents: 11_900 } });
    expect(body.closing.sums).toMatchObject({
      firstReceipt: 2,
      lastReceipt: 2,
      turnoverCents: 1_900,
      cashCents: 11_900,
    });
    expect(body.closing.sums.businessCases).toContainEqual(
      expect.objectContaining({ gvType: 'Anfangsbestand', grossCents: 10_000 }),
    );
  });
});

test('the power may fail at any write of a closing: it is made once, with the next number (LAW-23, F-PWR-BOX)', async () => {
  const key = '00000000-0000-4000-8000-000000000077';
  const count = { '10000': 1, '2000': 1, '1000': 1, '200': 1 };
  const day = async (salon: SalonForTests) => {
    await move(salon, 'openingFloat', '100');
    await salon.till.sell();
  };
  const measured = await openSalon();
  const { control } = measured.server.disk;
  const before = await measured.world.run(async () => {
    await day(measured);
    return control.operations;
  });
  await measured.world.run(() => close(measured, count, { bankDeposit: '50' }, key));
  const writes = control.operations - before;
  expect(writes).toBeGreaterThan(20);
  for (let at = 1; at <= writes; at += 11) {
    const salon = await openSalon({ seed: at });
    const { world, server, till } = salon;
    await world.run(() => day(salon));
    server.disk.control.cutPowerAt(server.disk.control.operations + at, at % 2 === 0 ? 'lose' : 'prefix');
    await world.run(() => close(salon, count, { bankDeposit: '50' }, key)).catch(() => undefined);
    if (server.isOn) server.cutPower();
    await world.run(() => server.switchOn());
    await world.run(async () => {
      await till.signIn();
      await close(salon, count, { bankDeposit: '50' }, key);
      const { closings } = await till.get<{ closings: Closing[] }>('/closings');
      expect(
        closings.map(({ number }) => number),
        `cut at write ${at}`,
      ).toEqual([1]);
      expect(closings[0]?.cash, `cut at write ${at}`).toMatchObject({
        differenceCents: -200,
        bankDepositCents: 5_000,
        carriedCents: 8_200,
      });
      expect(closings[0]?.sums.cashCents, `cut at write ${at}`).toBe(8_200);
      expect(await expected(salon), `cut at write ${at}`).toBe(8_200);
    });
  }
}, 120_000);
