import { beforeEach, describe, expect, it } from 'vitest';
import { CLIENT_UUID, CloudBench, receipt } from '../../test/cloud-client.ts';

const TX = '0b6a1f43-7f0e-4c36-8c0e-2d0a5a1c7e01';
let bench: CloudBench;

beforeEach(async () => {
  bench = await CloudBench.start();
});

describe('signing in', () => {
  it('gives a token that lasts as long as it says', async () => {
    const { apiKey, apiSecret } = bench.cloud;
    const { body } = await bench.call('POST', '/auth', { api_key: apiKey, api_secret: apiSecret });
    expect(body).toMatchObject({ access_token_expires_in: 86_400, access_token_claims: { env: 'TEST' } });
    expect(body.access_token.split('.')).toHaveLength(3);
    expect((await bench.call('GET', '/tss')).status).toBe(200);
    await bench.world.advance(86_400_000);
    expect(await bench.refusal('GET', '/tss')).toBe('401 E_UNAUTHORIZED');
    const fresh = await bench.call('POST', '/auth', { refresh_token: body.refresh_token });
    bench.token = fresh.body.access_token;
    expect((await bench.call('GET', '/tss')).status).toBe(200);
  });

  it('refuses wrong keys, used-up refresh tokens and calls without a token', async () => {
    const { apiKey, apiSecret } = bench.cloud;
    const wrong = await bench.call('POST', '/auth', { api_key: apiKey, api_secret: 'wrong' });
    expect(wrong).toMatchObject({ status: 401, body: { message: 'Unauthorized', error: 'Unauthorized' } });
    const { body } = await bench.call('POST', '/auth', { api_key: apiKey, api_secret: apiSecret });
    await bench.call('POST', '/auth', { refresh_token: body.refresh_token });
    expect(await bench.refusal('POST', '/auth', { refresh_token: body.refresh_token })).toBe('401 E_UNAUTHORIZED');
    bench.token = '';
    expect(await bench.refusal('GET', '/tss')).toBe('401 E_UNAUTHORIZED');
  });
});

describe('set-up', () => {
  it('goes from nothing to a first signed sale by the public calls alone', async () => {
    const tss = `/tss/${bench.uuid()}`;
    const created = await bench.call('PUT', tss, {});
    expect(created.body).toMatchObject({ state: 'CREATED', _type: 'TSS', _env: 'TEST' });
    expect(created.body.admin_puk).toHaveLength(10);
    const before = bench.host.clock.monotonic();
    const deployed = await bench.call('PATCH', tss, { state: 'UNINITIALIZED' });
    expect(deployed.body).toMatchObject({ state: 'UNINITIALIZED', bsi_certification_id: 'BSI-K-TR-0717-2025' });
    expect(deployed.body.admin_puk).toBeUndefined();
    expect(bench.host.clock.monotonic() - before).toBeGreaterThanOrEqual(30_000);
    const change = { admin_puk: created.body.admin_puk, new_admin_pin: '123456' };
    expect((await bench.call('PATCH', `${tss}/admin`, change)).status).toBe(200);
    expect((await bench.call('POST', `${tss}/admin/auth`, { admin_pin: '123456' })).status).toBe(200);
    expect((await bench.call('PATCH', tss, { state: 'INITIALIZED' })).body.state).toBe('INITIALIZED');
    const client = await bench.call('PUT', `${tss}/client/${CLIENT_UUID}`, { serial_number: '955002-00' });
    expect(client.body).toMatchObject({ state: 'REGISTERED', serial_number: '955002-00', _type: 'CLIENT' });
    expect((await bench.call('POST', `${tss}/admin/logout`, {})).status).toBe(200);
    const start = await bench.call('PUT', `${tss}/tx/${TX}?tx_revision=1`, { state: 'ACTIVE', client_id: CLIENT_UUID });
    expect(start.body).toMatchObject({ number: 1, state: 'ACTIVE', revision: 1, log: { operation: 'Start' } });
    const body = { state: 'FINISHED', client_id: CLIENT_UUID, schema: receipt('21.42') };
    const finish = await bench.call('PUT', `${tss}/tx/${TX}?tx_revision=2`, body);
    expect(finish.body.qr_code_data).toContain(
      'V0;955002-00;Kassenbeleg-V1;Beleg^21.42_0.00_0.00_0.00_0.00^21.42:Bar;1;',
    );
    expect(finish.body.signature.counter).toBe(start.body.signature.counter + 1);
  });

  it('leaves the system logs that exports of the real service begin with', async () => {
    const { tssId } = bench.ready();
    const { logs } = bench.cloud.tss(tssId);
    const names = Array.from({ length: logs.count }, (_, position) => logs.record(position).name);
    expect(logs.signatureCounter(0)).toBe(2);
    expect(names).toEqual([
      'registerClient',
      'startAudit',
      'configureLogging',
      'selfTest',
      'enterSecureState',
      'exitSecureState',
      'unblockUser',
      'authenticateUser',
      'initialize',
      'registerClient',
      'logOut',
    ]);
  });

  it('is idempotent where the service is: TSS while CREATED, clients', async () => {
    const tss = `/tss/${bench.uuid()}`;
    const first = await bench.call('PUT', tss, {});
    const again = await bench.call('PUT', tss, {});
    expect(again.body.admin_puk).toBe(first.body.admin_puk);
    const ready = bench.ready();
    expect(await bench.refusal('PUT', ready.tss, {})).toBe('409 E_TSS_CONFLICT');
    await bench.call('POST', `${ready.tss}/admin/auth`, { admin_pin: '123456' });
    const put = () => bench.call('PUT', `${ready.tss}/client/${CLIENT_UUID}`, { serial_number: 'till-2' });
    await put();
    const { tse } = { tse: bench.cloud.tss(ready.tssId) };
    const before = tse.signatureCounter;
    expect((await put()).status).toBe(200);
    expect(tse.signatureCounter).toBe(before);
  });

  it('turns UUIDs to lower case', async () => {
    const id = bench.uuid().toUpperCase();
    expect((await bench.call('PUT', `/tss/${id}`, {})).body._id).toBe(id.toLowerCase());
    expect((await bench.call('GET', `/tss/${id}`)).status).toBe(200);
  });

  it('shows counters of a TSS as strings', async () => {
    const { tss } = bench.ready();
    const { body } = await bench.call('GET', tss);
    expect(body).toMatchObject({ signature_counter: '12', transaction_counter: '0', number_registered_clients: 1 });
    expect(body.serial_number).toHaveLength(64);
    expect(body).toMatchObject({ max_number_registered_clients: 199, max_number_active_transactions: 2000 });
  });
});

describe('what the set-up refuses', () => {
  it('state changes out of order', async () => {
    const { tssId } = bench.cloud.provision();
    const tss = `/tss/${tssId}`;
    expect(await bench.refusal('PATCH', tss, { state: 'INITIALIZED' })).toBe('400 E_TSS_NOT_INITIALIZED');
    expect(await bench.refusal('PATCH', tss, { state: 'BROKEN' })).toBe('400 E_FAILED_SCHEMA_VALIDATION');
    const ready = bench.ready();
    expect(await bench.refusal('PATCH', ready.tss, { state: 'UNINITIALIZED' })).toBe('400 E_ILLEGAL_TSS_STATE_CHANGE');
    expect(await bench.refusal('PATCH', ready.tss, { state: 'CREATED' })).toBe('400 E_ILLEGAL_TSS_STATE_CHANGE');
  });

  it('administration without the administrator of this session', async () => {
    const { tss } = bench.ready();
    expect(await bench.refusal('PATCH', tss, { state: 'DISABLED' })).toBe('401 E_UNAUTHORIZED');
    const client = `${tss}/client/${CLIENT_UUID}`;
    expect(await bench.refusal('PUT', client, { serial_number: 'x' })).toBe('401 E_UNAUTHORIZED');
    await bench.call('POST', `${tss}/admin/auth`, { admin_pin: '123456' });
    await bench.logIn();
    expect(await bench.refusal('PUT', client, { serial_number: 'x' })).toBe('401 E_UNAUTHORIZED');
  });

  it('the PIN before it is set, wrong PINs, and after five of them even the right one', async () => {
    const { tssId, adminPuk } = bench.cloud.provision();
    const tss = `/tss/${tssId}`;
    await bench.call('PATCH', tss, { state: 'UNINITIALIZED' });
    const logIn = (pin: string) => bench.refusal('POST', `${tss}/admin/auth`, { admin_pin: pin });
    const change = (puk: string, pin: string) =>
      bench.refusal('PATCH', `${tss}/admin`, { admin_puk: puk, new_admin_pin: pin });
    expect(await logIn('123456')).toBe('423 E_ADMIN_PIN_BLOCKED');
    expect(await change('WRONGWRONG', '123456')).toBe('401 E_ADMIN_LOGIN_FAILED');
    expect(await change(adminPuk, '12345')).toBe('400 E_CHANGE_ADMIN_PIN_FAILED');
    expect(await change(adminPuk, '123456')).toBe('200 undefined');
    for (let attempt = 0; attempt < 5; attempt++) expect(await logIn('000000')).toBe('401 E_ADMIN_LOGIN_FAILED');
    expect(await logIn('123456')).toBe('423 E_ADMIN_PIN_BLOCKED');
    expect(await change(adminPuk, '654321')).toBe('200 undefined');
    expect(await logIn('654321')).toBe('200 undefined');
  });

  it('a sixth TSS in the test environment, until one is disabled', async () => {
    const all = Array.from({ length: 5 }, () => bench.ready());
    const put = () => bench.refusal('PUT', `/tss/${bench.uuid()}`, {});
    expect(await put()).toBe('403 E_TSS_LIMIT_REACHED');
    await bench.call('POST', `${all[0]?.tss}/admin/auth`, { admin_pin: '123456' });
    expect((await bench.call('PATCH', all[0]?.tss ?? '', { state: 'DISABLED' })).body.state).toBe('DISABLED');
    expect(await put()).toBe('200 undefined');
  });

  it('serial numbers that are taken, malformed or too long', async () => {
    const { tss } = bench.ready();
    await bench.call('POST', `${tss}/admin/auth`, { admin_pin: '123456' });
    const put = (serial: unknown, id = bench.uuid()) =>
      bench.refusal('PUT', `${tss}/client/${id}`, { serial_number: serial });
    expect(await put('955002-00')).toBe('400 E_ILLEGAL_CLIENT_SERIAL');
    for (const bad of ['a_b', ' a', 'a ', '', 'ä', 'x'.repeat(71), 7, undefined]) {
      expect(await put(bad), String(bad)).toBe('400 E_FAILED_SCHEMA_VALIDATION');
    }
    expect(await put('a/b')).toBe('200 undefined');
    expect(await put('other', CLIENT_UUID)).toBe('200 undefined');
    expect(await put('another', CLIENT_UUID)).toBe('409 E_CLIENT_CONFLICT');
    const second = bench.ready();
    await bench.call('POST', `${second.tss}/admin/auth`, { admin_pin: '123456' });
    const elsewhere = { serial_number: 'other' };
    expect(await bench.refusal('PUT', `${second.tss}/client/${CLIENT_UUID}`, elsewhere)).toBe('409 E_CLIENT_CONFLICT');
  });

  it('names of things that are not there', async () => {
    const { tss } = bench.ready();
    const nobody = '00000000-0000-4000-8000-000000000000';
    expect(await bench.refusal('GET', `/tss/${nobody}`)).toBe('404 E_TSS_NOT_FOUND');
    expect(await bench.refusal('GET', `${tss}/client/${nobody}`)).toBe('404 E_CLIENT_NOT_FOUND');
    expect(await bench.refusal('GET', `${tss}/tx/${nobody}`)).toBe('404 E_TX_NOT_FOUND');
    expect(await bench.refusal('GET', `${tss}/tx/7`)).toBe('404 E_TX_NOT_FOUND');
    expect(await bench.refusal('GET', `${tss}/export/${nobody}`)).toBe('404 E_EXPORT_NOT_FOUND');
    const schema = await bench.call('PUT', '/tss/not-a-uuid', {});
    expect(schema.body).toMatchObject({ status_code: 400, message: 'params.tss_id should match format "uuid"' });
    const parser = await bench.call('PATCH', '/tss/not-a-uuid', { state: 'UNINITIALIZED' });
    expect(parser.body).toEqual({
      code: 'E_PARSER',
      message: "can't parse TSS ID: invalid UUID length: 10 (not-a-uuid)",
      status_code: 400,
      error: 'Bad Request',
    });
    expect((await bench.call('GET', '/nowhere')).status).toBe(404);
  });

  it('bodies that are no JSON or too large', async () => {
    const { tss } = bench.ready();
    expect(await bench.refusal('PATCH', tss, '{"state":')).toBe('400 E_FAILED_SCHEMA_VALIDATION');
    expect((await bench.call('PATCH', tss, { metadata: { a: 'x'.repeat(1_100_000) } })).status).toBe(413);
  });
});

describe('metadata', () => {
  it('is merged, read back and limited', async () => {
    const { tss } = bench.ready();
    await bench.call('PATCH', tss, { metadata: { shop: 'Berlin' } });
    const merged = await bench.call('PATCH', `${tss}/metadata`, { till: '3' });
    expect(merged.body).toEqual({ shop: 'Berlin', till: '3' });
    expect((await bench.call('GET', `${tss}/metadata`)).body).toEqual({ shop: 'Berlin', till: '3' });
    const many = Object.fromEntries(Array.from({ length: 41 }, (_, index) => [`k${index}`, 'v']));
    expect(await bench.refusal('PATCH', `${tss}/metadata`, many)).toBe('400 E_FAILED_SCHEMA_VALIDATION');
    expect(await bench.refusal('PATCH', `${tss}/metadata`, { a: 1 })).toBe('400 E_FAILED_SCHEMA_VALIDATION');
  });
});

describe('the seed', () => {
  it('decides over keys, ids and secrets: the same world twice is the same service twice', async () => {
    const again = await CloudBench.start();
    for (const one of [bench, again]) one.ready();
    expect(again.cloud.snapshot()).toEqual(bench.cloud.snapshot());
    expect(again.cloud.apiSecret).toBe(bench.cloud.apiSecret);
    expect(again.token).toBe(bench.token);
  });
});
