import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { serialNumberOf } from '../crypto/verification-key.ts';
import { Findings } from '../findings.ts';
import { derText } from '../testing/der.ts';
import { testKey } from '../testing/test-key.ts';
import { TestLog } from '../testing/test-message.ts';
import { publishedCodes } from '../vectors/published-codes.ts';
import { parseQrCode } from './parse-qr-code.ts';
import { readQrValues } from './qr-values.ts';
import { messageForms, rebuildSignedBytes } from './rebuild-message.ts';
import { verifyQrCode } from './verify-qr-code.ts';

const code = publishedCodes[1]!.text;
const rulesOf = (text: string) => verifyQrCode(text).map((finding) => finding.rule);
const rebuilt = (text: string) =>
  rebuildSignedBytes(readQrValues(parseQrCode(text), new Findings())!, messageForms[0]!);

describe('published QR codes', () => {
  it.each(publishedCodes)('$origin', ({ text, expected, serialNumber }) => {
    expect(rulesOf(text)).toEqual(expected);
    const { publicKey } = parseQrCode(text);
    if (serialNumber) expect(serialNumberOf(Buffer.from(publicKey, 'base64'))).toBe(serialNumber);
  });

  it('lead to the message that was signed, byte by byte', () => {
    expect(rebuilt(code).toString('hex')).toBe(
      '020102060904007f000703070101801146696e6973685472616e73616374696f6e81284552532066336162376239362d366438322d343333652d613837612d636363633865303031653230822b42656c65675e32312e34325f302e30305f302e30305f302e30305f302e30305e32312e34323a556e626172830e4b617373656e62656c65672d56318501010420a408459289ea51b6f492df7a24272c395fa0a4820245389dea15eba89f6e12f7300c060a04007f00070101040103020122020463cade63',
    );
  });

  it.each([
    [0, 'sha256', '5e367477f182d78ae8f1af9c5a7c7cc009b0786b0142289aacc32c7140177a8b'],
    [1, 'sha256', 'dab3cd2a0fa756cde0a9e0906f90dfb01bb9ccde2634e7061708be8cf658a652'],
    [2, 'sha256', 'ee0b143b6897251d5f6aa376c0244f86cfba9937ce9d39aa846d22ab81450a21'],
    [3, 'sha384', '9fe919b9d615cc1b13e6e6663c4c771e6a350540ab7d5fc31a9e0ec78b5e90f1c2c64f505cf765a9a39dbb942cecf854'],
  ])('number %i hashes to the published value', (index, hash, digest) => {
    expect(createHash(hash).update(rebuilt(publishedCodes[index]!.text)).digest('hex')).toBe(digest);
  });
});

describe('a QR code that was changed', () => {
  const fieldsThatAreSigned: readonly (readonly [number, string])[] = [
    [1, 'ERS f3ab7b96-6d82-433e-a87a-cccc8e001e21'],
    [2, 'SonstigerVorgang'],
    [3, 'Beleg^21.43_0.00_0.00_0.00_0.00^21.43:Unbar'],
    [4, '2'],
    [5, '35'],
    [7, '2023-01-20T18:33:08.000Z'],
    [8, 'ecdsa-plain-SHA384'],
    [9, 'utcTimeWithSeconds'],
  ];

  it.each(fieldsThatAreSigned)('in field %i has a wrong signature', (index, value) => {
    const fields = code.split(';');
    fields[index] = value;
    expect(rulesOf(fields.join(';'))).toContain('QR-SIGNATURE');
  });

  // The start time is not part of the finish message; names of algorithms are read in both cases, as makers write them.
  const unsigned = ['2023-01-20T18:27:22.000Z', 'ecdsa-plain-SHA256'].map((field) => {
    const from = code.indexOf(field);
    return { from, to: from + field.length };
  });
  const signed = [...code].map((_, at) => at).filter((at) => unsigned.every(({ from, to }) => at < from || at >= to));

  it.each(['1', 'B'])('in any one character that was signed is noticed (%s)', (other) => {
    for (const at of signed) {
      if (code[at] === other) continue;
      expect(rulesOf(code.slice(0, at) + other + code.slice(at + 1)), `character ${at}`).not.toEqual([]);
    }
  });

  it('in several characters is noticed', () => {
    const change = fc.tuple(
      fc.constantFrom(...signed),
      fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 1 }),
    );
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
        const characters = [...code];
        for (const [at, other] of changes) characters[at] = other;
        const changed = characters.join('');
        fc.pre(changed.trim() !== code);
        expect(rulesOf(changed)).not.toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('never crashes the verifier', () => {
    const garbage = fc.oneof(
      fc.string(),
      fc.array(fc.string(), { minLength: 11, maxLength: 13 }).map((fields) => `V0;${fields.join(';')}`),
    );
    fc.assert(fc.property(garbage, (text) => void verifyQrCode(text)));
    expect(rulesOf('')).toEqual(['QR-FORM']);
  });
});

describe('what a QR code does not tell', () => {
  const key = testKey('brainpoolP256r1');
  const at = Date.UTC(2026, 0, 5, 8, 0, 0);
  const data = 'Beleg^5.00_0.00_0.00_0.00_0.00^5.00:Bar';
  const codeOf = (log: TestLog, printed = data, time = at) => {
    const signature = log.files[0]!.bytes.subarray(-64).toString('base64');
    const [start, finish] = [new Date(at).toISOString(), new Date(time).toISOString()];
    return `V0;till-1;Kassenbeleg-V1;${printed};1;1;${start};${finish};ecdsa-plain-SHA256;unixTime;${signature};${key.point.toString('base64')}`;
  };
  const finished = (processData: Buffer, extra: readonly Buffer[] = [], version: 2 | 3 = 2) => {
    const log = new TestLog(key, { version });
    log.transaction(at, 'Finish', 1, { processType: 'Kassenbeleg-V1', processData, extra });
    return log;
  };

  it('is tried: version 3, and processData of indefinite length', () => {
    expect(rulesOf(codeOf(finished(derText(0x82, data))))).toEqual([]);
    expect(rulesOf(codeOf(finished(derText(0x82, data), [], 3)))).toEqual(['QR-DIALECT']);
    const indefinite = Buffer.concat([Buffer.of(0xa2, 0x80), derText(0x04, data), Buffer.of(0, 0)]);
    expect(rulesOf(codeOf(finished(indefinite)))).toEqual(['QR-DIALECT']);
  });

  it('is told from forgery where the code shows it: separators of thousands that were not signed', () => {
    const large = 'Beleg^1000.00_0.00_0.00_0.00_0.00^1000.00:Bar';
    const printed = large.replaceAll('1000', '1,000');
    expect(rulesOf(codeOf(finished(derText(0x82, large)), printed))).toEqual(['PD-GRAMMAR', 'QR-NOT-REPRODUCIBLE']);
  });

  it('is told from forgery where the time is finer than the format', () => {
    const log = finished(derText(0x82, data));
    const text = codeOf(log, data, at).replace('08:00:00.000Z;ecdsa', '08:00:01.500Z;ecdsa');
    expect(rulesOf(text)).toEqual(['QR-NOT-REPRODUCIBLE']);
  });

  it('is a wrong signature where nothing explains it', () => {
    expect(rulesOf(codeOf(finished(derText(0x82, data), [derText(0x84, 'hidden')])))).toEqual(['QR-SIGNATURE']);
  });

  it('keeps semicolons of an order apart from the fields', () => {
    expect(parseQrCode('V0;till;Bestellung-V1;1;"a;b";2.00;7;9;s;f;a;u;sig;key')).toMatchObject({
      processData: '1;"a;b";2.00',
      transactionNumber: '7',
      publicKey: 'key',
    });
  });
});
