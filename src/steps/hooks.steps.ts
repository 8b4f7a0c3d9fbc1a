import { After, Before, type ITestCaseHookParameter, Status, setDefaultTimeout } from '@cucumber/cucumber';
import { evidenceMediaTypes } from '../certify/evidence.ts';
import { applies } from '../run/applicability.ts';
import { checkInvariants } from '../salon/invariants.ts';
import './salon-world.ts';
import type { SalonWorld } from './salon-world.ts';

setDefaultTimeout(60_000);

Before(function (this: SalonWorld, { pickle }: ITestCaseHookParameter) {
  const tags = pickle.tags.map(({ name }) => name);
  this.needsBrowser = tags.includes('@browser') && this.run.physics === 'live';
  return applies(tags, this.run) ? undefined : 'skipped';
});

/** Whatever the scenario is about: what must hold in every salon is checked at its end. */
After(async function (this: SalonWorld, { result }: ITestCaseHookParameter) {
  if (!this.hasSalon || result?.status !== Status.PASSED) return;
  await checkInvariants(this.salon, this.till);
});

After(async function (this: SalonWorld, { result }: ITestCaseHookParameter) {
  if (!this.hasSalon) return;
  if (this.run.keepsEvidence || result?.status !== Status.PASSED) await attachEvidence(this);
});

After(async function (this: SalonWorld) {
  await this.closeSalon();
});

async function attachEvidence(world: SalonWorld): Promise<void> {
  for (const [index, receipt] of world.receipts.entries()) {
    await world.attach(Buffer.from(receipt.paper.toPng()), {
      mediaType: 'image/png',
      fileName: `receipt-${index + 1}.png`,
    });
  }
  for (const { kind, name, text } of world.salon.records()) {
    const mediaType = kind === 'wire' ? evidenceMediaTypes.wire : evidenceMediaTypes.tseLog;
    if (text !== '') await world.attach(text, { mediaType, fileName: name });
  }
}
