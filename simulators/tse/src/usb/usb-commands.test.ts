import { beforeEach, describe, expect, it } from 'vitest';
import { DATA, listTar, StickBench } from '../../test/stick-bench.ts';
import { EVERYTHING, wire } from '../../test/wire-client.ts';

let bench: StickBench;
const hexOf = async (answer: Promise<Buffer>) => (await answer).toString('hex');

describe('commands', () => {
  beforeEach(async () => {
    bench = await StickBench.ready();
  });

  it('answer questions about configuration and state', async () => {
    const config = (item: number) => bench.hex(0x11, wire.short(item));
    const status = (item: number) => bench.hex(0x12, wire.short(item));
    expect(await config(1)).toBe('0011' + '02000e' + '300c060a04007f00070101040103');
    expect(await config(2)).toBe('000402000100');
    expect(await config(6)).toBe('000702000400000e10');
    expect(await config(7)).toBe('000402000103');
    expect(await config(8)).toBe(`0015040012${Buffer.from('BSI-K-TR-0374-2020').toString('hex')}`);
    expect(await config(9)).toBe('8001');
    expect(await status(0)).toBe('000702000400000001');
    expect(await status(4)).toBe('000402000103');
    await bench.start();
    await bench.start();
    expect(await status(1)).toBe('000702000400000002');
    expect(await status(2)).toBe('000b0500080000000100000002');
    expect(await status(3)).toBe('000702000400000002');
  });

  it('give the key: serial numbers, counter, expiry, public point', async () => {
    const numbers = await bench.client.command(0x08);
    expect(numbers.subarray(5 + 6, 5 + 38).toString('hex')).toBe(bench.stick.tse.serialNumber);
    expect(await bench.hex(0x18, wire.short(2), bench.serial())).toBe(
      `0044020041${Buffer.from(bench.stick.tse.key.publicPoint).toString('hex')}`,
    );
    const expiry = await bench.client.command(0x18, wire.short(1), bench.serial());
    expect(Number(expiry.readBigUInt64BE(5))).toBe(bench.stick.tse.element.certificateExpirySeconds);
    expect(await bench.hex(0x18, wire.short(0), wire.bytes('x'))).toBe('8013');
  });

  it('give certificates as a TAR of several blocks, and the last log message', async () => {
    const certificates = await bench.client.command(0x0e);
    expect(certificates).toHaveLength(2 + 3 + certificates.readUInt16BE(3));
    expect(listTar(certificates.subarray(5))).toEqual(
      bench.stick.tse.certificates.map(({ keyHash }) => `${keyHash}_X509.cer`),
    );
    await bench.start();
    const last = await bench.client.command(0x0f);
    expect(last.subarray(5)).toEqual(Buffer.from(bench.stick.tse.readLogMessage()));
  });

  it('list mapped clients as DER', async () => {
    const inner = `0406${Buffer.from('till-1').toString('hex')}0420${bench.stick.tse.serialNumber}`;
    const mappings = `302c302a${inner}`;
    expect(await bench.hex(0x17)).toBe(`0031${'02002e'}${mappings}`);
    expect(await bench.hex(0x09, wire.string('till-1'), wire.bytes(''))).toBe('0000');
    expect(await hexOf(bench.start())).toBe('8012');
  });

  it('take numbers of any length: 4 and 8 bytes, minimal, with a leading zero', async () => {
    await bench.logIn('TimeAdmin');
    expect(await bench.hex(0x07, wire.number(bench.now(), 8))).toBe('0000');
    await bench.client.command(0x05, wire.string('TimeAdmin'));
    for (const encoded of ['01', '0001', '0000000000000001']) {
      await bench.start();
      const number = wire.bytes(Buffer.from(encoded, 'hex'));
      const update = await bench.client.command(0x0b, number, wire.string('till-1'), DATA, wire.string('x'));
      expect(update.readUInt16BE(0), encoded).toBeLessThan(0x8000);
    }
  });

  it('say no with the code of the device', async () => {
    expect(await hexOf(bench.finish(7))).toBe('800e');
    expect(await bench.hex(0x0a, wire.string('stranger'), wire.bytes(''), wire.string(''), wire.bytes(''))).toBe(
      '8012',
    );
    expect(await bench.hex(0x07, wire.number(5))).toBe('8008');
    expect(await bench.hex(0x05, wire.string('Nobody'))).toBe('800b');
    expect(await bench.hex(0x10)).toBe('8008');
    await bench.start();
    await bench.logIn('Admin');
    expect(await bench.hex(0x10)).toBe('8017');
    const filter = (...changes: readonly (readonly [number, Buffer])[]) => {
      const parameters = [...EVERYTHING];
      for (const [at, value] of changes) parameters[at] = value;
      return bench.hex(0x0d, ...parameters);
    };
    expect(await filter([0, wire.string('nobody')])).toBe('8019');
    expect(await filter([1, wire.number(99)])).toBe('801a');
    expect(await filter([6, wire.number(2)])).toBe('8016');
    expect(await filter([1, wire.number(1)], [4, wire.number(5)])).toBe('8018');
    expect(await filter([4, wire.number(bench.now() + 1000)])).toBe('8015');
  });

  it('block a PIN after three wrong ones; the PUK helps, with a new PIN', async () => {
    const logIn = (pin: string) => bench.hex(0x03, wire.string('Admin'), wire.bytes(pin));
    const unblock = (puk: string, pin: string) =>
      bench.hex(0x04, wire.string('Admin'), wire.bytes(puk), wire.bytes(pin));
    expect(await logIn('00000000')).toBe('0009010001010300020002');
    expect(await logIn('00000000')).toBe('0009010001010300020001');
    expect(await logIn('00000000')).toBe('0009010001010300020000');
    expect(await logIn('11111111')).toBe('0009010001020300020000');
    expect(await unblock('9999999999', '33333333')).toBe('000401000101');
    expect(await unblock('0123456789', '11111111')).toBe('000401000104');
    expect(await unblock('0123456789', '33333333')).toBe('000401000100');
    expect(await logIn('33333333')).toBe('0009010001000300020003');
    expect(await bench.hex(0x03, wire.string('X'), wire.bytes('1'))).toBe('0009010001030300020000');
  });

  it('read on after a counter, up to so many records', async () => {
    await bench.start();
    const names = listTar(await bench.client.stream(0x16, bench.serial(), wire.number(5), wire.number(2)));
    expect(names.filter((name) => name.endsWith('.log')).map((name) => name.split('_')[2])).toEqual(['Sig-6', 'Sig-7']);
    expect(await bench.hex(0x16, bench.serial(), wire.number(9999), wire.number(0))).toBe('8015');
  });

  it('delete after an export, wholly or up to a counter', async () => {
    await bench.start();
    await bench.client.stream(0x0d, ...EVERYTHING);
    await bench.logIn('Admin');
    expect(await bench.hex(0x1b, bench.serial(), wire.number(4))).toBe('0000');
    expect(bench.stick.tse.logs.signatureCounter(0)).toBe(5);
    expect(await bench.hex(0x10)).toBe('0000');
    expect(bench.stick.tse.logs.count).toBe(1);
  });

  it('can be deactivated, activated and disabled; exports go on', async () => {
    await bench.logIn('Admin');
    expect(await bench.hex(0x14)).toBe('8014');
    expect(await bench.hex(0x13)).toBe('0000');
    expect(await hexOf(bench.start())).toBe('801b');
    expect(await bench.hex(0x12, wire.short(4))).toBe('000402000104');
    expect(await bench.hex(0x14)).toBe('0000');
    expect(await bench.hex(0x15)).toBe('0000');
    expect(await hexOf(bench.start())).toBe('8006');
    expect(await bench.hex(0x12, wire.short(4))).toBe('000402000105');
    expect(listTar(await bench.client.stream(0x0d, ...EVERYTHING))).toContain('info.csv');
  });

  it('have the quirks of real sticks when asked for', async () => {
    bench = await StickBench.plugIn({
      quirks: { hasWrongOpenTransactionsLength: true, hasWrongErsMappingsLength: true },
    });
    await bench.client.setUp(bench.now());
    for (let open = 0; open < 4; open++) await bench.start();
    const answer = await bench.client.command(0x12, wire.short(2));
    expect([answer.readUInt16BE(0), answer.readUInt16BE(3)]).toEqual([21, 20]);
    const mappings = await bench.client.command(0x17);
    expect(mappings[6]).toBe(mappings.length - 5 - 2 - 1);
  });
});
