import { createHash, verify } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { CloudBench, receipt } from '../../test/cloud-client.ts';
import { publicKeyOf, readMessage } from '../../test/read-message.ts';

const TX = '0b6a1f43-7f0e-4c36-8c0e-2d0a5a1c7e01';
let bench: CloudBench;
let tss = '';
let tssId = '';
let clientId = '';

beforeEach(async () => {
  bench = await CloudBench.start({ hasRateLimits: false });
  ({ tss, tssId, clientId } = bench.ready());
});

const put = (revision: number | string, body: object = {}, tx = TX) =>
  bench.call('PUT', `${tss}/tx/${tx}?tx_revision=${revision}`, { state: 'ACTIVE', client_id: clientId, ...body });
const refused = async (revision: number | string, body: object = {}, tx = TX) => {
  const answer = await put(revision, body, tx);
  return `${answer.status} ${answer.body.code}`;
};
const finish = (schema: unknown = receipt('9.00'), state = 'FINISHED') => ({ state, schema });

describe('revisions', () => {
  it('go 1, 2, 3 and are answered in full', async () => {
    await put(1);
    const update = await put(2, { schema: receipt('5.00') });
    expect(update.body).toMatchObject({ state: 'ACTIVE', revision: 2, log: { operation: 'Update' } });
    const end = await put(3, finish());
    expect(end.body).toMatchObject({
      state: 'FINISHED',
      revision: 3,
      latest_revision: 3,
      log: { operation: 'Finish' },
    });
    expect(end.body.time_end).toBe(end.body.log.timestamp);
    expect(end.body.schema).toEqual(receipt('9.00'));
  });

  it('repeated, give the stored answer with the counter as a string, and sign nothing', async () => {
    const start = await put(1);
    const { signatureCounter } = bench.cloud.tss(tssId);
    const again = await put(1, { schema: receipt('1.00') });
    expect(again.body.signature.counter).toBe(String(start.body.signature.counter));
    await put(2, finish());
    const replay = await put(2, finish(receipt('77.00')));
    expect(replay.status).toBe(200);
    expect(replay.body.schema).toEqual(receipt('9.00'));
    expect(bench.cloud.tss(tssId).signatureCounter).toBe(signatureCounter + 1);
  });

  it('revision 1 on a finished transaction is 409 E_TX_NO_TYPE_DEFINED', async () => {
    await put(1);
    await put(2, finish());
    expect(await refused(1)).toBe('409 E_TX_NO_TYPE_DEFINED');
  });

  it('skipped, missing or beyond the end, are refused', async () => {
    expect(await refused(2)).toBe('400 E_TX_UPSERT');
    expect(await refused(1, finish())).toBe('400 E_TX_UPSERT');
    await put(1);
    expect(await refused(3, finish())).toBe('400 E_TX_UPSERT');
    await put(2, finish());
    expect(await refused(3, finish())).toBe('400 E_TX_UPSERT');
    expect(await refused('x')).toBe('400 E_FAILED_SCHEMA_VALIDATION');
    expect(await refused(0)).toBe('400 E_FAILED_SCHEMA_VALIDATION');
  });

  it('may be written to by number, as some clients do', async () => {
    const { body } = await put(1);
    expect((await put(2, finish(), String(body.number))).body).toMatchObject({ _id: TX, state: 'FINISHED' });
    expect(await refused(1, {}, '77')).toBe('404 E_TX_NOT_FOUND');
    expect(await refused(1, {}, 'no-uuid')).toBe('400 E_PARSER');
  });

  it('need a process type from the second on, and keep it', async () => {
    await put(1);
    expect(await refused(2, { state: 'FINISHED' })).toBe('409 E_TX_NO_TYPE_DEFINED');
    await put(2, { schema: { raw: { process_type: 'Bestellung-V1', process_data: '' } } });
    expect(await refused(3, finish())).toBe('409 E_TX_ILLEGAL_TYPE_CHANGE');
  });

  it('end with CANCELLED as well', async () => {
    await put(1);
    const answer = await put(2, finish(receipt('0.00'), 'CANCELLED'));
    expect(answer.body).toMatchObject({ state: 'CANCELLED', log: { operation: 'Finish' } });
    expect(bench.cloud.tss(tssId).openTransactions()).toEqual([]);
  });
});

describe('clients in transactions', () => {
  it('unknown is 400 and not 404; deregistered and foreign ones are refused', async () => {
    const nobody = { client_id: '00000000-0000-4000-8000-000000000000' };
    expect(await refused(1, nobody)).toBe('400 E_CLIENT_NOT_FOUND');
    await put(1);
    await bench.call('POST', `${tss}/admin/auth`, { admin_pin: '123456' });
    const other = bench.uuid();
    await bench.call('PUT', `${tss}/client/${other}`, { serial_number: 'till-2' });
    expect(await refused(2, { ...finish(), client_id: other })).toBe('400 E_TX_UPSERT');
    await bench.call('PATCH', `${tss}/client/${clientId}`, { state: 'DEREGISTERED' });
    expect(await refused(2, finish())).toBe('400 E_CLIENT_DEREGISTERED');
    await bench.call('PATCH', `${tss}/client/${clientId}`, { state: 'REGISTERED' });
    expect(await refused(2, finish())).toBe('200 undefined');
  });

  it('and TSS that are not ready, or no longer', async () => {
    const { tssId: fresh } = bench.cloud.provision();
    const path = (id: string) => `/tss/${id}/tx/${TX}?tx_revision=1`;
    const body = { state: 'ACTIVE', client_id: clientId };
    expect(await bench.refusal('PUT', path(fresh), body)).toBe('400 E_TSS_NOT_INITIALIZED');
    await bench.call('POST', `${tss}/admin/auth`, { admin_pin: '123456' });
    await bench.call('PATCH', tss, { state: 'DISABLED' });
    expect(await bench.refusal('PUT', path(tssId), body)).toBe('400 E_TSS_DISABLED');
  });

  it('no more than 2000 may be open', async () => {
    const { tse } = { tse: bench.cloud.tss(tssId) };
    for (let open = 0; open < 2000; open++)
      tse.startTransaction({ clientId: '955002-00', processData: new Uint8Array() });
    expect(await refused(1)).toBe('400 E_TX_LIMIT_REACHED');
  });
});

describe('process data', () => {
  const signedData = async (schema: unknown) => {
    const tx = bench.uuid();
    await put(1, {}, tx);
    const answer = await put(2, finish(schema), tx);
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    const { elements } = readMessage(bench.cloud.tss(tssId).readLogMessage());
    const text = (tag: number) => elements.find((element) => element.tag === tag)?.content.toString('utf8');
    return [text(0x83), text(0x82)];
  };
  const rates = (...amounts: readonly (readonly [string, string])[]) =>
    amounts.map(([vat_rate, amount]) => ({ vat_rate, amount }));
  const receiptOf = (fields: object) => ({ standard_v1: { receipt: { receipt_type: 'RECEIPT', ...fields } } });

  it('of the worked example of DSFinV-K comes out letter by letter', async () => {
    const schema = receiptOf({
      amounts_per_vat_rate: rates(['NORMAL', '75.33'], ['REDUCED_1', '7.99']),
      amounts_per_payment_type: [
        { payment_type: 'CASH', amount: '10.00' },
        { payment_type: 'CASH', amount: '5.00', currency_code: 'CHF' },
        { payment_type: 'CASH', amount: '5.00', currency_code: 'USD' },
        { payment_type: 'NON_CASH', amount: '64.30', currency_code: 'EUR' },
      ],
    });
    expect(await signedData(schema)).toEqual([
      'Kassenbeleg-V1',
      'Beleg^75.33_7.99_0.00_0.00_0.00^10.00:Bar_5.00:Bar:CHF_5.00:Bar:USD_64.30:Unbar',
    ]);
  });

  it('adds up equal rates, takes the old spelling, rounds to cents, and leaves zero payments out', async () => {
    const schema = receiptOf({
      amounts_per_vat_rate: rates(['19', '1.00500'], ['NORMAL', '-3.00'], ['0', '0.00'], ['5.5', '2.345']),
      amounts_per_payment_type: [{ payment_type: 'CASH', amount: '0.00' }],
    });
    expect(await signedData(schema)).toEqual(['Kassenbeleg-V1', 'Beleg^-2.00_0.00_0.00_2.35_0.00^']);
  });

  it.each([
    ['TRAINING', 'AVTraining'],
    ['CANCELLATION', 'AVBelegabbruch'],
    ['ABORT', 'AVBelegabbruch'],
    ['TRANSFER', 'AVTransfer'],
    ['ORDER', 'AVBestellung'],
    ['BENEFIT_IN_KIND', 'AVSachbezug'],
    ['INVOICE', 'AVRechnung'],
    ['OTHER', 'AVSonstige'],
    ['ANNULATION', 'AVBelegstorno'],
  ])('of %s is %s', async (receipt_type, word) => {
    const schema = { standard_v1: { receipt: { receipt_type, amounts_per_vat_rate: [] } } };
    expect((await signedData(schema))[1]).toBe(`${word}^0.00_0.00_0.00_0.00_0.00^`);
  });

  it('of an order has lines joined by CR and doubled quotes', async () => {
    const line_items = [
      { quantity: '2.000', text: 'Eisbecher "Himbeere"', price_per_unit: '3.99' },
      { quantity: '0.5', text: 'Schnitzel', price_per_unit: '24.40' },
    ];
    expect(await signedData({ standard_v1: { order: { line_items } } })).toEqual([
      'Bestellung-V1',
      '2;"Eisbecher ""Himbeere""";3.99\r0.5;"Schnitzel";24.40',
    ]);
  });

  it('raw is base64, and any process type is taken', async () => {
    const schema = { raw: { process_type: 'Frei', process_data: Buffer.from('äöü').toString('base64') } };
    expect(await signedData(schema)).toEqual(['Frei', 'äöü']);
  });

  it.each([
    ['Beleg^9.00_0.00_0.00_0.00_0.00^9.00:Bar', 'Invalid byte 94, offset 5'],
    ['abc', 'Invalid padding'],
    ['ab=c', 'Invalid padding'],
    ['äbcd', 'Invalid byte 228, offset 0'],
  ])('raw that is no base64 (%s) is E_PARSER and names the byte', async (process_data, text) => {
    await put(1);
    const answer = await put(2, finish({ raw: { process_type: 'Kassenbeleg-V1', process_data } }));
    expect(answer.body).toMatchObject({ status_code: 400, code: 'E_PARSER' });
    expect(answer.body.message).toContain(text);
  });

  it.each([
    [{}],
    [{ standard_v1: {} }],
    [{ standard_v1: { receipt: { receipt_type: 'RECEIPT' } } }],
    [receiptOf({ amounts_per_vat_rate: rates(['NORMAL', '9']) })],
    [receiptOf({ amounts_per_vat_rate: rates(['NORMAL', '9,00']) })],
    [receiptOf({ amounts_per_vat_rate: rates(['HALF', '9.00']) })],
    [{ standard_v1: { receipt: { receipt_type: 'Beleg', amounts_per_vat_rate: [] } } }],
    [{ raw: { process_type: 'x' } }],
    [{ dsfinvtw_v1: { break: {} } }],
    ['text'],
  ])('malformed schema %j is refused', async (schema) => {
    await put(1);
    expect(await refused(2, finish(schema))).toBe('400 E_FAILED_SCHEMA_VALIDATION');
  });
});

describe('what is answered can be believed', () => {
  it('the QR code verifies against the key in it', async () => {
    await put(1);
    await bench.world.advance(7_000);
    const { body } = await put(2, finish());
    const fields: string[] = body.qr_code_data.split(';');
    expect(fields).toHaveLength(12);
    const point = Buffer.from(fields[11] ?? '', 'base64');
    expect(createHash('sha256').update(point).digest('hex')).toBe(body.tss_serial_number);
    const { signed, signature } = readMessage(bench.cloud.tss(tssId).readLogMessage());
    expect(signature.toString('base64')).toBe(fields[10]);
    const key = publicKeyOf(point, 'prime256v1');
    expect(verify('sha256', signed, { key, dsaEncoding: 'ieee-p1363' }, signature)).toBe(true);
    expect(Date.parse(fields[7] ?? '') - Date.parse(fields[6] ?? '')).toBe(7_000);
    expect(new Date(body.time_start * 1000).toISOString()).toBe(fields[6]);
  });

  it('the raw log of each revision is there', async () => {
    await put(1);
    await put(2, finish());
    const first = await bench.call('GET', `${tss}/tx/${TX}/log?tx_revision=1`);
    expect(readMessage(first.bytes).operationType).toBe('StartTransaction');
    const last = await bench.call('GET', `${tss}/tx/${TX}/log`);
    expect(readMessage(last.bytes).operationType).toBe('FinishTransaction');
  });

  it('GET gives revisions, and says when there is no such', async () => {
    await put(1);
    await put(2, finish());
    expect((await bench.call('GET', `${tss}/tx/1`)).body).toMatchObject({ _id: TX, revision: 2, state: 'FINISHED' });
    expect((await bench.call('GET', `${tss}/tx/${TX}?tx_revision=1`)).body).toMatchObject({
      revision: 1,
      state: 'ACTIVE',
    });
    expect(await bench.refusal('GET', `${tss}/tx/${TX}?tx_revision=3`)).toBe('400 E_TX_REVISION_NOT_FOUND');
  });
});

describe('lists', () => {
  it('filter by state, sort and page; count is the number of matches', async () => {
    for (let sale = 0; sale < 5; sale++) {
      const tx = bench.uuid();
      await put(1, {}, tx);
      if (sale % 2 === 0) await put(2, finish(), tx);
    }
    const numbers = async (query: string) => {
      const { body } = await bench.call('GET', `${tss}/tx?${query}`);
      return [body.count, body.data.map((transaction: { number: number }) => transaction.number)];
    };
    expect(await numbers('states[]=ACTIVE')).toEqual([2, [2, 4]]);
    expect(await numbers('states%5B0%5D=FINISHED&states%5B1%5D=CANCELLED')).toEqual([3, [1, 3, 5]]);
    expect(await numbers('order=desc&order_by=number&limit=2&offset=1')).toEqual([5, [4, 3]]);
    expect(await bench.refusal('GET', `${tss}/tx?limit=0`)).toBe('400 E_FAILED_SCHEMA_VALIDATION');
    expect((await bench.call('GET', '/tx')).body.count).toBe(5);
    expect((await bench.call('GET', `${tss}/client/${clientId}/tx`)).body.count).toBe(5);
    expect((await bench.call('GET', `${tss}/client`)).body.data[0].serial_number).toBe('955002-00');
    expect((await bench.call('GET', '/tss?states[]=INITIALIZED')).body.count).toBe(1);
  });
});
