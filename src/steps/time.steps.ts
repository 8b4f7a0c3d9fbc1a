import { When } from '@cucumber/cucumber';
import type { SalonWorld } from './salon-world.ts';

When('{int} seconds pass', function (this: SalonWorld, seconds: number) {
  return this.salon.physics.pass(seconds * 1000);
});
