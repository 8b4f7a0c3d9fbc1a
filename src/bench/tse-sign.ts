import { generateKeyPairSync, sign } from 'node:crypto';
import { nodeHost } from '@kassensturz/host';
import { Tse } from '@kassensturz/tse';
import { median, medianMilliseconds, millisecondsOf } from './stopwatch.ts';
import type { Benchmark } from './types.ts';

const sales = 1000;
const rounds = 9;
const clientId = 'MUSTER-K1-0001';
const processType = 'Kassenbeleg-V1';
const processData = new TextEncoder().encode('Beleg^34.00_0.00_0.00_0.00_0.00^34.00:Bar');
/** Bytes under the signature of such a finish. */
const signedBytes = 190;

/** A signing core as a till finds it: initialised, with its time set and the till registered. */
export function readyTse(): Tse {
  const host = nodeHost({ name: 'bench', log: 'silent' });
  const tse = new Tse({ host, users: [{ userId: 'Admin', role: 'admin', pin: '12345678' }] });
  tse.authenticateUser('Admin', '12345678');
  tse.initialize();
  tse.updateTime(Math.floor(host.clock.now() / 1000));
  tse.registerClient(clientId);
  tse.logOut('Admin');
  return tse;
}

export function sell(tse: Tse): void {
  const { transactionNumber } = tse.startTransaction({ clientId, processData: new Uint8Array(), processType: '' });
  tse.finishTransaction(transactionNumber, { clientId, processData, processType });
}

export const tseSign: Benchmark = {
  id: 'tse.sign',
  title: 'a message signed by the TSE, built and stored',
  unit: 'µs',
  comparedWith: 'crypto.sign alone',
  measure: async () => {
    const tse = readyTse();
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
    const key = { key: privateKey, dsaEncoding: 'ieee-p1363' } as const;
    const message = new Uint8Array(signedBytes);
    // By turns, so that whatever else the machine does hits both alike.
    const [alone, whole]: [number[], number[]] = [[], []];
    for (let round = 0; round <= rounds; round++) {
      alone.push(
        await millisecondsOf(() => {
          for (let count = 0; count < 2 * sales; count++) sign('sha256', message, key);
        }),
      );
      whole.push(
        await millisecondsOf(() => {
          for (let count = 0; count < sales; count++) sell(tse);
        }),
      );
    }
    const baseline = median(alone.slice(1));
    const value = median(whole.slice(1));
    const perMessage = 1000 / (2 * sales);
    return { value: value * perMessage, baseline: baseline * perMessage };
  },
};

const exported = 20_000;

export const tseExport: Benchmark = {
  id: 'tse.export',
  title: 'a TSE export as TAR, streamed',
  unit: 'MB/s',
  measure: async () => {
    const tse = readyTse();
    for (let count = 0; count < exported; count++) sell(tse);
    const megabytes = tse.exportData().byteLength / 1e6;
    const milliseconds = await medianMilliseconds(rounds, () => {
      let bytes = 0;
      for (const chunk of tse.exportData().chunks()) bytes += chunk.length;
      if (Math.abs(bytes / 1e6 - megabytes) > 0.01) throw new Error('the export is not as long as it says');
    });
    return { value: megabytes / (milliseconds / 1000) };
  },
};
