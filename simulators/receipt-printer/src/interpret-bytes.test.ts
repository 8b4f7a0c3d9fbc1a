import { describe, expect, it } from 'vitest';
import { QR_DATA, salonReceipt } from '../test/salon-receipt.ts';
import { interpretBytes } from './index.ts';

describe('a recorded stream', () => {
  it('becomes receipts, kicks and answers', () => {
    const kickAndStatus = Buffer.from('1b70003c781d7201', 'hex');
    const read = interpretBytes(Buffer.concat([salonReceipt(), kickAndStatus, Buffer.from('next\n')]));
    expect(read.receipts.map(({ qrCodes }) => qrCodes)).toEqual([[QR_DATA]]);
    expect(read.paper.text.trim()).toBe('next');
    expect(read.pulses).toEqual([{ pin: 2, onMs: 120, offMs: 240 }]);
    expect(read.replies.map((reply) => [...reply])).toEqual([[0]]);
    expect([read.losses, read.unknownBytes.count]).toEqual([[], 0]);
  });

  it('depends on model and paper', () => {
    expect(interpretBytes(Buffer.from('x\n'), { paperMm: 58 }).paper.widthDots).toBe(420);
    expect(interpretBytes(Buffer.from('x\n'), { model: 'TM-T88VII' }).paper.widthDots).toBe(512);
  });
});
