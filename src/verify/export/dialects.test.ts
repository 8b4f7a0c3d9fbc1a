import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { exportOf, replaced, rulesBroken } from '../testing/bend.ts';
import { der, derText } from '../testing/der.ts';
import { sampleStart as at, saleData, sampleExport } from '../testing/sample-export.ts';
import { TestLog } from '../testing/test-message.ts';
import { writeTar } from '../testing/write-tar.ts';
import { verifyTseExport } from './verify-tse-export.ts';

const finish = { processType: 'Kassenbeleg-V1', processData: saleData(5) };

describe('habits of makers', () => {
  it('one space as processType at the start (fiskaly)', async () => {
    const files = exportOf((log) => {
      log.transaction(at, 'Start', 1, { processType: ' ' });
      log.transaction(at, 'Finish', 1, finish);
    });
    expect(await rulesBroken(files)).toEqual([]);
  });

  it('processData of indefinite length (D-Trust)', async () => {
    const pieces = ['Beleg^5.00_0.00_0.00_0.00', '_0.00^5.00:Bar'].map((text) => derText(0x04, text));
    const processData = Buffer.concat([Buffer.of(0xa2, 0x80), ...pieces, Buffer.of(0, 0)]);
    const files = exportOf((log) => {
      log.transaction(at, 'Start', 1);
      log.transaction(at, 'Finish', 1, { ...finish, processData });
    });
    expect(await rulesBroken(files)).toEqual([]);
  });

  it('transaction numbers handed out before signature counters (D-Trust)', async () => {
    const files = exportOf((log) => {
      for (const number of [2, 1, 3]) log.transaction(at, 'Start', number);
      for (const number of [3, 1, 2]) log.transaction(at, 'Finish', number, finish);
    });
    expect(await rulesBroken(files)).toEqual([]);
  });

  it('upper-case names of certificates, and certificates in PEM', async () => {
    const { files, key } = sampleExport();
    const bent = replaced(files, `${key.serialNumber}_X509.cer`, ({ bytes }) => ({
      name: `${key.serialNumber.toUpperCase()}_X509.pem`,
      bytes: Buffer.from(new X509Certificate(bytes).toString()),
    }));
    expect(await rulesBroken(bent)).toEqual([]);
  });

  it('lower-case names of system events in version 2 (fiskaly, D-Trust)', async () => {
    const files = exportOf((log) => {
      log.system(at, 'updateTime', Buffer.concat([log.timeInEvent(at, 0x81), log.timeInEvent(at, 0x82)]));
      log.system(at, 'startAudit', Buffer.alloc(0));
    });
    expect(await rulesBroken(files)).toEqual([]);
  });
});

describe('times', () => {
  const timeUpdate = (log: TestLog, from: number, to: number) =>
    log.system(to, 'UpdateTime', Buffer.concat([log.timeInEvent(from, 0x81), log.timeInEvent(to, 0x82)]));

  it('may go back by a time update: then a finish is earlier than its start', async () => {
    const files = exportOf((log) => {
      log.transaction(at, 'Start', 1);
      timeUpdate(log, at + 1000, at - 120_000);
      log.transaction(at - 60_000, 'Finish', 1, finish);
    });
    expect(await rulesBroken(files)).toEqual([]);
  });

  it('may begin at 1970 after a loss of power, until the clock is set', async () => {
    const files = exportOf((log) => {
      log.transaction(at, 'Start', 1);
      log.transaction(at, 'Finish', 1, finish);
      log.system(5000, 'AuthenticateUser', Buffer.concat([derText(0x81, 'TimeAdmin'), der(0x83, Buffer.of(0xff))]));
      timeUpdate(log, 6000, at + 60_000);
      log.audit(at + 60_000, Buffer.of(1));
    });
    expect(await rulesBroken(files)).toEqual([]);
  });
});

describe('a part export', () => {
  const { files } = sampleExport({ sales: 4 });
  const part = files.filter((file) => !/No-[13]_|Log-Sys/.test(file.name));

  it('has gaps by design when it is said to be a part', async () => {
    const whole = await verifyTseExport(writeTar(part));
    expect(whole.countByRule).toMatchObject({ 'LOG-COUNTER-GAP': 2, 'TX-GAP': 1 });
    const { countBySeverity, countByRule } = await verifyTseExport(writeTar(part), { isPart: true });
    expect(countBySeverity).toMatchObject({ error: 0, warning: 0 });
    expect(countByRule).toEqual({ 'LOG-COUNTER-START': 1, 'LOG-PART': 2 });
  });

  it('must still be signed and unique', async () => {
    const again = part.at(-1)!;
    const doubled = await verifyTseExport(writeTar([...part, again]), { isPart: true });
    expect(doubled.countByRule).toMatchObject({ 'TAR-NAME-DOUBLE': 1 });
  });
});

describe('several keys', () => {
  it('are counted apart', async () => {
    const [first, second] = [sampleExport(), sampleExport()];
    const files = [...first.files, second.files[1]!, ...second.log.files];
    expect(await rulesBroken(files)).toEqual(['TAR-SERIALS']);
  });

  it('without certificates cost no more than a few attempts each', async () => {
    const log = new TestLog({ ...sampleExport().key, serialNumber: 'ab'.repeat(32) });
    for (let count = 0; count < 40; count += 1) log.audit(at, Buffer.of(1));
    const rules = await rulesBroken([...sampleExport().files, ...log.files]);
    expect(rules).toEqual(expect.arrayContaining(['CERT-MISSING', 'LOG-NOT-VERIFIED']));
  });
});

describe('a TSE certificate that comes after its messages', () => {
  it('decides even over messages whose key could not be found', async () => {
    const { files, log } = sampleExport();
    const damaged = log.files.map(({ name, bytes }) => {
      const copy = Buffer.from(bytes);
      copy[copy.length - 1]! ^= 1;
      return { name, bytes: copy };
    });
    const rules = await rulesBroken([...damaged, ...files.slice(0, 4)]);
    expect(rules).toEqual(['LOG-SIGNATURE']);
  });
});
