import { describe, expect, it } from 'vitest';
import { CashDrawer, type DrawerSensor } from './index.ts';

describe('a cash drawer on its kick connector', () => {
  it.each<[DrawerSensor, string, string]>([
    ['low-is-open', 'high', 'low'],
    ['high-is-open', 'low', 'high'],
    ['none', 'high', 'high'],
  ])('with sensor %s reads %s shut and %s open', (sensor, shut, open) => {
    const drawer = new CashDrawer({ sensor });
    expect(drawer.senseLevel()).toBe(shut);
    drawer.openByKey();
    expect(drawer.senseLevel()).toBe(open);
    drawer.plugged = false;
    expect(drawer.senseLevel()).toBe('high');
  });

  it('opens by a pulse that is long enough, on its own solenoid', () => {
    const drawer = new CashDrawer();
    drawer.pulse(5, 200, 200);
    drawer.pulse(2, 20, 20);
    expect(drawer.isOpen).toBe(false);
    drawer.pulse(2, 120, 240);
    expect(drawer.isOpen).toBe(true);
    drawer.pulse(2, 120, 240);
    expect(drawer.failedKicks.map(({ reason }) => reason)).toEqual([
      'other solenoid',
      'pulse too short',
      'open already',
    ]);
    expect(drawer.openings).toEqual([{ cause: 'kick' }]);
  });

  it('stays shut when jammed or locked, and opens by key all the same', () => {
    const drawer = new CashDrawer();
    drawer.jam();
    drawer.pulse(2, 120, 240);
    drawer.freeJam();
    drawer.lock();
    drawer.pulse(2, 120, 240);
    expect(drawer.failedKicks.map(({ reason }) => reason)).toEqual(['jammed', 'locked']);
    drawer.openByKey();
    expect(drawer.openings).toEqual([{ cause: 'key' }]);
  });

  it('tells everybody on the line when the switch changes', () => {
    const drawer = new CashDrawer();
    const levels: string[] = [];
    drawer.onSenseChange(() => levels.push(drawer.senseLevel()));
    drawer.openByKey();
    drawer.close();
    drawer.close();
    expect(levels).toEqual(['low', 'high']);
  });
});
