import { createWorld, type SimulatedHost, type World } from '@kassensturz/host';
import { beforeEach, describe, expect, test } from 'vitest';
import { EscposPrinter } from '../escpos/escpos-printer.ts';
import { ScriptedPrinter } from '../escpos/scripted-printer.ts';
import { type CashDrawerDriver, type DrawerSensor, drawerByKey } from './drawer.ts';

const low = 0x12;
const high = 0x16;

let world: World;
let till: SimulatedHost;
let printer: ScriptedPrinter;

beforeEach(async () => {
  world = createWorld({ seed: 6 });
  till = world.addHost('till', { address: '192.168.1.2' });
  const far = world.addHost('printer', { address: '192.168.1.3' });
  world.connect(till, far, {});
  printer = new ScriptedPrinter();
  await world.run(() => printer.start(far));
});

const drawer = (drawerSensor?: DrawerSensor, drawerPin?: 2 | 5): CashDrawerDriver =>
  new EscposPrinter(till, {
    host: '192.168.1.3',
    port: 9100,
    ...(drawerSensor ? { drawerSensor } : {}),
    ...(drawerPin ? { drawerPin } : {}),
  }).drawer;

/** Sets pin 3, keeping the rest of the state. */
function setLevel(byte: number): void {
  printer.status = [(printer.status[0] & ~0x04) | (byte & 0x04), ...printer.status.slice(1)] as never;
}

describe('a drawer with a sensor', () => {
  test.each([
    ['low-is-open', high, low],
    ['high-is-open', low, high],
  ] as const)('%s: opens, and the sensor says so', async (sensor, shut, open) => {
    setLevel(shut);
    printer.onPulse = () => setLevel(open);
    expect(await world.run(() => drawer(sensor).state())).toBe('closed');
    expect(await world.run(() => drawer(sensor).open())).toEqual({ outcome: 'opened' });
    expect(await world.run(() => drawer(sensor).state())).toBe('open');
  });

  test('gets one pulse of 200 ms at its pin', async () => {
    const pulses: unknown[] = [];
    setLevel(high);
    printer.onPulse = (...pulse) => {
      pulses.push(pulse);
      setLevel(low);
    };
    await world.run(() => drawer('low-is-open', 5).open());
    expect(pulses).toEqual([[5, 2]]);
  });

  test('opens with the paper out and the cover open', async () => {
    printer.status = [0x1e, 0x36, 0x12, 0x7e];
    printer.onPulse = () => setLevel(low);
    expect(await world.run(() => drawer().open())).toEqual({ outcome: 'opened' });
  });

  test('that reads open is kicked all the same: its switch may be wired the other way round', async () => {
    const pulses: number[] = [];
    setLevel(low);
    printer.onPulse = (pin) => {
      pulses.push(pin);
      setLevel(high);
    };
    expect(await world.run(() => drawer('low-is-open').open())).toEqual({ outcome: 'opened' });
    expect(pulses).toEqual([2]);
  });

  test('that stays shut is jammed, and the cashier hears it soon', async () => {
    setLevel(high);
    const startedAtMs = world.elapsedMs;
    expect(await world.run(() => drawer().open())).toMatchObject({ outcome: 'failed', cause: 'jammed' });
    expect(world.elapsedMs - startedAtMs).toBeLessThan(1_500);
  });
});

test('a drawer without a sensor is kicked, and nobody claims more', async () => {
  expect(await world.run(() => drawer('none').open())).toEqual({ outcome: 'kicked' });
  expect(await world.run(() => drawer('none').state())).toBe('unknown');
});

test('behind a printer that is off, the key is named', async () => {
  await world.run(() => printer.stop());
  expect(await world.run(() => drawer().open())).toMatchObject({
    outcome: 'failed',
    cause: 'not-found',
    text: expect.stringContaining('Schlüssel'),
  });
  expect(await world.run(() => drawer().state())).toBe('unknown');
});

test('a drawer with a key only says so', async () => {
  expect(await drawerByKey.open()).toEqual({ outcome: 'by-key' });
  expect(await drawerByKey.state()).toBe('unknown');
});
