import assert from 'node:assert/strict';
import { Given, Then } from '@cucumber/cucumber';
import type { SalonWorld } from './salon-world.ts';

Given('the drawer is jammed', function (this: SalonWorld) {
  this.salon.drawer.jam();
});

Then('the drawer was kicked {int} time(s)', async function (this: SalonWorld, count: number) {
  await this.deviceShows(() => this.salon.printer.pulses.length >= count, 10_000);
  assert.equal(this.salon.printer.pulses.length, count, `kicks: ${JSON.stringify(this.salon.printer.pulses)}`);
});

Then('no kick reached the drawer', async function (this: SalonWorld) {
  await this.lastReceipt();
  assert.deepEqual(this.salon.printer.pulses, []);
});

Then('the drawer is open', async function (this: SalonWorld) {
  await this.deviceShows(() => this.salon.drawer.isOpen, 5000);
  assert.ok(this.salon.drawer.isOpen, 'the drawer stayed shut');
});
