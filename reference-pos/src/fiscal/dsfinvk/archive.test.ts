import { expect, test } from 'vitest';
import { booksDoNotAddUp } from '../../testing/check-books.ts';
import { filesOf, readArchive } from '../../testing/read-archive.ts';
import { openSalon, type SalonForTests } from '../../testing/salon-for-tests.ts';
import { dsfinvkTables } from './tables.ts';

async function download({ till }: SalonForTests, query = ''): Promise<Buffer> {
  const answer = await till.raw('GET', `/exports/dsfinvk.zip${query}`);
  if (answer.status !== 200) throw new Error(`${query}: ${await answer.text()}`);
  return Buffer.from(await answer.arrayBuffer());
}

async function close({ till }: SalonForTests, count: Readonly<Record<string, number>>): Promise<void> {
  await till.call('POST', '/closings', { key: till.uuid(), count });
}

/** A voided line, a price of its own, a sale given up, money moved, a difference at the count. */
async function day(salon: SalonForTests): Promise<void> {
  const { till } = salon;
  const float = { key: till.uuid(), kind: 'openingFloat', amount: '150', reason: 'Wechselgeld; "klein"' };
  await till.call('POST', '/cash/movements', float);
  const sale = await till.begin('601');
  const voided = till.uuid();
  const cheaper = { id: till.uuid(), articleId: '111', priceCents: 3_000, priceReason: 'Stammkundin' };
  await till.call('POST', `/sales/${sale.id}/lines`, { id: voided, articleId: '501' });
  await till.call('POST', `/sales/${sale.id}/lines`, cheaper);
  await till.call('DELETE', `/sales/${sale.id}/lines/${voided}`);
  await till.pay(sale.id);
  const abandoned = await till.begin('112');
  await till.call('POST', `/sales/${abandoned.id}/cancel`);
  await close(salon, { '10000': 1 });
}

test('the archive of a day holds all tables, and its sums are those of its single records (LAW-25)', async () => {
  const salon = await openSalon();
  const archive = await salon.world.run(async () => {
    await day(salon);
    return download(salon);
  });
  const tables = await readArchive(archive);
  expect([...tables.keys()].toSorted()).toEqual(Object.keys(dsfinvkTables).toSorted());
  expect(booksDoNotAddUp(tables)).toEqual([]);
  expect(tables.get('transactions')?.map((row) => row['BON_TYP'])).toEqual([
    'Beleg',
    'Beleg',
    'AVBelegabbruch',
    'Beleg',
  ]);
  expect(tables.get('lines')?.[0]).toMatchObject({ ARTIKELTEXT: 'Wechselgeld; "klein"', STK_BR: '150,00000' });
  expect(tables.get('itemamounts')?.map((row) => [row['TYP'], row['PF_BRUTTO']])).toEqual([
    ['base_amount', '34,00000'],
    ['discount', '-4,00000'],
  ]);
});

test('a transaction that could begin only after an outage says so beside its signature', async () => {
  const salon = await openSalon();
  const tables = await salon.world.run(async () => {
    salon.world.cable('tse').unplug();
    const { id } = await salon.till.begin();
    await salon.server.clock.sleep(20_000);
    salon.world.cable('tse').plug();
    await salon.server.clock.sleep(60_000);
    await salon.till.pay(id);
    await salon.till.sell('112');
    await close(salon, { '5000': 1 });
    return readArchive(await download(salon));
  });
  const rows = tables.get('transactions_tse') ?? [];
  expect(rows.map((row) => [row['TSE_TA_FEHLER'], row['TSE_TA_SIG'] !== ''])).toEqual([
    [expect.stringMatching(/^Beginn verspätet: /), true],
    ['', true],
    ['', true],
  ]);
});

test('what the TSE began unheard is an entry of its own in the books once it is closed there', async () => {
  const salon = await openSalon();
  salon.service.disturb(/^PUT .*tx_revision=1/, 'silence', { isDoneFirst: true, times: 2 });
  const tables = await salon.world.run(async () => {
    await salon.till.sell('112');
    await salon.server.clock.sleep(60_000);
    await close(salon, { '2000': 1 });
    return readArchive(await download(salon));
  });
  expect(tables.get('transactions')?.map((row) => [row['BON_TYP'], row['BON_NAME']])).toContainEqual([
    'AVBelegabbruch',
    'Offene TSE-Transaktion',
  ]);
  const [unsigned, closed] = tables.get('transactions_tse') ?? [];
  expect([unsigned?.['TSE_TANR'], unsigned?.['TSE_TA_SIG'], closed?.['TSE_TANR']]).toEqual(['', '', '1']);
  expect(booksDoNotAddUp(tables)).toEqual([]);
});

test('so it is when the TSE closed it unheard, too', async () => {
  const salon = await openSalon();
  salon.service.disturb(/^PUT .*tx_revision=1/, 'silence', { isDoneFirst: true, times: 2 });
  salon.service.disturb(/^PUT .*tx_revision=2/, 'silence', { isDoneFirst: true, times: 1 });
  const tables = await salon.world.run(async () => {
    await salon.till.sell('112');
    await salon.server.clock.sleep(200_000);
    await close(salon, { '2000': 1 });
    return readArchive(await download(salon));
  });
  expect(tables.get('transactions_tse')?.map((row) => row['TSE_TANR'])).toEqual(['', '1', '2']);
});

test('an outage is in the export as it was on the day, also after the TSE is back (TSE-09)', async () => {
  const salon = await openSalon();
  const [before, after] = await salon.world.run(async () => {
    await salon.till.sell();
    salon.world.cable('tse').unplug();
    await salon.till.sell('112');
    await close(salon, { '5000': 1 });
    const archive = await download(salon);
    salon.world.cable('tse').plug();
    await salon.server.clock.sleep(60_000);
    await salon.till.sell();
    return [archive, await download(salon)];
  });
  const tables = await readArchive(before);
  expect(booksDoNotAddUp(tables)).toEqual([]);
  const rows = tables.get('transactions_tse') ?? [];
  expect(rows.map((row) => [row['TSE_TA_FEHLER'] !== '', row['TSE_TA_SIG'] !== ''])).toEqual([
    [false, true],
    [true, false],
    [true, false],
  ]);
  const [files, later] = [await filesOf(before), await filesOf(after)];
  for (const [name, content] of files) expect(later.get(name), name).toBe(content);
});

test('a period holds the closings whose day of booking lies in it; an empty one is refused in words', async () => {
  const salon = await openSalon();
  await salon.world.run(() => day(salon));
  await salon.world.advance(24 * 3_600_000);
  const wanted = ['', '?closing=2', '?to=2026-11-23&version=2.3', '?from=2026-11-24&to=2026-11-30'];
  const archives = await salon.world.run(async () => {
    await salon.till.signIn();
    await salon.till.sell();
    await close(salon, { '10000': 1, '2000': 1 });
    const refused = await salon.till.call('GET', '/exports/dsfinvk.zip?from=2027-01-01');
    expect(refused).toMatchObject({ status: 404, body: { code: 'NOTHING_TO_EXPORT' } });
    for (const query of ['?from=2026-13-01', '?closing=0', '?version=1.0', '?closing=1&to=2026-11-24', '?month=11']) {
      expect((await salon.till.call('GET', `/exports/dsfinvk.zip${query}`)).status, query).toBe(422);
    }
    const downloads: Buffer[] = [];
    for (const query of wanted) downloads.push(await download(salon, query));
    return downloads;
  });
  const numbers: unknown[] = [];
  for (const archive of archives) {
    const rows = (await readArchive(archive)).get('cashpointclosing') ?? [];
    numbers.push(rows.map((row) => `${row['Z_NR']} ${row['TAXONOMIE_VERSION']}`));
  }
  expect(numbers).toEqual([['1 2.4', '2 2.4'], ['2 2.4'], ['1 2.3'], ['2 2.4']]);
});

test('only those who may export get the books', async () => {
  const salon = await openSalon();
  await salon.world.run(async () => {
    await day(salon);
    await salon.till.signIn('lena', '204866');
    expect((await salon.till.call('GET', '/exports/dsfinvk.zip')).status).toBe(403);
  });
});
