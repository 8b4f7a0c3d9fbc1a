import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mutatedReceipt, printStream } from '../../test/arbitrary-streams.ts';
import { BenchPrinter } from '../../test/bench-printer.ts';

/** Everything that can be seen of a printer after it has read a stream. */
function outcome(printer: BenchPrinter) {
  const { hardware, interpreter, receipts, paper } = printer;
  return {
    receipts: [...receipts, paper].map((receipt) => [receipt.heightDots, receipt.text, receipt.qrCodes]),
    picture: Buffer.from(paper.toBitmap().bytes).toString('base64'),
    replies: hardware.replies,
    pulses: hardware.pulses,
    losses: hardware.losses,
    unknown: interpreter.unknownBytes.samples,
    ignored: interpreter.ignoredBytes,
    offset: interpreter.offset,
  };
}

describe('any stream of bytes', () => {
  it('means the same in any fragments', () => {
    fc.assert(
      fc.property(fc.oneof(printStream, mutatedReceipt), fc.array(fc.nat(500), { maxLength: 20 }), (bytes, sizes) => {
        const whole = new BenchPrinter().send(bytes);
        const pieces = new BenchPrinter();
        let at = 0;
        for (const size of [...sizes, bytes.length]) {
          pieces.send(bytes.subarray(at, at + size));
          at += size;
        }
        expect(outcome(pieces)).toEqual(outcome(whole));
      }),
      { numRuns: 300 },
    );
  });

  it('can be read byte by byte', () => {
    fc.assert(
      fc.property(printStream, (bytes) => {
        const single = new BenchPrinter();
        for (const byte of bytes) single.send([byte]);
        expect(outcome(single)).toEqual(outcome(new BenchPrinter().send(bytes)));
      }),
      { numRuns: 100 },
    );
  });

  it('never breaks the printer: afterwards it still prints', () => {
    fc.assert(
      fc.property(fc.oneof(printStream, mutatedReceipt), (bytes) => {
        const printer = new BenchPrinter('TM-T20III').send(bytes);
        // Longest parameters that may be outstanding, then a fresh start.
        printer.interpreter.abandon();
        printer.send([0x1b, 0x3d, 1, 0x1b, 0x40], 'still here\n');
        expect(printer.paper.text.endsWith('still here')).toBe(true);
        expect(printer.paper.toSvg()).toContain('still here');
      }),
      { numRuns: 300 },
    );
  });

  it('keeps no more than it may of a command that never ends', () => {
    const printer = new BenchPrinter().send([0x1d, 0x38, 0x4c, 0xff, 0xff, 0xff, 0xff]);
    const before = process.memoryUsage().arrayBuffers;
    const chunk = new Uint8Array(1 << 20);
    for (let i = 0; i < 64; i++) printer.interpreter.run(chunk);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(32 << 20);
    expect(printer.hardware.losses.map((loss) => loss.kind)).toEqual(['oversized']);
  });
});
