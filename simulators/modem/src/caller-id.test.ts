import { describe, expect, it } from 'vitest';
import { worldWithModem } from '../test/world-with-modem.ts';
import type { ModemOptions } from './index.ts';

const RING = '\r\nRING\r\n';
const CALLER = '030 23125 201';

async function listening(options: ModemOptions = {}, mode = 1) {
  const site = await worldWithModem(options);
  await site.command(`ATE0+VCID=${mode}\r`);
  /** What the till hears in the next ms. */
  const hear = async (ms: number): Promise<string> => {
    site.till.take();
    await site.world.advance(ms);
    return site.till.take();
  };
  return { ...site, hear };
}

describe('a call', () => {
  it('rings every five seconds, tells the caller between the first two rings, and ends without a word', async () => {
    const { exchange, hear } = await listening();
    const call = exchange.callFrom(CALLER);
    expect(await hear(1_000)).toBe(RING);
    expect(await hear(1_000)).toBe('\r\nDATE=0512\r\n\r\nTIME=0914\r\n\r\nNMBR=03023125201\r\n');
    expect(await hear(2_900)).toBe('');
    expect(await hear(5_000)).toBe(RING);
    call.hangUp();
    expect(await hear(60_000)).toBe('');
  });

  it('sounds the same answered at another telephone as given up', async () => {
    const { exchange, hear, modem } = await listening();
    const call = exchange.callFrom(CALLER);
    await hear(2_000);
    call.answer();
    expect(await hear(60_000)).toBe('');
    expect(modem.lines.ri).toBe(false);
  });

  it('counts rings in S1 until six seconds of silence', async () => {
    const { exchange, hear, command } = await listening();
    const call = exchange.callFrom(CALLER);
    await hear(6_000);
    call.hangUp();
    expect(await command('ATS1?\r')).toContain('002');
    await hear(7_000);
    expect(await command('ATS1?\r')).toContain('000');
  });

  it('raises RI for every burst', async () => {
    const { exchange, world, till } = await listening();
    const seen: boolean[] = [];
    till.port.on('lines', ({ ri }: { readonly ri: boolean }) => seen.push(ri));
    exchange.callFrom(CALLER);
    await world.advance(5_500);
    expect(seen).toEqual([true, false, true]);
  });

  it.each([
    ['withheld', 'NMBR=P'],
    ['unavailable', 'NMBR=O'],
  ] as const)('%s has a letter for its number', async (kind, line) => {
    const { exchange, hear } = await listening();
    if (kind === 'withheld') exchange.callWithheld();
    else exchange.callUnavailable();
    expect(await hear(3_000)).toContain(`\r\n${line}\r\n`);
  });

  it.each<[string, ModemOptions, number, string]>([
    ['hex of the packet in mode 2', {}, 2, '801701083035313230393134020B30333032333132353230319A'],
    ['single data format', { line: 'single data' }, 2, '04133035313230393134303330323331323532303130'],
    ['blanks around the equals sign', { model: 'Rockwell' }, 1, 'NMBR = 03023125201'],
    ['tones without a date', { line: 'dtmf' }, 1, '\r\nNMBR=03023125201\r\n\r\nRING'],
    ['tones in hex', { line: 'dtmf' }, 2, '44303330323331323532303143'],
    ['data before the first ring, with the call type', { line: 'uk' }, 1, '\r\nMESG=110101\r\n\r\nDATE=0512'],
    ['a name in America', { line: 'usa' }, 1, 'NAME=SALON TEST'],
  ])('%s', async (_what, options, mode, expected) => {
    const { exchange, hear } = await listening(options, mode);
    exchange.callFrom(CALLER, { name: 'SALON TEST' });
    expect(await hear(4_000)).toContain(expected);
  });

  it('prints the last caller again with +VRID, and nothing when there was none', async () => {
    const { exchange, hear, command } = await listening();
    expect(await command('AT+VRID=0\r')).toBe('\r\nOK\r\n');
    exchange.callFrom(CALLER).hangUp();
    const call = exchange.callFrom(CALLER);
    await hear(2_000);
    call.hangUp();
    expect(await command('AT+VRID=0\r')).toContain('NMBR=03023125201');
    expect(await command('AT+VRID=1\r')).toContain('8017');
  });

  it('speaks numbers in V0 and hides everything in Q1', async () => {
    const { exchange, hear, command } = await listening();
    await command('ATV0\r');
    const call = exchange.callFrom(CALLER);
    expect(await hear(2_000)).toBe('2\rDATE=0512\r\nTIME=0914\r\nNMBR=03023125201\r\n');
    call.hangUp();
    await command('ATQ1\r');
    exchange.callFrom(CALLER);
    expect(await hear(10_000)).toBe('');
  });

  it.each([
    ['S41=1', 'RING B'],
    ['-SDR=7', 'RING 2'],
    ['+FCLASS=8', '\x10R'],
    ['+VDR=1,0', 'DRON=10'],
  ])('after %s rings as %s', async (setting, ring) => {
    const { exchange, hear, command } = await listening();
    await command(`AT${setting}\r`);
    exchange.callFrom(CALLER, { ringPattern: 'B' });
    expect(await hear(1_200)).toContain(ring);
  });

  it('answers by itself when a program left S0 set, and tells NO CARRIER after S7', async () => {
    const { exchange, hear, command } = await listening();
    await command('ATS0=2S7=5\r');
    const call = exchange.callFrom(CALLER);
    await hear(5_500);
    expect(call.state).toBe('answered');
    expect(await hear(6_000)).toContain('NO CARRIER');
    expect(call.end).toBe('called side hung up');
  });

  it.each(['between', 'after'] as const)('a ring during a command comes %s it', async (ringDuringCommand) => {
    const { exchange, world, till } = await listening({ ringDuringCommand, commandLatencyMs: 100 });
    await world.advance(200);
    till.take();
    till.port.write('ATI0\r');
    await world.advance(50);
    exchange.callFrom(CALLER);
    await world.advance(200);
    const answer = '\r\n5601\r\n\r\nOK\r\n';
    expect(till.take()).toBe(ringDuringCommand === 'between' ? RING + answer : answer + RING);
  });

  it('has caller ID only in the countries that the unit decodes, when it is such a unit', async () => {
    const { exchange, hear, command } = await listening({ callerIdCountries: ['42'] });
    const deaf = exchange.callFrom(CALLER);
    expect(await hear(4_000)).toBe(RING);
    deaf.hangUp();
    await command('AT+GCI=42\r');
    exchange.callFrom(CALLER);
    expect(await hear(4_000)).toContain('NMBR');
  });
});

describe('calls of the modem itself', () => {
  it.each([
    ['busy', '\r\nBUSY\r\n'],
    ['does not exist', '\r\nNO CARRIER\r\n'],
    ['rings', '\r\nNO CARRIER\r\n'],
  ] as const)('to a number that is %s', async (party, result) => {
    const { exchange, hear, command } = await listening();
    exchange.whenDialled('069 90009 123', party);
    await command('ATS7=10\r');
    await command('ATD069 90009-123\r\n');
    expect(await hear(20_000)).toBe(result);
  });

  it('end with NO CARRIER by any key, and have no dial tone without a line', async () => {
    const { command, modem, hear, exchange } = await listening();
    await command('ATD069 90009123\r');
    await hear(5_000);
    expect(await command('x')).toBe('\r\nNO CARRIER\r\n');
    expect(exchange.calls.at(-1)?.end).toBe('caller hung up');
    modem.pullLine();
    await command('ATD069 90009123\r');
    expect(await hear(5_000)).toBe('\r\nNO DIALTONE\r\n');
    await command('ATX0D069 90009123\r');
    expect(await hear(5_000)).toBe('\r\nNO CARRIER\r\n');
  });

  it('end when the computer drops DTR', async () => {
    const { command, hear, exchange, till } = await listening();
    await command('ATD06990009123;\r');
    expect(await hear(3_000)).toBe('\r\nOK\r\n');
    expect(exchange.calls.at(-1)?.state).toBe('ringing');
    till.port.setLines({ dtr: false });
    expect(exchange.calls.at(-1)?.end).toBe('caller hung up');
  });

  it('in voice mode pick up, play until DLE ETX, and hang up', async () => {
    const { command, hear, exchange } = await listening();
    await command('AT+FCLASS=8\r');
    const call = exchange.callFrom(CALLER);
    await hear(1_000);
    expect(await command('AT+VLS=1\r')).toBe('\r\nOK\r\n');
    expect(call.state).toBe('answered');
    expect(await command('AT+VTX\r')).toBe('\r\nCONNECT\r\n');
    expect(await command('AT\rsound\x10\x03')).toBe('\r\nOK\r\n');
    await command('AT+VLS=0\r');
    expect(call.end).toBe('called side hung up');
  });
});
