import { expect, test } from 'vitest';
import type { Receipt } from '../fiscal/receipt.ts';
import type { SaleView } from '../http/views.ts';
import { openSalon, type SalonForTests } from '../testing/salon-for-tests.ts';

/** A sale whose every request has its keys from the start, so that it can be sent again as a whole. */
interface Script {
  readonly sale: string;
  readonly lines: readonly string[];
  readonly payment: string;
}

const article = ['111', '501'] as const;
const scripts: readonly Script[] = [1, 2].map((n) => ({
  sale: key(n, 0),
  lines: [key(n, 1), key(n, 2)],
  payment: key(n, 3),
}));

function key(sale: number, part: number): string {
  return `00000000-0000-4000-8000-${String(sale * 10 + part).padStart(12, '0')}`;
}

/** Plays the script; what was acknowledged is put into `receipts` at once. */
async function play({ world, till }: SalonForTests, receipts: Receipt[]): Promise<void> {
  await world.run(async () => {
    for (const { sale, lines, payment } of scripts) {
      await till.begin(article[0], sale, lines[0]);
      await till.call('POST', `/sales/${sale}/lines`, { id: lines[1], articleId: article[1] });
      receipts.push((await till.pay(sale, '100', payment)).receipt);
    }
  });
}

async function writesOfScript(): Promise<number> {
  const salon = await openSalon();
  const before = salon.server.disk.control.operations;
  await play(salon, []);
  return salon.server.disk.control.operations - before;
}

/** Every scenario starts a whole till; on a busy machine that adds up. */
const patienceMs = 120_000;

const modes = ['lose', 'reorder', 'prefix'] as const;

test(
  'the power may fail at any write: what was acknowledged is there, and repeating makes nothing twice (KS-10)',
  async () => {
    const writes = await writesOfScript();
    expect(writes).toBeGreaterThan(20);
    for (let at = 1; at <= writes; at += 7) {
      const salon = await openSalon({ seed: at });
      const { world, server, till, service } = salon;
      const { control } = server.disk;
      control.cutPowerAt(control.operations + at, modes[at % modes.length] ?? 'lose');
      const acknowledged: Receipt[] = [];
      await play(salon, acknowledged).catch(() => undefined);
      expect(server.isOn, `no cut at write ${at}`).toBe(false);
      await world.run(() => server.switchOn());
      await world.run(() => till.signIn());
      const stored = await world.run(() => till.receipts());
      for (const receipt of acknowledged) expect(stored, `cut at write ${at}`).toContainEqual(receipt);
      const repeated: Receipt[] = [];
      await play(salon, repeated);
      expect(repeated.slice(0, acknowledged.length), `cut at write ${at}`).toEqual(acknowledged);
      expect((await world.run(() => till.receipts())).map(({ number }) => number)).toEqual([1, 2]);
      expect(await world.run(() => till.get('/cash'))).toMatchObject({ expectedCents: 2 * (3400 + 1690) });
      const states = [...service.transactions.values()].map(({ state }) => state);
      expect(states, `cut at write ${at}`).toEqual(['FINISHED', 'FINISHED']);
    }
  },
  patienceMs,
);

test('a sale that was open when the power failed is still open, and the status says what was recovered (KS-11)', async () => {
  const { world, server, till } = await openSalon();
  const sale = await world.run(() => till.begin());
  server.cutPower({ disk: 'lose' });
  await world.run(() => server.switchOn());
  await world.run(() => till.signIn());
  await world.run(async () => {
    expect(await till.get<SaleView>(`/sales/${sale.id}`)).toEqual(sale);
    expect(await till.get('/status')).toMatchObject({ recovery: { start: 'unclean', openSales: 1 } });
    expect((await till.pay(sale.id)).receipt.tse).toMatchObject({ state: 'signed', transactionNumber: 1 });
  });
});

test('a payment that was stored when the power failed is completed at the next start, with the TSE’s own answer', async () => {
  const { world, server, till, service } = await openSalon();
  const sale = await world.run(() => till.begin());
  service.disturb(/tx_revision=2/, 'silence', { isDoneFirst: true });
  const broken = world.run(() => till.pay(sale.id)).catch(() => undefined);
  await world.advance(500);
  server.cutPower({ disk: 'lose' });
  await broken;
  await world.run(() => server.switchOn());
  await world.run(() => till.signIn());
  const [receipt] = await world.run(() => till.receipts());
  expect(receipt).toMatchObject({
    number: 1,
    saleId: sale.id,
    tse: { state: 'signed', transactionNumber: 1, signatureCounter: 3 },
  });
  expect(service.transactions.size).toBe(1);
});
