import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isIntact,
  messageWaitingPacket,
  multipleDataPacket,
  parametersOf,
  singleDataPacket,
  VOICE_CALL,
} from './caller-id-packet.ts';
import { formattedLines, unformattedLine } from './caller-id-text.ts';

const time = '05120914';

describe('caller-ID packets', () => {
  it.each([
    [multipleDataPacket({ time, number: '03023125000' }), '801701083035313230393134020B30333032333132353030309D'],
    [multipleDataPacket({ time, absence: 'P' }), '800D010830353132303931340401507F'],
    [multipleDataPacket({ time, absence: 'O' }), '800D0108303531323039313404014F80'],
    [
      multipleDataPacket({ time, number: '004366412345', others: [VOICE_CALL] }),
      '801B11010101083035313230393134020C3030343336363431323334353F',
    ],
    [
      multipleDataPacket({ time, number: '03023125000', name: 'SALON TEST' }),
      '802301083035313230393134020B3033303233313235303030070A53414C4F4E2054455354A3',
    ],
    [singleDataPacket({ time, number: '03023125000' }), '04133035313230393134303330323331323530303033'],
    [singleDataPacket({ time, absence: 'P' }), '04093035313230393134500D'],
    [messageWaitingPacket(true), '82030B01FF70'],
  ])('are the bytes of the reference vectors', (packet, hex) => {
    expect(unformattedLine(packet)).toBe(hex);
    expect(isIntact(packet)).toBe(true);
  });

  it('any single wrong byte makes the formatted display silent', () => {
    const packet = multipleDataPacket({ time, number: '03023125000' });
    for (let at = 0; at < packet.length; at++) {
      const wrong = Uint8Array.from(packet);
      wrong[at] = (wrong[at] ?? 0) ^ 0x20;
      expect(formattedLines(wrong, 'tight')).toEqual([]);
    }
  });

  it('any bytes at all are read without harm', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        parametersOf(bytes);
        expect(Array.isArray(formattedLines(bytes, 'blanks'))).toBe(true);
      }),
      { numRuns: 2_000, seed: 5 },
    );
  });
});
