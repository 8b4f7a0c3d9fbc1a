import { expect, test } from 'vitest';
import { deviceShapes, deviceSvg } from './device-svg.ts';
import { deviceDrawings, deviceKinds } from './devices.ts';

test.each(deviceKinds)('%s stays in its box, and small pictures leave details out', (kind) => {
  const large = deviceShapes(kind, 480);
  const small = deviceShapes(kind, 48);
  expect(small.shapes.length).toBeLessThan(large.shapes.length);
  for (const [x, y] of Object.values(deviceDrawings[kind].sockets)) {
    expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
    expect(Math.max(x, y)).toBeLessThanOrEqual(240);
  }
});

test.each(deviceKinds)('%s has one line weight: between 1.75 and 3 px at every size', (kind) => {
  for (const sizePx of [24, 48, 112, 240, 480, 960]) {
    const linePx = (deviceShapes(kind, sizePx).strokeUnits * sizePx) / 240;
    expect(linePx).toBeGreaterThanOrEqual(1.7);
    expect(linePx).toBeLessThanOrEqual(3.05);
  }
});

test('a label makes a drawing an image with a name; without one it is decoration', () => {
  expect(deviceSvg('printer', { label: 'Drucker "links"' })).toContain(
    'role="img" aria-label="Drucker &quot;links&quot;"',
  );
  expect(deviceSvg('printer')).toContain('aria-hidden="true"');
});
