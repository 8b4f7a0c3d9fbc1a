import { expect, test } from 'vitest';
import { booksDoNotAddUp } from '../../testing/check-books.ts';
import { readArchive } from '../../testing/read-archive.ts';
import { openSalon } from '../../testing/salon-for-tests.ts';

test('a card is exported as the kind that was named, its cancellation too; what nobody named stays Unbar', async () => {
  const { world, till, service } = await openSalon();
  const tables = await world.run(async () => {
    for (const cardKind of ['debit', 'credit', 'wallet', 'prepaid', undefined]) {
      const { id } = await till.begin('112');
      const kind = cardKind === undefined ? {} : { cardKind };
      await till.call('POST', `/sales/${id}/payments/card`, { key: till.uuid(), manual: true, ...kind });
    }
    await till.call('POST', '/receipts/2/cancellation', { id: till.uuid(), reason: 'Falsch gebucht' });
    await till.call('POST', '/closings', { key: till.uuid(), count: {} });
    const answer = await till.raw('GET', '/exports/dsfinvk.zip');
    return readArchive(Buffer.from(await answer.arrayBuffer()));
  });
  const kinds = (name: string, of: string) => tables.get(name)?.map((row) => `${row['ZAHLART_TYP']} ${row[of]}`);
  expect(kinds('datapayment', 'BASISWAEH_BETRAG')).toEqual([
    'ECKarte 19,00',
    'Kreditkarte 19,00',
    'ElZahlungsdienstleister 19,00',
    'Guthabenkarte 19,00',
    'Unbar 19,00',
    'Kreditkarte -19,00',
  ]);
  expect(kinds('payment', 'Z_ZAHLART_BETRAG')).toEqual([
    'ECKarte 19,00',
    'ElZahlungsdienstleister 19,00',
    'Guthabenkarte 19,00',
    'Kreditkarte 0,00',
    'Unbar 19,00',
  ]);
  expect(booksDoNotAddUp(tables)).toEqual([]);
  const signed = [...service.transactions.values()].map(({ processData }) => processData?.split(':').at(-1));
  expect(new Set(signed)).toEqual(new Set(['Unbar']));
});

test('a kind of card that nobody knows is refused', async () => {
  const { world, till } = await openSalon();
  await world.run(async () => {
    const { id } = await till.begin();
    const body = { key: till.uuid(), manual: true, cardKind: 'loyalty' };
    expect(await till.call('POST', `/sales/${id}/payments/card`, body)).toMatchObject({
      status: 422,
      body: { code: 'REQUEST_NOT_VALID' },
    });
  });
});
