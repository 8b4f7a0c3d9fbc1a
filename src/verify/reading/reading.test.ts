import { describe, expect, it } from 'vitest';
import { Malformed } from '../malformed.ts';
import { sampleExport, sampleStart } from '../testing/sample-export.ts';
import { writeTar } from '../testing/write-tar.ts';
import { certificatesInExport, signingKeyOf } from './signing-key.ts';
import { transactionsInExport, transactionsInMessages } from './transactions.ts';

const sample = sampleExport({ sales: 2 });
const archive = writeTar(sample.files);

describe('transactionsInExport', () => {
  it('tells start and finish of every transaction', async () => {
    const transactions = await transactionsInExport(archive);
    expect(transactions).toHaveLength(2);
    expect(transactions[0]).toEqual({
      serialNumber: sample.key.serialNumber,
      transactionNumber: 1,
      clientId: 'till-1',
      start: { at: sampleStart + 60_000, counter: 5 },
      finish: {
        at: sampleStart + 90_000,
        counter: 6,
        processType: 'Kassenbeleg-V1',
        processData: 'Beleg^41.00_0.00_0.00_0.00_0.00^41.00:Bar',
        signatureHex: sample.log.files[5]!.bytes.subarray(-64).toString('hex'),
      },
    });
  });
});

describe('transactionsInMessages', () => {
  const messages = sample.log.files.map((file) => file.bytes);

  it('reads raw messages in any order', async () => {
    expect(transactionsInMessages(messages.toReversed())).toEqual(await transactionsInExport(archive));
  });

  it('shows open transactions without finish, and leaves out those that started before', () => {
    expect(transactionsInMessages(messages.slice(0, 5))).toEqual([
      expect.not.objectContaining({ finish: expect.anything() }),
    ]);
    expect(transactionsInMessages(messages.slice(5, 6))).toEqual([]);
  });
});

describe('signingKeyOf', () => {
  it('finds the key that signs among the certificates of an export', async () => {
    const key = signingKeyOf(await certificatesInExport(archive));
    expect(key).toMatchObject({
      serialNumber: sample.key.serialNumber,
      publicKeyBase64: sample.key.point.toString('base64'),
      curve: 'secp256r1',
      validFrom: Date.UTC(2025, 0, 1),
    });
    expect(key.keyObject.equals(sample.key.publicKey)).toBe(true);
  });

  it('does not guess', () => {
    const [leaf, ca] = sample.certificates;
    expect(() => signingKeyOf([ca!.bytes])).toThrow(Malformed);
    expect(() => signingKeyOf([leaf!.bytes, sampleExport().certificates[0]!.bytes])).toThrow(Malformed);
    expect(() => signingKeyOf([Buffer.from('no certificate')])).toThrow(Malformed);
  });
});
