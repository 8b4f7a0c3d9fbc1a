import { createWorld } from '@kassensturz/host';
import { beforeEach, describe, expect, test } from 'vitest';
import { RecordedSignDe } from '../../testing/recorded-sign-de.ts';
import type { SettingRecords } from '../../till/records/setting-records.ts';
import { receiptProcessType } from '../process-data.ts';
import { CloudTse } from './cloud-tse.ts';

const content = { processType: receiptProcessType, processData: 'Beleg^1.00_0.00_0.00_0.00_0.00^1.00:Bar' };

let service: RecordedSignDe;
let world: ReturnType<typeof createWorld>;
let settings: SettingRecords;

beforeEach(async () => {
  world = createWorld();
  const [register, remote] = [
    world.addHost('register', { address: '10.0.0.1' }),
    world.addHost('service', { address: '10.0.0.2' }),
  ];
  world.connect(register, remote, { name: 'line' });
  service = new RecordedSignDe();
  await world.run(() => service.start(remote));
  const kept = new Map<string, string>();
  settings = { read: (name) => kept.get(name), write: (name, value) => void kept.set(name, value) };
});

const client = () => {
  const host = world.host('register');
  return new CloudTse({
    host,
    config: service.config(world.host('service')),
    settings,
    serialNumber: 'MUSTER-K1-0001',
  });
};

describe('the set-up at the first start', () => {
  test('goes from CREATED to a registered client, and is not repeated', async () => {
    const identity = await world.run(() => client().prepare());
    expect(identity).toMatchObject({
      serialNumber: 'ab'.repeat(32),
      clientId: 'MUSTER-K1-0001',
      timeFormat: 'unixTime',
    });
    expect(service.calls.map((call) => call.replace(/client\/.*/, 'client'))).toEqual([
      'POST /auth',
      'GET /tss',
      'PATCH /tss',
      'GET /tss',
      'PATCH /tss/admin',
      'POST /tss/admin/auth',
      'PATCH /tss',
      'POST /tss/admin/logout',
      'GET /tss',
      'POST /tss/admin/auth',
      'PUT /tss/client',
      'POST /tss/admin/logout',
    ]);
    service.calls.length = 0;
    await world.run(() => client().prepare());
    expect(service.calls).toEqual(['POST /auth', 'GET /tss']);
  });

  test('a PIN that was refused is shown once and not again (TSE-16)', async () => {
    service.tssState = 'INITIALIZED';
    service.disturb(/admin\/auth/, { status: 401, code: 'E_UNAUTHORIZED' }, { times: 99 });
    const tse = client();
    for (let time = 0; time < 5; time++) {
      await expect(world.run(() => tse.prepare())).rejects.toMatchObject({ code: 'pin-refused' });
    }
    expect(service.calls.filter((call) => call.includes('admin/auth')).length).toBeLessThanOrEqual(2);
  });

  test('a real TSE is not touched by a test bench', async () => {
    service.env = 'LIVE';
    await expect(world.run(() => client().prepare())).rejects.toMatchObject({ code: 'not-a-test' });
    expect(service.calls).toEqual(['POST /auth', 'GET /tss']);
  });
});

describe('a transaction', () => {
  test('is begun, found, finished and found again under its key', async () => {
    const tse = client();
    await world.run(async () => {
      await tse.prepare();
      expect(await tse.find({ key: 'k' }, 4_000)).toEqual({ state: 'absent' });
      const started = await tse.start('k', 4_000);
      expect(await tse.find({ key: 'k' }, 4_000)).toEqual({ state: 'active', started });
      expect(await tse.openTransactions(4_000)).toEqual([{ ...started, key: 'k' }]);
      const finished = await tse.finish({ key: 'k', ...started }, content, 4_000);
      expect(await tse.find({ key: 'k' }, 4_000)).toEqual({ state: 'finished', started, finished, ...content });
    });
  });

  test('a start whose answer is lost is repeated within its time and counts once', async () => {
    const tse = client();
    await world.run(() => tse.prepare());
    service.disturb(/tx_revision=1/, 'silence', { isDoneFirst: true });
    expect(await world.run(() => tse.start('k', 4_000))).toMatchObject({ number: 1 });
    expect(service.transactions.size).toBe(1);
  });

  test('a finish whose answer is lost says that its outcome is unknown', async () => {
    const tse = client();
    const started = await world.run(async () => {
      await tse.prepare();
      return tse.start('k', 4_000);
    });
    service.disturb(/tx_revision=2/, 'silence', { isDoneFirst: true });
    await expect(world.run(() => tse.finish({ key: 'k', ...started }, content, 3_000))).rejects.toMatchObject({
      code: 'timeout',
      isOutcomeUnknown: true,
    });
  });

  test('a service that asks to come again shortly is asked again', async () => {
    const tse = client();
    await world.run(() => tse.prepare());
    service.disturb(/tx_revision=1/, { status: 429, code: 'E_TOO_MANY_REQUESTS', retryAfterSeconds: 1 });
    expect(await world.run(() => tse.start('k', 4_000))).toMatchObject({ number: 1 });
    service.disturb(/tx_revision=1/, { status: 503, code: 'E_TSS_LOCKED', retryAfterSeconds: 60 });
    await expect(world.run(() => tse.start('l', 4_000))).rejects.toMatchObject({
      code: 'busy',
      isOutcomeUnknown: false,
    });
  });

  test.each([
    [{ status: 400, code: 'E_CLIENT_NOT_FOUND' }, 'client-unknown'],
    [{ status: 404, code: 'E_TSS_NOT_FOUND' }, 'refused'],
    [{ status: 500, code: '' }, 'unreachable'],
  ] as const)('%j means %s', async (refusal, cause) => {
    const tse = client();
    await world.run(() => tse.prepare());
    service.disturb(/tx_revision=1/, refusal, { times: 9 });
    await expect(world.run(() => tse.start('k', 4_000))).rejects.toMatchObject({ code: cause });
  });

  test('a line that is cut means unreachable, and that nothing was done', async () => {
    const tse = client();
    await world.run(() => tse.prepare());
    await world.advance(20_000);
    world.cable('line').unplug();
    await expect(world.run(() => tse.start('k', 4_000))).rejects.toMatchObject({
      code: expect.stringMatching(/unreachable|timeout/),
    });
  });
});

describe('the token', () => {
  test('is renewed before it ends, and fetched anew when it is taken away', async () => {
    const tse = client();
    await world.run(() => tse.prepare());
    await world.advance(560_000);
    await world.run(() => tse.start('k', 4_000));
    expect(service.calls.filter((call) => call === 'POST /auth')).toHaveLength(2);
    service.disturb(/tx_revision=1/, { status: 401, code: 'E_UNAUTHORIZED' });
    expect(await world.run(() => tse.start('l', 4_000))).toMatchObject({ number: 2 });
    expect(service.calls.filter((call) => call === 'POST /auth')).toHaveLength(3);
  });
});
