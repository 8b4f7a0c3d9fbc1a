import { describe, expect, it } from 'vitest';
import { publishedCodes } from '../vectors/published-codes.ts';
import { verifyQrCode } from './verify-qr-code.ts';

describe('published QR codes', () => {
  it.each(publishedCodes)('$origin', ({ text, expected }) => {
    expect(verifyQrCode(text).map((finding) => finding.rule)).toEqual(expected);
  });
});
