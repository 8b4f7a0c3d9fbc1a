import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AnswerParser } from './answers.ts';
import { causeOf, stateFromAutomatic, stateFromStatus } from './printer-state.ts';

/** Captured from a TM-T20II without a drawer: DLE EOT 1 and 4, GS a FF, GS r 1, GS I 43, and a process id. */
const captured = [0x16, 0x12, 0x14, 0, 0, 0x0f, 0x00, 0x5f, 0x54, 0x4d, 0x00, 0x37, 0x22, 0x50, 0x30, 0x30, 0x31, 0x00];
const answers = [
  { type: 'status', byte: 0x16 },
  { type: 'status', byte: 0x12 },
  { type: 'automatic-status', bytes: [0x14, 0, 0, 0x0f] },
  { type: 'queued-status', byte: 0 },
  { type: 'other', bytes: [0x5f, 0x54, 0x4d, 0] },
  { type: 'process-id', id: 'P001' },
];

test('captured answers are told apart, however the network cuts them', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 17 })), (cuts) => {
      const parser = new AnswerParser();
      const edges = [0, ...cuts.toSorted((a, b) => a - b), captured.length];
      const found = edges.flatMap((edge, i) =>
        parser.push(Uint8Array.from(captured.slice(edge, edges[i + 1] ?? edge))),
      );
      expect(found).toEqual(answers);
    }),
  );
});

test('a real-time answer in the middle of a torn report is not lost', () => {
  expect(new AnswerParser().push(Uint8Array.of(0x10, 0x00, 0x12))).toEqual([{ type: 'status', byte: 0x12 }]);
});

test('garbage never ends the parser and never makes a process id', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (noise) => {
      const parser = new AnswerParser();
      for (const answer of parser.push(noise)) expect(answer.type).toBeTypeOf('string');
      parser.push(new Uint8Array(130));
      expect(parser.push(Uint8Array.of(0x12))).toEqual([{ type: 'status', byte: 0x12 }]);
    }),
  );
});

test.each([
  ['ready', [0x12, 0x12, 0x12, 0x12], [0x10, 0, 0, 0x0f], undefined],
  ['near end', [0x12, 0x12, 0x12, 0x1e], [0x10, 0, 3, 0x0f], undefined],
  ['paper end', [0x1a, 0x32, 0x12, 0x7e], [0x18, 0, 0x0f, 0x0f], 'paper-end'],
  ['cover open', [0x1a, 0x16, 0x12, 0x12], [0x38, 0, 0, 0x0f], 'cover-open'],
  ['cover open while printing', [0x1a, 0x56, 0x52, 0x12], [0x38, 0x40, 0, 0x0f], 'cover-open'],
  ['cover open and paper out', [0x1a, 0x36, 0x12, 0x7e], [0x38, 0, 0x0f, 0x0f], 'cover-open'],
  ['cutter', [0x1a, 0x52, 0x1a, 0x12], [0x18, 8, 0, 0x0f], 'cutter'],
  ['mechanical', [0x1a, 0x52, 0x16, 0x12], [0x18, 4, 0, 0x0f], 'mechanical'],
  ['unrecoverable', [0x1a, 0x52, 0x32, 0x12], [0x18, 0x20, 0, 0x0f], 'unrecoverable'],
  ['head too hot', [0x1a, 0x52, 0x52, 0x12], [0x18, 0x40, 0, 0x0f], 'too-hot'],
  ['feed pressed', [0x5a, 0x1a, 0x12, 0x12], [0x58, 2, 0, 0x0f], 'offline'],
  ['waiting for recovery', [0x3a, 0x12, 0x12, 0x12], [0x18, 1, 0, 0x0f], 'offline'],
] as const)('%s reads the same in both kinds of status', (_name, status, automatic, cause) => {
  expect(causeOf(stateFromStatus(status))).toBe(cause);
  expect(causeOf(stateFromAutomatic(automatic))).toBe(cause);
  expect(stateFromStatus(status).isPaperNearEnd).toBe(stateFromAutomatic(automatic).isPaperNearEnd);
  expect(stateFromStatus(status).drawerLevel).toBe('low');
});
