import { beforeEach, describe, expect, it } from 'vitest';
import { CloudBench, receipt } from '../../test/cloud-client.ts';

const TX = '0b6a1f43-7f0e-4c36-8c0e-2d0a5a1c7e01';
let bench: CloudBench;
let tss = '';
let tssId = '';
let clientId = '';

beforeEach(async () => {
  bench = await CloudBench.start();
  ({ tss, tssId, clientId } = bench.ready());
});

const start = (limits?: { headersMs?: number }) =>
  bench.call('PUT', `${tss}/tx/${TX}?tx_revision=1`, { state: 'ACTIVE', client_id: clientId }, limits);
const finish = (limits?: { headersMs?: number }) => {
  const body = { state: 'FINISHED', client_id: clientId, schema: receipt('5.00') };
  return bench.call('PUT', `${tss}/tx/${TX}?tx_revision=2`, body, limits);
};
const causeOf = async (action: Promise<unknown>) => {
  const error = await action.then(
    () => undefined,
    (reason: Error) => reason,
  );
  return (error?.cause as { code?: string } | undefined)?.code;
};
const fault = (...args: Parameters<typeof bench.cloud.fault>) => bench.world.run(() => bench.cloud.fault(...args));
const heal = (...args: Parameters<typeof bench.cloud.heal>) => bench.world.run(() => bench.cloud.heal(...args));

describe('faults on the way', () => {
  it('off: connections are refused; healed, the same port answers', async () => {
    const { port } = bench.cloud;
    await fault('off');
    // Connections that were kept alive learn of it first.
    await bench.world.advance(100);
    expect(await causeOf(start())).toBe('ECONNREFUSED');
    await heal('off');
    expect(bench.cloud.port).toBe(port);
    expect((await start()).status).toBe(200);
  });

  it('lost answer after signing: the transaction is finished, and asking tells', async () => {
    await start();
    await fault('lostAnswer', { on: 'finish', times: 1 });
    expect(await causeOf(finish())).toBe('ECONNRESET');
    expect((await bench.call('GET', `${tss}/tx/${TX}`)).body.state).toBe('FINISHED');
    const { signatureCounter } = bench.cloud.tss(tssId);
    expect((await finish()).status).toBe(200);
    expect(bench.cloud.tss(tssId).signatureCounter).toBe(signatureCounter);
  });

  it('slow: a client that gives up early finds the work done', async () => {
    await fault('slow', { ms: 30_000 });
    expect(await causeOf(start({ headersMs: 5_000 }))).toBe('ETIMEDOUT');
    await heal('slow');
    expect((await bench.call('GET', `${tss}/tx/1`)).body.state).toBe('ACTIVE');
  });

  it('silent: nothing is done and nothing comes', async () => {
    await fault('silent');
    expect(await causeOf(start({ headersMs: 5_000 }))).toBe('ETIMEDOUT');
    expect(bench.cloud.tss(tssId).transactions.counter).toBe(0);
  });

  it('reset, rate limit, 5xx, garbage', async () => {
    await fault('reset', { times: 1 });
    expect(await causeOf(start())).toBe('ECONNRESET');
    await fault('rateLimited', { times: 1, retryAfterSeconds: 7 });
    expect(await start()).toMatchObject({ status: 429, retryAfter: '7' });
    await fault('unavailable', { times: 1, status: 502 });
    expect((await start()).body).toMatchObject({ status_code: 502, error: 'Bad Gateway' });
    await fault('garbage', { times: 1 });
    const page = await start();
    expect([page.status, page.bytes.toString('utf8').slice(0, 9)]).toEqual([200, '<!doctype']);
    expect((await start()).status).toBe(200);
  });

  it('unauthorised: tokens are worthless until the client signs in again', async () => {
    await fault('unauthorized');
    expect(await bench.refusal('GET', tss)).toBe('401 E_UNAUTHORIZED');
    await bench.logIn();
    expect((await start()).status).toBe(200);
    await fault('unauthorized', { isPersistent: true });
    const { apiKey, apiSecret } = bench.cloud;
    expect(await bench.refusal('POST', '/auth', { api_key: apiKey, api_secret: apiSecret })).toBe('401 E_UNAUTHORIZED');
    await heal('unauthorized');
    await bench.logIn();
    expect((await finish()).status).toBe(200);
  });

  it('TSS locked or vanished', async () => {
    await fault('tssLocked', { times: 1 });
    expect(await start()).toMatchObject({ status: 503, retryAfter: '30', body: { code: 'E_TSS_LOCKED' } });
    await fault('tssVanished');
    expect(await bench.refusal('GET', tss)).toBe('404 E_TSS_NOT_FOUND');
    expect((await bench.call('GET', '/tss')).body.count).toBe(0);
  });
});

describe('faults of the signing core', () => {
  const answerTo = async (...args: Parameters<typeof bench.cloud.fault>) => {
    await fault(...args);
    const answer = await start();
    await heal(args[0]);
    return `${answer.status} ${answer.body.code}`;
  };

  it('have their status and code', async () => {
    expect(await answerTo('tooManyOpen')).toBe('400 E_TX_LIMIT_REACHED');
    expect(await answerTo('storageFull')).toBe('502 SMAERS_GATEWAY_ERROR_PRECONDITION_UNEXPORTED_LOGS');
    expect(await answerTo('quotaUsed')).toBe('502 ERROR_IDENTIFY_ERS');
    expect(await answerTo('signingFails', { on: 'start' })).toBe('502 ERROR_IDENTIFY_ERS');
    expect(await answerTo('certificateExpired')).toBe('423 E_CERTIFICATE_EXPIRED');
    expect(await answerTo('disabled')).toBe('423 E_TSS_DEFECTIVE');
    expect((await bench.call('GET', tss)).body.state).toBe('DEFECTIVE');
  });

  it('a blocked PIN is 423 until the PUK helps', async () => {
    await fault('pinBlocked');
    expect(await bench.refusal('POST', `${tss}/admin/auth`, { admin_pin: '123456' })).toBe('423 E_ADMIN_PIN_BLOCKED');
  });

  it('write-only acknowledges, and the export shows it', async () => {
    await fault('writeOnly');
    await start();
    expect((await finish()).body.state).toBe('FINISHED');
    const { logs } = bench.cloud.tss(tssId);
    const kept = Array.from({ length: logs.count }, (_, position) => logs.transactionNumber(position));
    expect(kept.some((number) => number > 0)).toBe(false);
  });

  it('an export can take ten minutes, and selling goes on', async () => {
    await fault('slowExport', { ms: 600_000 });
    const { body } = await bench.call('PUT', `${tss}/export/${bench.uuid()}`, {});
    await bench.world.advance(300_000);
    expect((await bench.call('GET', `${tss}/export/${body._id}`)).body.state).toBe('WORKING');
    expect((await start()).status).toBe(200);
    await bench.world.advance(305_000);
    expect((await bench.call('GET', `${tss}/export/${body._id}`)).body.state).toBe('COMPLETED');
  });

  it('faults of sticks are not known here', async () => {
    await expect(fault('unplugged')).rejects.toThrow('There is no fault "unplugged" here');
  });
});

describe('the wire', () => {
  it('keeps what was said, without secrets', async () => {
    await start();
    const { wire } = bench.cloud;
    expect(wire.at(-1)).toMatchObject({ method: 'PUT', status: 200, text: expect.stringContaining('→ 200') });
    expect(JSON.stringify(wire)).not.toContain(bench.cloud.apiSecret);
    expect(JSON.stringify(wire)).not.toContain(bench.token);
  });
});
