import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { wanCable } from '../salon/topology.ts';
import type { SalonWorld } from './salon-world.ts';

function internetFails(this: SalonWorld): void {
  this.salon.physics.unplug(wanCable);
}

When('the internet fails', internetFails);
Given('the internet has failed', internetFails);

When('the internet is back', function (this: SalonWorld) {
  this.salon.physics.plug(wanCable);
});

When('the next answer of the server gets lost', function (this: SalonWorld) {
  return this.salon.physics.loseNextAnswer('tablet', this.salon.pos.server);
});

When("the browser's storage is wiped", function (this: SalonWorld) {
  return this.act((till) => till.wipe());
});

Then('the POS server has connected to nothing but the TSE', async function (this: SalonWorld) {
  const targets = await this.salon.physics.connectionsFrom(this.salon.pos.server);
  const foreign = targets.filter((target) => target !== 'tse');
  assert.deepEqual(foreign, [], `the server connected to ${foreign.join(', ')}`);
});

Then('no device was reached from the POS server', async function (this: SalonWorld) {
  const visitors = await this.salon.physics.visitorsOf('printer');
  assert.ok(!visitors.includes(this.salon.pos.server), `the printer was reached from ${visitors.join(', ')}`);
});
