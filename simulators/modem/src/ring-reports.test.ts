import { describe, expect, it } from 'vitest';
import { worldWithModem } from '../test/world-with-modem.ts';
import type { ModemOptions } from './index.ts';

const RING = '\r\nRING\r\n';
const OK = '\r\nOK\r\n';
const CALLER = '030 23125 201';

async function listening(options: ModemOptions = {}) {
  const site = await worldWithModem(options);
  await site.command('ATE0+VCID=1\r');
  const hear = async (ms: number): Promise<string> => {
    await site.world.advance(ms);
    return site.till.take();
  };
  return { ...site, hear };
}

describe('what a ring leaves behind', () => {
  it('S1 counts the rings that were heard, and forgets them 6 s after the last one', async () => {
    const { exchange, hear, command, modem } = await listening();
    modem.fault('oneRing');
    exchange.callFrom(CALLER);
    await hear(2_000);
    expect(await command('ATS1?\r')).toBe(`\r\n001\r\n${OK}`);
    await hear(5_500);
    expect(await command('ATS1?\r')).toBe(`\r\n000\r\n${OK}`);
  });

  it('durations are told only of rings that were heard', async () => {
    const { exchange, hear, command, modem } = await listening();
    await command('AT+VDR=1,1\r');
    modem.fault('oneRing');
    exchange.callFrom(CALLER);
    expect(await hear(1_050)).toContain('DRON=10');
    expect(await hear(6_000)).not.toContain('DRON');
  });

  it('a duration waits for an answer that is under way, where rings do', async () => {
    const { exchange, hear, command, till } = await listening({ ringDuringCommand: 'after', commandLatencyMs: 100 });
    await hear(200);
    await command('AT+VDR=1,1\r');
    await hear(200);
    exchange.callFrom(CALLER);
    await hear(950);
    till.port.write('ATI0\r');
    expect(await hear(200)).toBe(`\r\n5601\r\n${OK}\r\nDRON=10\r\n`);
  });

  it('+VRID tells the last caller also where results are suppressed: it was asked for', async () => {
    const { exchange, hear, command } = await listening();
    exchange.callFrom(CALLER).hangUp();
    const call = exchange.callFrom(CALLER);
    await hear(2_000);
    call.hangUp();
    await command('ATQ1\r');
    expect(await command('AT+VRID=0\r')).toContain('NMBR=03023125201');
    expect(await command('AT+VRID=1\r')).toMatch(/^\r\n80[0-9A-F]+\r\n$/);
  });
});

describe('modem lines', () => {
  it('DSR follows the carrier with &S1, and is on again after &F', async () => {
    const { command, modem } = await listening();
    expect(modem.lines.dsr).toBe(true);
    await command('AT&S1\r');
    expect(modem.lines.dsr).toBe(false);
    await command('AT&F\r');
    expect(modem.lines.dsr).toBe(true);
  });

  it('dropping DTR with &D3 resets, and the lines are told anew', async () => {
    const { command, modem, till, exchange, hear } = await listening();
    await command('AT&D3&C0\r');
    expect(modem.lines.dcd).toBe(true);
    const told: boolean[] = [];
    modem.on('lines', ({ dcd }) => told.push(dcd));
    till.port.setLines({ dtr: false });
    expect(modem.snapshot().callerId).toBe(0);
    expect(told).toEqual([false]);
    till.port.setLines({ dtr: true });
    exchange.callFrom(CALLER);
    expect(await hear(4_000)).toBe(RING);
  });
});
