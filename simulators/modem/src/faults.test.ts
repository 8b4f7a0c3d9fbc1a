import { describe, expect, it } from 'vitest';
import { worldWithModem } from '../test/world-with-modem.ts';
import { FAULTS, type FaultName, type FaultParameters } from './index.ts';

const RING = '\r\nRING\r\n';

async function callUnder(name: FaultName, parameters?: FaultParameters, mode = 1) {
  const site = await worldWithModem();
  await site.command(`ATE0+VCID=${mode}\r`);
  site.modem.fault(name, parameters);
  site.exchange.callFrom('030 23125 201');
  await site.world.advance(4_000);
  return { ...site, heard: site.till.take() };
}

describe('faults of the modem and its line', () => {
  it.each<[FaultName, string]>([
    ['noCallerId', RING],
    ['garbledCallerId', RING],
    ['callerIdStuck', RING],
    ['lostSettings', RING],
  ])('%s leaves only RING', async (name, heard) => {
    expect((await callUnder(name)).heard).toBe(heard);
  });

  it('garbled data show in mode 2', async () => {
    expect((await callUnder('garbledCallerId', {}, 2)).heard).toContain('8017');
  });

  it('a truncated number is a wrong number', async () => {
    expect((await callUnder('truncatedCallerId', { characters: 4 })).heard).toContain('\r\nNMBR=0302312\r\n');
  });

  it.each<[FaultParameters['form'], string]>([
    ['number twice', 'NMBR=03023125201\r\n\r\nNMBR=O'],
    ['empty date', '\r\nDATE=\r\n'],
    ['five-digit time', 'TIME=09141'],
    ['lower case', 'nmbr=03023125201'],
    ['one line end between items', 'DATE=0512\r\nTIME=0914\r\nNMBR='],
    ['dialled number tag', 'DDN_NMBR=03023125201'],
    ['utf-8 name', 'NAME=J\xc3\x96RG'],
  ])('odd form: %s', async (form, text) => {
    expect((await callUnder('oddCallerId', form === undefined ? {} : { form })).heard).toContain(text);
  });

  it('without a time there are no DATE and TIME', async () => {
    expect((await callUnder('noTime')).heard).toBe(`${RING}\r\nNMBR=03023125201\r\n`);
  });

  it('fragments carry the same bytes in more pieces; coalesced in fewer', async () => {
    const site = await worldWithModem();
    await site.command('ATE0+VCID=1\r');
    const pieces: number[] = [];
    site.till.port.on('data', (bytes: Buffer) => pieces.push(bytes.length));
    site.modem.fault('fragments', { bytes: 2 });
    site.exchange.callFrom('030 23125 201');
    await site.world.advance(4_000);
    expect(site.till.take()).toBe(`${RING}\r\nDATE=0512\r\n\r\nTIME=0914\r\n\r\nNMBR=03023125201\r\n`);
    expect(Math.max(...pieces)).toBeLessThanOrEqual(2);
  });

  it('no answer and slow answers', async () => {
    const { modem, command, world, till } = await worldWithModem();
    await command('ATE0\r');
    modem.fault('noAnswer', { forMs: 1_000 });
    expect(await command('AT\r')).toBe('');
    await world.advance(1_000);
    modem.fault('slowAnswer', { latencyMs: 2_000 });
    expect(await command('AT\r')).toBe('');
    await world.advance(2_000);
    expect(till.take()).toBe('\r\nOK\r\n');
    modem.heal('slowAnswer');
    expect(await command('AT\r')).toBe('\r\nOK\r\n');
    expect(modem.snapshot().faults).toEqual([]);
  });

  it('begins later and ends by itself when told so, and is known by name only', async () => {
    const { modem, world } = await worldWithModem();
    modem.fault('oneRing', { afterMs: 100, forMs: 50 });
    expect(modem.snapshot().faults).toEqual([]);
    await world.advance(120);
    expect(modem.snapshot().faults).toEqual(['oneRing']);
    await world.advance(50);
    expect(modem.snapshot().faults).toEqual([]);
    expect(() => modem.fault('toString' as FaultName)).toThrow(
      expect.objectContaining({ code: 'MODEM_FAULT_UNKNOWN' }),
    );
    expect(Object.keys(FAULTS).length).toBe(12);
  });

  it('a pulled plug in the middle of a call: the port is gone, and caller ID is off afterwards', async () => {
    const { world, modem, exchange, till, command, box } = await worldWithModem();
    await command('AT+VCID=1\r');
    modem.fault('callerIdStuck');
    exchange.callFrom('030 23125 201');
    await world.advance(500);
    const closed = new Promise<void>((resolve) => till.port.once('close', () => resolve()));
    await world.run(() => modem.unplug());
    await world.run(() => closed);
    expect(await world.run(() => box.serial.list())).toEqual([]);
    await world.run(() => modem.plugIn());
    await world.run(() => till.open());
    expect(await command('ATE0#CID?\r')).toContain('\r\n0\r\n');
    expect(modem.snapshot().faults).toEqual([]);
  });

  it('finds the speed of a computer on a serial cable after some tries', async () => {
    const { till, command } = await worldWithModem({}, 'straight');
    expect(await command('AT\r')).toContain('OK');
    const slow = await worldWithModem({}, 'straight');
    slow.till.port.destroy();
    await slow.world.advance(10);
    const port = await slow.world.run(() => slow.box.serial.open('/dev/ttyACM0', { baudRate: 19_200 }));
    let heard = '';
    port.on('data', (bytes: Buffer) => {
      heard += bytes.toString('latin1');
    });
    for (let tries = 0; tries < 12 && !heard.includes('OK'); tries++) {
      port.write('ATE0\r');
      await slow.world.advance(100);
    }
    expect(heard).toContain('OK');
    expect(till.port.destroyed).toBe(false);
  });
});
