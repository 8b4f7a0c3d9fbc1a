import { describe, expect, it } from 'vitest';
import { worldWithModem } from '../test/world-with-modem.ts';

const OK = '\r\nOK\r\n';
const ERROR = '\r\nERROR\r\n';

describe('the AT dialogue', () => {
  it('echoes what it hears, frames what it says, and stops both when told', async () => {
    const { command } = await worldWithModem();
    expect(await command('ATI3\r')).toBe('ATI3\r\r\nU.S. Robotics 56K FAX USB V1.2.23\r\n\r\nOK\r\n');
    expect(await command('ate0\r\n')).toBe(`ate0\r\n${OK}`);
    expect(await command('AT\r')).toBe(OK);
    expect(await command('ATV0\r')).toBe('0\r');
    expect(await command('ATI0\r')).toBe('5601\r\n0\r');
    expect(await command('AT+NONSENSE\r')).toBe('4\r');
    expect(await command('ATQ1\r')).toBe('');
    expect(await command('ATI0\r')).toBe('5601\r\n');
  });

  it.each([
    ['AT Z S0=0 E0 V1 Q0\r', OK],
    ['+++AT S7=45 S0=0 L1 V1 X4 &c1 E1 Q0\r', OK],
    ['rubbish before AT\r', OK],
    ['At\r', ''],
    ['no command\r', ''],
    ['ATS7?\r', `\r\n060\r\n${OK}`],
    ['ATS7=45S7?\r', `\r\n045\r\n${OK}`],
    ['ATS5\r', OK],
    ['ATS6=4?=3S6?\r', `\r\n004\r\n\r\n003\r\n${OK}`],
    ['ATS1=3\r', ERROR],
    ['ATS0=256\r', ERROR],
    ['ATS99?\r', ERROR],
    ['ATE2\r', ERROR],
    ['AT&V\r', 'ACTIVE PROFILE:'],
    ['ATI7\r', 'Product ID             USR5637'],
    ['ATI99\r', ERROR],
    ['AT+VCID=1\r', OK],
    ['AT#CID=3\r', ERROR],
    ['AT#CID=2;#CID?\r', `\r\n2\r\n${OK}`],
    ['AT+VCID=?\r', `\r\n0,1,2\r\n${OK}`],
    ['AT+VCID=1;+GCI=42;+GCI?\r', `\r\n+GCI: 42\r\n${OK}`],
    ['AT+GCI=ZZ\r', ERROR],
    ['AT+FCLASS=?\r', `\r\n0,1,8\r\n${OK}`],
    ['AT+FCLASS=8;+FCLASS?\r', `\r\n8\r\n${OK}`],
    ['AT+VSM=?\r', '8-BIT LINEAR'],
    ['AT+VLS=1\r', ERROR],
    ['AT-STE=7\r', ERROR],
    ['AT+CIND?\r', ERROR],
    ['AT+IPR=115200;+IPR?\r', `\r\n+IPR: 115200\r\n${OK}`],
    ['AT+GMI;+GMM;+GMR\r', '\r\nU.S. Robotics\r\n\r\nUSR5637\r\n\r\nV1.2.23\r\n'],
    ['AT$\r', 'HELP'],
    ['$\r', 'HELP'],
    ['ATO\r', '\r\nNO CARRIER\r\n'],
    [`AT${'S0=0'.repeat(15)}\r`, ERROR],
  ])('answers %j', async (line, answer) => {
    const { command } = await worldWithModem();
    await command('ATE0\r');
    const heard = await command(line);
    if (answer === '') expect(heard).toBe('');
    else expect(heard).toContain(answer);
    expect(heard.match(/OK|ERROR|NO CARRIER/g)?.length ?? 0).toBe(answer === '' ? 0 : 1);
  });

  it('drops the rest of a line after the first bad command', async () => {
    const { command } = await worldWithModem();
    await command('ATE0\r');
    expect(await command('ATS8=9+BAD=1;S8=4\r')).toBe(ERROR);
    expect(await command('ATS8?\r')).toBe(`\r\n009\r\n${OK}`);
  });

  it('repeats the last line with A/, erases with backspace but never the AT', async () => {
    const { command } = await worldWithModem();
    await command('ATE0\r');
    await command('ATI0\r');
    expect(await command('A/')).toBe(`\r\n5601\r\n${OK}`);
    expect(await command('ATI7\b0\r')).toBe(`\r\n5601\r\n${OK}`);
    expect(await command('AT\b\b\bI0\r')).toBe(`\r\n5601\r\n${OK}`);
  });

  it('takes dial strings of 60 characters, though a line has only 58 of its own', async () => {
    const { command } = await worldWithModem();
    await command('ATE0\r');
    expect(await command(`ATD${'1'.repeat(60)}\r`)).toBe('');
    await command('x');
    expect(await command(`ATD${'1'.repeat(61)}\r`)).toBe(ERROR);
    expect(await command(`AT${'S0=0'.repeat(14)}\r`)).toBe(OK);
  });

  it('a backspace takes back letters that only look like an AT', async () => {
    const { command } = await worldWithModem();
    await command('ATE0\r');
    expect(await command('ATI0AT\b\b\r')).toBe(`\r\n5601\r\n${OK}`);
  });

  it('the Rockwell model waits 50 s for a carrier, the other one 60', async () => {
    const { command } = await worldWithModem({ model: 'Rockwell' });
    await command('ATE0\r');
    expect(await command('ATS7?\r')).toBe(`\r\n050\r\n${OK}`);
    await command('ATS7=1&F\r');
    expect(await command('ATS7?\r')).toContain('050');
  });

  it('repeats for ever with A> until a key is pressed', async () => {
    const { world, till, command } = await worldWithModem();
    await command('ATE0\r');
    await command('ATI0\r');
    till.port.write('A>');
    await world.advance(3_500);
    expect(till.take().match(/5601/g)?.length).toBeGreaterThanOrEqual(3);
    till.port.write(' ');
    await world.advance(1_500);
    till.take();
    await world.advance(5_000);
    expect(till.take()).toBe('');
  });

  it('obeys S3, S4 and S5 for ends of line and erasing', async () => {
    const { command } = await worldWithModem();
    await command('ATE0\r');
    expect(await command('ATS3=36S4=37\r')).toBe('$%OK$%');
    expect(await command('AT$')).toBe('$%OK$%');
  });

  it('forgets the caller-ID switch with Z, and &W does not keep it unless the unit does', async () => {
    const usual = await worldWithModem();
    await usual.command('ATE0S7=33+VCID=1;&W\r');
    await usual.command('ATZ\r');
    expect(usual.modem.snapshot()).toMatchObject({ callerId: 0, flags: { E: 0 } });
    expect(usual.modem.snapshot().registers[7]).toBe(33);
    await usual.command('AT&F\r');
    expect(usual.modem.snapshot().registers[7]).toBe(60);
    const better = await worldWithModem({ keepsCallerId: true });
    await better.command('AT+VCID=1;&W\r');
    await better.command('ATZ\r');
    expect(better.modem.snapshot().callerId).toBe(1);
  });

  it('records both directions with their meaning', async () => {
    const { modem, command } = await worldWithModem();
    await command('AT+VCID=1\r');
    expect(modem.wire.map(({ from, text, meaning }) => [from, text, meaning])).toEqual([
      ['computer', 'AT+VCID=1\\r', 'command AT+VCID=1'],
      ['modem', '\\r\\nOK\\r\\n', 'result OK'],
    ]);
  });
});
