import { SeededRandom } from '@kassensturz/host';
import { describe, expect, it } from 'vitest';
import { ApduStream, command, fromBytes, toBytes } from './apdu.ts';
import { BitmapFields } from './fields.ts';
import { FrameListener, frame } from './frames.ts';
import { maskedNumber, withoutCardNumbers } from './masking.ts';
import { authorise, register } from './requests.ts';
import { SlipCollector } from './slips.ts';
import { readStatusInformation } from './status-information.ts';
import { readTlv } from './tlv.ts';

const bytes = (hex: string) => new Uint8Array(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
const hex = (data: Uint8Array) => Buffer.from(data).toString('hex');
const message = (text: string) => fromBytes(bytes(text))!;

describe('what goes out', () => {
  it('is what PA00P015 and PA00P016 show', () => {
    expect(hex(toBytes(authorise(1050)))).toBe('06010c040000000010504909781940');
    expect(hex(toBytes(register({ password: '123456', isHandWorkAllowed: false })))).toMatch(/^060011123456be0978/);
  });

  it.each([
    ['80 00 00', '10 02 80 00 00 10 03 f5 1f'],
    ['06 10 03 12 34 56', '10 02 06 10 10 03 12 34 56 10 03 15 ad'],
    ['06 01 07 04 00 00 00 00 10 50', '10 02 06 01 07 04 00 00 00 00 10 10 50 10 03 95 42'],
  ])('%s on a serial line', (plain, framed) => {
    expect(hex(frame(message(plain)))).toBe(framed.replaceAll(' ', ''));
    expect(new FrameListener().hear(bytes(framed))).toEqual([message(plain)]);
  });

  it('is read again however it was cut, long lengths too', () => {
    const long = command(0x06d3, new Uint8Array(700).fill(0x41));
    const whole = Buffer.concat([toBytes(long), toBytes(command(0x8000)), toBytes(authorise(1))]);
    for (const size of [1, 2, 3, 5, 700, whole.length]) {
      const stream = new ApduStream();
      const heard = [];
      for (let at = 0; at < whole.length; at += size) heard.push(...stream.push(whole.subarray(at, at + size)));
      expect(heard.map(({ code }) => code)).toEqual([0x06d3, 0x8000, 0x0601]);
    }
  });
});

it('reads a status that a terminal once sent: amount, receipt, trace, masked card, name', () => {
  const status = readStatusInformation(
    bytes(
      '27 00 04 00 00 00 00 10 50 0B 00 08 47 0C 09 14 12 0D 05 12 0E 28 12 17 00 01 19 70 22 F1 F0 EE EE EE EE EE EE EE EE 42 81 29 52 50 00 01 49 09 78 87 01 53 88 00 08 47 8A 05 3B 39 35 38 35 32 30 00 00 8B F0 F9 67 69 72 6F 63 61 72 64 00',
    ),
  );
  expect(status).toMatchObject({ result: 0, amountCents: 1050 });
  expect(status.receipt).toMatchObject({
    receiptNumber: 153,
    trace: 847,
    terminalId: '52500001',
    cardName: 'girocard',
    cardKind: 'debit',
    maskedCard: '################4281',
    authorisation: '958520',
    check: 'pin',
  });
});

it.each([
  ['8A 06', 'credit'],
  ['8A 2E', 'debit'],
  ['8A 61', 'wallet'],
  ['8A FF 06 04 41 02 01 04', 'wallet'],
  ['8A FF', undefined],
  ['8A 63', undefined],
  ['', undefined],
])('tells the kind of card from %s: %s', (field, kind) => {
  expect(readStatusInformation(bytes(`27 00 ${field}`)).receipt.cardKind).toBe(kind);
});

it('keeps no more than four digits of a card number, whatever the terminal tells', () => {
  expect(maskedNumber('6725999999990004281F')).toBe('###############4281');
  expect(withoutCardNumbers('Nr. 4111 1111 1111 1111', undefined)).toBe('Nr. #### #### #### 1111');
  expect(withoutCardNumbers('Nr. 6725999999990004281', '4281')).toBe('Nr. ###############4281');
  expect(withoutCardNumbers('VU-Nr. 455600012345  TID 52500001', '4281')).toBe('VU-Nr. 455600012345  TID 52500001');
});

it('gathers slips from lines and from blocks', () => {
  const slips = new SlipCollector();
  for (const line of ['06d1 0c 40 4b756e64656e62656c6567', '06d1 05 00 41 84 42 43', '06d1 01 81'])
    slips.take(message(line));
  slips.take(message('06d3 15 06 13 1f070101 25 0d 090100 0705 48616c6c6f 090181'));
  expect(slips.slips).toMatchObject([
    { kind: 'customer', lines: ['Kundenbeleg', 'AäBC'] },
    { kind: 'merchant', lines: ['Hallo'] },
  ]);
});

it('garbage breaks no reader, and none hangs', () => {
  const random = new SeededRandom('zvt garbage');
  const [stream, listener, slips] = [new ApduStream(), new FrameListener(), new SlipCollector()];
  for (let n = 0; n < 20_000; n += 1) {
    const data = random.bytes(random.integer(0, 60));
    stream.push(data);
    listener.hear(data);
    readTlv(data);
    new BitmapFields(data);
    readStatusInformation(data);
    slips.take({ code: n % 2 === 0 ? 0x06d1 : 0x06d3, data });
  }
});
