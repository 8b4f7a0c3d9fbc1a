import { expect, it } from 'vitest';
import { cutACable } from './cut-a-cable.ts';
import { oneProgramTwoPhysics } from './one-program-two-physics.ts';
import { ringAModem } from './ring-a-modem.ts';
import { surviveAPowerCut } from './survive-a-power-cut.ts';

it('cut a cable', async () => {
  expect(await cutACable()).toEqual(['open after 7 ms', 'EHOSTUNREACH after 3070 ms', 'ENETUNREACH after 0 ms']);
});

it('survive a power cut', async () => {
  expect(await surviveAPowerCut()).toEqual({ careless: false, careful: true });
});

it('one program, two physics', async () => {
  const { simulated, real } = await oneProgramTwoPhysics();
  expect(simulated).toMatch(/^2026-12-31T22:59:59/);
  expect(real).toMatch(/^20\d\d-\d\d-\d\dT/);
});

it('ring a modem', async () => {
  expect(await ringAModem()).toEqual(['RI up', 'RING', 'RI down']);
});
