import { verify } from 'node:crypto';
import { parseLogMessage, verifyTseExport } from '../verify/index.ts';
import { sampleExport } from '../verify/testing/sample-export.ts';
import { writeTar } from '../verify/testing/write-tar.ts';
import { medianMilliseconds } from './stopwatch.ts';
import type { Benchmark } from './types.ts';

const sales = 2000;
const rounds = 5;

export const tseVerify: Benchmark = {
  id: 'tse.verify',
  title: 'a message of a TSE export verified, with everything around it',
  unit: 'µs',
  comparedWith: 'crypto.verify alone',
  measure: async () => {
    const { files, log, key } = sampleExport({ sales });
    const archive = writeTar(files);
    const signed = log.files.map(({ bytes }) => {
      const { signedBytes, signatureValue } = parseLogMessage(bytes);
      return { signedBytes, signatureValue };
    });
    const perMessage = 1000 / signed.length;
    const publicKey = { key: key.publicKey, dsaEncoding: 'ieee-p1363' } as const;
    const baseline = await medianMilliseconds(rounds, () => {
      for (const { signedBytes, signatureValue } of signed) verify('sha256', signedBytes, publicKey, signatureValue);
    });
    const value = await medianMilliseconds(rounds, async () => {
      const report = await verifyTseExport(archive);
      if (report.verifiedSignatures !== signed.length) throw new Error('not every message was verified');
    });
    return { value: value * perMessage, baseline: baseline * perMessage };
  },
};
