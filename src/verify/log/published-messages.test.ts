import { describe, expect, it } from 'vitest';
import { isSignatureValid } from '../crypto/check-signature.ts';
import { recoverKey } from '../crypto/recover-key.ts';
import { keysOfPoint } from '../crypto/verification-key.ts';
import { cryptoVisionPublicKey, publishedMessages } from '../vectors/published-messages.ts';
import { parseLogMessage } from './parse-log-message.ts';

const bytesOf = (hex: string) => Buffer.from(hex, 'hex');

describe('published log messages', () => {
  it.each(publishedMessages)('$file verifies with the key its serial number names', ({ hex }) => {
    const message = parseLogMessage(bytesOf(hex));
    const key = recoverKey(
      message.signatureAlgorithm!,
      message.signedBytes,
      message.signatureValue,
      message.serialNumber,
    );
    expect(key?.serialNumber).toBe(Buffer.from(message.serialNumber).toString('hex'));
    expect(isSignatureValid(key!, message.signatureAlgorithm!, message.signedBytes, message.signatureValue)).toBe(true);
  });

  it.each(publishedMessages.slice(0, 4))(
    '$file verifies with the key of the certificate published beside it',
    ({ hex }) => {
      const message = parseLogMessage(bytesOf(hex));
      const keys = keysOfPoint(bytesOf(cryptoVisionPublicKey));
      expect(keys.map((key) => key.curve.name)).toEqual(['secp256r1']);
      expect(isSignatureValid(keys[0]!, message.signatureAlgorithm!, message.signedBytes, message.signatureValue)).toBe(
        true,
      );
    },
  );

  it('gives the fields of a system message', () => {
    const message = parseLogMessage(bytesOf(publishedMessages[3]!.hex));
    expect(message).toMatchObject({
      kind: 'system',
      version: 2,
      operationType: 'UpdateTime',
      signatureCounter: 716,
      logTime: { format: 'unixTime', text: '1589712808', at: 1_589_712_808_000 },
      signatureAlgorithm: { name: 'ecdsa-plain-SHA256' },
    });
  });

  it('gives the fields of a transaction message', () => {
    const message = parseLogMessage(bytesOf(publishedMessages[4]!.hex));
    expect(message).toMatchObject({
      kind: 'transaction',
      phase: 'Start',
      operationType: 'StartTransaction',
      clientId: 'POS1',
      processType: '',
      transactionNumber: 1,
      signatureCounter: 4,
    });
  });

  it('gives the content of an audit message', () => {
    const message = parseLogMessage(bytesOf(publishedMessages[1]!.hex));
    expect(message.kind === 'audit' && Buffer.from(message.seAuditData!).toString('hex')).toBe(
      '810c556e6964656e74696669656482010183020005' + '8400',
    );
  });
});
