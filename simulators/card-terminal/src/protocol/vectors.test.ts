// Byte vectors of PA00P015 and PA00P016, and of real captures.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeApdu, encodeApdu } from './apdu.ts';
import { ApduReader } from './apdu-reader.ts';
import { fromBcd, toBcd } from './bcd.ts';
import { FieldSet, parseFields } from './bitmaps.ts';
import { describeBytes } from './describe.ts';
import { fromHex, toHex } from './hex.ts';
import { withMessageId } from './message-ids.ts';
import { printBlocks } from './print-commands.ts';
import { configBits, parseRegistration } from './registration.ts';
import { encodeFrame } from './serial-frame.ts';
import { SerialFrameReader } from './serial-frame-reader.ts';
import { encodeText } from './text.ts';
import { encodeTlv, findTlv, parseTlv, tlv } from './tlv.ts';

const CRCS = [
  ['80 00 00', 'F5 1F'],
  ['84 00 00', '19 6D'],
  ['84 9C 00', 'C3 41'],
  ['84 CC 00', '20 C2'],
  ['84 83 00', '91 8E'],
  ['05 01 03 12 34 56', 'E0 43'],
  ['06 02 00', 'B9 CC'],
  ['06 0F 00', 'C6 33'],
  ['06 B0 00', '43 F3'],
  ['06 70 00', 'D9 F9'],
  ['04 FF 01 0A', 'F5 7D'],
  ['04 FF 01 0E', '95 1A'],
  ['06 1E 01 6C', 'C9 F2'],
  ['06 30 10 12 34 56 87 01 53 04 00 00 00 00 10 50 49 09 78', '9D EA'],
] as const;

const FRAMES = [
  ['06 01 07 04 00 00 00 00 10 50', '10 02 06 01 07 04 00 00 00 00 10 10 50 10 03 95 42'],
  ['06 10 03 12 34 56', '10 02 06 10 10 03 12 34 56 10 03 15 AD'],
  [
    '06 00 10 12 34 56 BE 09 78 03 01 06 06 26 04 0A 02 06 D3',
    '10 02 06 00 10 10 12 34 56 BE 09 78 03 01 06 06 26 04 0A 02 06 D3 10 03 78 B5',
  ],
] as const;

describe('frames on the serial line', () => {
  it.each(CRCS)('%s has the CRC %s', (message, crc) => {
    expect(toHex(encodeFrame(decodeApdu(fromHex(message))!).slice(-2))).toBe(crc);
  });

  it.each(FRAMES)('%s', (message, frame) => {
    expect(toHex(encodeFrame(decodeApdu(fromHex(message))!))).toBe(frame);
    const [event] = new SerialFrameReader().push(fromHex(frame));
    expect(event).toMatchObject({ kind: 'frame', message: { data: decodeApdu(fromHex(message))!.data } });
  });

  it('are damaged by any single wrong bit, and by nothing taken for whole', () => {
    const frame = encodeFrame(decodeApdu(fromHex(FRAMES[0][0]))!);
    for (let bit = 0; bit < frame.length * 8; bit += 1) {
      const wrong = frame.slice();
      wrong[bit >> 3]! ^= 1 << (bit & 7);
      expect(new SerialFrameReader().push(wrong).some(({ kind }) => kind === 'frame')).toBe(false);
    }
  });
});

describe('messages', () => {
  it('take the long length beyond 254 bytes, low byte first', () => {
    const bytes = encodeApdu({ code: 0x06d3, data: new Uint8Array(300) });
    expect(toHex(bytes.slice(0, 5))).toBe('06 D3 FF 2C 01');
    expect(decodeApdu(fromHex('06 0F FF 02 00 27 00'))).toMatchObject({ code: 0x060f, data: fromHex('27 00') });
  });

  it('are the same however the stream is cut', () => {
    const message = fc.record({ code: fc.integer({ min: 0, max: 0xffff }), data: fc.uint8Array({ maxLength: 600 }) });
    fc.assert(
      fc.property(fc.array(message, { maxLength: 6 }), fc.array(fc.integer({ min: 1, max: 50 })), (messages, cuts) => {
        const stream = Buffer.concat(messages.map((one) => Buffer.from(encodeApdu(one))));
        const reader = new ApduReader();
        const read = [];
        let at = 0;
        for (const size of [...cuts, stream.length]) {
          read.push(...reader.push(stream.subarray(at, at + size)));
          at += size;
        }
        expect(read.map(({ code, data }) => [code, toHex(data)])).toEqual(
          messages.map(({ code, data }) => [code, toHex(data)]),
        );
        expect(reader.waitingBytes).toBe(0);
      }),
    );
  });
});

describe('bitmaps', () => {
  it('reads the status of a Maestro card as it was captured', () => {
    const parsed = parseFields(
      fromHex(
        '27 00 04 00 00 00 00 10 50 0B 00 01 53 0C 09 14 12 0D 05 12 17 00 01 19 70 22 F1 F0 EE EE EE EE EE EE EE EE 42 81 ' +
          '29 29 00 10 06 3B 39 35 38 35 32 30 00 00 3C F0 F1 F4 47 45 4E 2E 4E 52 2E 3A 39 35 38 35 32 30 49 09 78 ' +
          '87 01 53 88 00 01 53 8A 2E 8B F0 F8 4D 41 45 53 54 52 4F 00 06 0A 2F 08 1F 10 01 00 1F 12 01 02',
      ),
    );
    expect(parsed.ok).toBe(true);
    const fields = new FieldSet(parsed.ok ? parsed.fields : []);
    expect([fields.number(0x04), fields.number(0x87), fields.get(0x8a)?.[0]]).toEqual([1050, 153, 46]);
    expect(findTlv(fields.tlv, 0x1f12)?.value).toEqual(Uint8Array.of(2));
  });

  it('stops at a bitmap that nobody knows, and at one that leads outside', () => {
    expect(parseFields(fromHex('1F 00'))).toEqual({ ok: false, why: 'unknown', bmp: 0x1f });
    expect(parseFields(fromHex('04 00 00'))).toEqual({ ok: false, why: 'cut', bmp: 0x04 });
    expect(parseFields(fromHex('22 11 F0 00'))).toEqual({ ok: false, why: 'cut', bmp: 0x22 });
  });

  it('never throws on garbage', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        parseFields(bytes);
        parseTlv(bytes);
        parseRegistration(bytes);
        describeBytes(bytes);
        new ApduReader().push(bytes);
        new SerialFrameReader().push(bytes);
      }),
      { numRuns: 3_000 },
    );
  });
});

describe('registration', () => {
  it('knows what the ECR asked for', () => {
    const parsed = parseRegistration(fromHex('12 34 56 8E 09 78 06 0C 26 04 0A 02 06 D3 1F 73 03 00 00 00'));
    expect(parsed).toMatchObject({
      password: 123456,
      registration: { config: 0x8e, currency: 978, hasTlv: true, takesTextBlocks: true, hasMessageIds: true },
    });
    expect(configBits(0x8e)).toMatchObject({ wantsIntermediateStatus: true, isAmountEntryLocked: false });
    expect(configBits(0x3e)).toMatchObject({ sendsPrintText: false, isAmountEntryLocked: true });
  });

  it('takes one without a currency, as ecrterm sends it', () => {
    expect(parseRegistration(fromHex('12 34 56 BA'))).toMatchObject({
      ok: true,
      registration: { currency: undefined },
    });
  });
});

describe('the rest', () => {
  it('writes TLV lengths of all three sizes and reads them again', () => {
    for (const size of [0, 0x7f, 0x80, 0xff, 0x100, 0x1234]) {
      const bytes = encodeTlv([tlv(0x1f07, new Uint8Array(size))]);
      expect(parseTlv(bytes)?.[0]?.value.length).toBe(size);
    }
    expect(parseTlv(fromHex('07 80 00'))).toBeUndefined();
  });

  it('writes a text block as in the example', () => {
    const [block] = printBlocks(
      [{ text: 'Kundenbeleg', style: 'centred' }, { text: '' }, { text: 'EUR 10,50' }],
      'customer',
      'cp437',
    );
    const text = toHex(encodeApdu(block!));
    expect(text).toContain('1F 07 01 02');
    expect(text).toContain(`09 01 40 07 0B ${toHex(Buffer.from('Kundenbeleg'))}`);
    expect(text.endsWith('09 01 81')).toBe(true);
  });

  it('puts message ids into answers and commands', () => {
    expect(toHex(encodeApdu(withMessageId(decodeApdu(fromHex('80 00 00'))!, 1)))).toBe(
      '80 00 08 06 06 1F 73 03 00 00 01',
    );
    const state = withMessageId(decodeApdu(fromHex('04 FF 01 0A'))!, 2);
    expect(toHex(encodeApdu(state))).toBe('04 FF 0A 0A 00 06 06 1F 73 03 00 00 02');
  });

  it('knows the characters of its sets', () => {
    expect(toHex(encodeText('äöüÄÖÜß€', 'cp437'))).toBe('84 94 81 8E 99 9A E1 3F');
    expect(toHex(encodeText('ÄÖÜäöüß', '7-bit'))).toBe('5B 5C 5D 7B 7C 7D 7E');
  });

  it('keeps numbers in packed decimals', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 999_999_999_999 }), (value) => fromBcd(toBcd(value, 6)) === value));
    expect(fromBcd(fromHex('1A'))).toBeUndefined();
  });
});
