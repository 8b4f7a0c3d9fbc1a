import { describe, expect, it } from 'vitest';
import { sampleExport } from '../testing/sample-export.ts';
import { writeTar } from '../testing/write-tar.ts';
import { verifyTseExport } from './verify-tse-export.ts';

describe('an export without faults', () => {
  it.each([
    {},
    { version: 3 as const },
    { timeFormat: 'Utc' as const },
    { timeFormat: 'Gent' as const },
    { namedCurve: 'brainpoolP256r1' },
    { namedCurve: 'brainpoolP384r1', hash: 'sha384' as const },
    { namedCurve: 'secp384r1', hash: 'sha384' as const },
    { namedCurve: 'brainpoolP512r1', hash: 'sha512' as const },
    { namedCurve: 'secp521r1', hash: 'sha512' as const },
  ])('has no findings: %o', async (options) => {
    const sample = sampleExport(options);
    const report = await verifyTseExport(writeTar(sample.files));
    expect(report.findings).toEqual([]);
    expect(report.verifiedSignatures).toBe(10);
    expect(report.signingKeys).toMatchObject([
      {
        serialNumber: sample.key.serialNumber,
        messages: 10,
        firstCounter: 1,
        lastCounter: 10,
        startedTransactions: 3,
        finishedTransactions: 3,
      },
    ]);
    expect(report.signingKeys[0]!.chain).toEqual([sample.key.serialNumber, 'Test CA', 'Test Root']);
  });
});
