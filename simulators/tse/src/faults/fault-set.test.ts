import { createWorld, type World } from '@kassensturz/host';
import { beforeEach, describe, expect, it } from 'vitest';
import { isSignatureGood } from '../../test/read-message.ts';
import { ADMIN_PIN, CLIENT_ID, factoryTse, readyTse } from '../../test/ready-tse.ts';
import { FaultSet } from './fault-set.ts';

let world: World;
let faults: FaultSet;

beforeEach(async () => {
  world = createWorld({ seed: 1 });
  const host = world.addHost('a');
  await world.run(() => host.switchOn());
  faults = new FaultSet(host.clock, ['slow', 'silent', 'timeNotSet']);
});

describe('faults by name', () => {
  it('begin and end by the clock', async () => {
    faults.set('slow', { ms: 5, afterMs: 1000, forMs: 500 });
    expect(faults.names).toEqual([]);
    await world.advance(1000);
    expect(faults.peek('slow')).toMatchObject({ ms: 5 });
    await world.advance(500);
    expect(faults.isOn('slow')).toBe(false);
  });

  it('end after so many strikes', () => {
    faults.set('silent', { times: 2 });
    expect(
      [faults.take('silent'), faults.take('silent'), faults.take('silent')].map((fault) => fault !== undefined),
    ).toEqual([true, true, false]);
  });

  it('run their acts at the beginning and at the end', async () => {
    const seen: string[] = [];
    faults.define('timeNotSet', { begin: () => seen.push('begin'), end: () => seen.push('end') });
    faults.set('timeNotSet', { afterMs: 10, forMs: 10 });
    await world.advance(15);
    expect(seen).toEqual(['begin']);
    await world.advance(10);
    expect(seen).toEqual(['begin', 'end']);
    faults.set('timeNotSet', { afterMs: 10 });
    faults.clear('timeNotSet');
    await world.advance(20);
    expect(seen).toEqual(['begin', 'end']);
  });

  it('say which names are known when one is not', () => {
    expect(() => faults.set('rateLimited')).toThrow('known are slow, silent, timeNotSet');
  });
});

describe('faults of the signing core', () => {
  it('certificate expired: signs, stores, then complains', async () => {
    const { tse } = await readyTse();
    tse.faults.set('certificateExpired');
    const before = tse.logs.count;
    expect(() => tse.startTransaction({ clientId: CLIENT_ID, processData: new Uint8Array() })).toThrow(
      'ErrorCertificateExpired',
    );
    expect(tse.logs.count).toBe(before + 1);
    expect(isSignatureGood(tse.logs.message(before), tse.key.publicKey, 'sha256')).toBe(true);
    expect(tse.openTransactions()).toHaveLength(1);
  });

  it('the certificate also expires by itself, after its years', async () => {
    const { tse, sell } = await readyTse();
    tse.authenticateUser('Admin', ADMIN_PIN);
    tse.updateTime(tse.element.certificateExpirySeconds - 1);
    sell();
    expect(() => tse.updateTime(tse.element.certificateExpirySeconds)).toThrow('ErrorCertificateExpired');
    expect(() => sell()).toThrow('ErrorCertificateExpired');
  });

  it('storage full: no transaction, but log-ins still work', async () => {
    const { tse, sell } = await readyTse();
    tse.faults.set('storageFull');
    const before = tse.signatureCounter;
    expect(() => sell()).toThrow('ErrorStorageMemoryFull');
    expect(tse.signatureCounter).toBe(before);
    expect(tse.authenticateUser('Admin', ADMIN_PIN).result).toBe('ok');
    tse.faults.clear('storageFull');
    expect(sell()).toBe(1);
  });

  it('quota used, too many open, unauthorised', async () => {
    const { tse, sell } = await readyTse();
    tse.faults.set('quotaUsed');
    expect(() => sell()).toThrow('ErrorSignatureCounterExhausted');
    tse.faults.clear('quotaUsed');
    tse.faults.set('tooManyOpen', { max: 0 });
    expect(() => sell()).toThrow('ErrorLimitOfSimultaneousOpenTransactionsReached');
    tse.faults.clear('tooManyOpen');
    tse.faults.set('unauthorized');
    expect(() => sell()).toThrow('ErrorUserNotAuthenticated');
    tse.authenticateUser('Admin', ADMIN_PIN);
    expect(sell()).toBe(1);
  });

  it('write-only: everything is acknowledged, nothing is in the export', async () => {
    const { tse, sell } = await readyTse();
    const before = tse.logs.count;
    tse.faults.set('writeOnly');
    expect(sell()).toBe(1);
    expect(tse.signatureCounter).toBe(before + 2);
    expect(tse.logs.count).toBe(before);
  });

  it('a damaged log no longer verifies', async () => {
    const { tse, sell } = await readyTse();
    sell();
    tse.mishaps.damageLog();
    expect(isSignatureGood(tse.logs.message(tse.logs.count - 1), tse.key.publicKey, 'sha256')).toBe(false);
  });

  it('time lost, clock fast, PIN blocked, log damaged, dead: all by name, as on the fronts', async () => {
    const { tse, sell, advance } = await readyTse();
    sell();
    tse.faults.set('damagedLog');
    expect(isSignatureGood(tse.logs.message(tse.logs.count - 1), tse.key.publicKey, 'sha256')).toBe(false);
    tse.faults.set('pinBlocked');
    expect(tse.authenticateUser('Admin', ADMIN_PIN).result).toBe('pinIsBlocked');
    const before = tse.time;
    tse.faults.set('clockDrift', { ppm: 100_000 });
    await advance(100_000);
    expect(tse.time - before).toBe(110);
    tse.faults.set('timeNotSet');
    expect(() => sell()).toThrow('ErrorTimeNotSet');
    tse.faults.set('disabled', { afterMs: 1000 });
    expect(tse.lifeCycle).toBe('noTime');
    await advance(1000);
    expect(tse.lifeCycle).toBe('disabled');
  });

  it('a damaged log is drawn from a seed: the same seed hits the same bit, another one another', async () => {
    const logsAfter = async (seed: number) => {
      const { tse, sell } = await readyTse();
      sell();
      const whole = () =>
        Array.from({ length: tse.logs.count }, (_, at) => Buffer.from(tse.logs.message(at)).toString('hex'));
      const before = whole();
      tse.faults.set('damagedLog', { seed });
      return whole().flatMap((message, at) => {
        const first = [...message].findIndex((digit, index) => digit !== before[at]?.[index]);
        return first < 0 ? [] : [`${at}:${first}`];
      });
    };
    const seven = await logsAfter(7);
    expect(seven).toHaveLength(1);
    expect(await logsAfter(7)).toEqual(seven);
    expect(await logsAfter(8)).not.toEqual(seven);
    const empty = await factoryTse();
    expect(() => empty.tse.faults.set('damagedLog')).not.toThrow();
  });

  it('of fronts are unknown to a bare core, instead of doing nothing', async () => {
    const { tse } = await readyTse();
    expect(() => tse.faults.set('selfTest')).toThrow('no fault "selfTest" here');
    expect(() => tse.faults.set('off')).toThrow('no fault "off" here');
  });
});
