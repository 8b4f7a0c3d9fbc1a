import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Malformed } from '../malformed.ts';
import { der, derInteger, derText } from '../testing/der.ts';
import { sampleExport, sampleStart } from '../testing/sample-export.ts';
import { testKey } from '../testing/test-key.ts';
import { type MessageStyle, TestLog } from '../testing/test-message.ts';
import { publishedMessages } from '../vectors/published-messages.ts';
import { parseLogMessage } from './parse-log-message.ts';

const key = testKey();
const written = (write: (log: TestLog) => void, style: MessageStyle = {}) => {
  const log = new TestLog(key, style);
  write(log);
  return log.files[0]!.bytes;
};
const text = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString();
const transactionOf = (bytes: Buffer) => {
  const message = parseLogMessage(bytes);
  if (message.kind !== 'transaction') throw new Error('expected a transaction message');
  return message;
};

describe('parseLogMessage', () => {
  it('gives exactly the signed bytes: all elements but the last, without the outer header', () => {
    const bytes = written((log) => log.transaction(sampleStart, 'Start', 1));
    const { signedBytes, signatureValue } = parseLogMessage(bytes);
    const headerLength = bytes[1]! < 0x80 ? 2 : 3;
    expect(Buffer.concat([bytes.subarray(0, headerLength), signedBytes, Buffer.of(0x04, 64), signatureValue])).toEqual(
      bytes,
    );
  });

  it('joins processData that was written in pieces of indefinite length', () => {
    const pieces = [derText(0x04, 'Beleg^1.00_0.00'), derText(0x04, '_0.00_0.00_0.00^1.00:Bar')];
    const processData = Buffer.concat([Buffer.of(0xa2, 0x80), ...pieces, Buffer.of(0, 0)]);
    const message = transactionOf(written((log) => log.transaction(sampleStart, 'Finish', 1, { processData })));
    expect(text(message.processData)).toBe('Beleg^1.00_0.00_0.00_0.00_0.00^1.00:Bar');
    expect(message.isProcessDataIndefinite).toBe(true);
  });

  it('reads the additional fields', () => {
    const extra = [derText(0x84, 'from outside')];
    const message = transactionOf(written((log) => log.transaction(sampleStart, 'Update', 1, { extra })));
    expect(text(message.additionalExternalData)).toBe('from outside');
    expect(message.additionalInternalData).toBeUndefined();
  });

  it.each([
    ['Unixt', 'unixTime', '1767600000'],
    ['Utc', 'utcTimeWithSeconds', '260105080000Z'],
    ['Gent', 'generalizedTime', '20260105080000Z'],
  ] as const)('reads times written as %s', (timeFormat, format, said) => {
    const message = parseLogMessage(written((log) => log.audit(sampleStart, Buffer.of(1)), { timeFormat }));
    expect(message.logTime).toEqual({ format, at: sampleStart, text: said });
  });

  it('reads the lower-case operations of version 3', () => {
    const message = transactionOf(written((log) => log.transaction(sampleStart, 'Finish', 9), { version: 3 }));
    expect(message).toMatchObject({
      version: 3,
      operationType: 'finishTransaction',
      phase: 'Finish',
      transactionNumber: 9,
    });
  });

  it('reads origin, user and data of a system message of version 3', () => {
    const signed = Buffer.concat([
      Buffer.from('020103060904007f000703070102', 'hex'),
      derText(0x80, 'updateTime'),
      derText(0x81, 'SMAERS'),
      derText(0x82, 'admin'),
      der(0xa3, derInteger(5, 0x81)),
      der(0x04, Buffer.alloc(32)),
      Buffer.from('300c060a04007f00070101040103020107020105', 'hex'),
    ]);
    expect(parseLogMessage(der(0x30, signed, der(0x04, Buffer.alloc(64))))).toMatchObject({
      kind: 'system',
      eventOrigin: 'SMAERS',
      eventTriggeredByUser: 'admin',
      operationData: Buffer.from('810105', 'hex'),
      signatureCounter: 7,
    });
  });

  it('accepts a system message without data, as the BSI simulator writes Initialize', () => {
    const bytes = written((log) => log.system(sampleStart, 'Initialize', Buffer.alloc(0)));
    const message = parseLogMessage(bytes);
    expect(message.kind === 'system' && message.operationData?.length).toBe(0);
  });

  it.each([
    ['', 'the data ends'],
    ['3003020102', 'expected certifiedDataType'],
    ['3080020102', 'ASN.1 element'],
    ['3006020102060100', 'certifiedDataType is none of'],
    ['31020000', 'a log message is a SEQUENCE'],
    ['300302010200', '1 bytes follow the message'],
  ])('says what is wrong with %s', (hex, reason) => {
    expect(() => parseLogMessage(Buffer.from(hex, 'hex'))).toThrow(Malformed);
    expect(() => parseLogMessage(Buffer.from(hex, 'hex'))).toThrow(reason);
  });

  it('throws Malformed and nothing else on damaged messages', () => {
    const whole = fc.constantFrom(...publishedMessages.map((each) => Buffer.from(each.hex, 'hex')));
    const damage = fc.array(fc.tuple(fc.nat({ max: 170 }), fc.nat({ max: 255 })), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(whole, damage, fc.nat({ max: 4 }), (bytes, changes, cut) => {
        const copy = Buffer.from(bytes);
        for (const [at, value] of changes) if (at < copy.length) copy[at] = value;
        try {
          parseLogMessage(copy.subarray(0, copy.length - cut));
        } catch (error) {
          expect(error).toBeInstanceOf(Malformed);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('does not hang on nested indefinite lengths', () => {
    const bytes = Buffer.concat([Buffer.of(0x30, 0x81, 200), Buffer.alloc(200, Buffer.of(0xa2, 0x80))]);
    expect(() => parseLogMessage(bytes)).toThrow(Malformed);
  });

  it('reads back every message of a sample export', () => {
    const { log } = sampleExport();
    expect(log.files.map(({ bytes }) => parseLogMessage(bytes).signatureCounter)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
    ]);
  });
});
