import { After, AfterAll, Before, type ITestCaseHookParameter, Status, setDefaultTimeout } from '@cucumber/cucumber';
import { evidenceMediaTypes } from '../certify/evidence.ts';
import { releaseAdapters } from '../pos/load-adapter.ts';
import { applies } from '../run/applicability.ts';
import { booksStandAnAudit } from '../salon/book-invariants.ts';
import { mayExport } from '../salon/demo-staff.ts';
import { checkInvariants } from '../salon/invariants.ts';
import './salon-world.ts';
import type { SalonWorld } from './salon-world.ts';

setDefaultTimeout(30_000);

Before(function (this: SalonWorld, { pickle }: ITestCaseHookParameter) {
  const tags = pickle.tags.map(({ name }) => name);
  this.needsBrowser = tags.includes('@browser') && this.run.physics === 'live';
  return applies(tags, this.run) ? undefined : 'skipped';
});

// Hooks after a scenario run in the reverse order of their definition: invariants, evidence, then the salon closes.

After(async function (this: SalonWorld) {
  await this.closeSalon();
});

After(async function (this: SalonWorld, { result }: ITestCaseHookParameter) {
  if (!this.hasSalon) return;
  if (this.run.keepsEvidence || result?.status !== Status.PASSED) await attachEvidence(this);
});

/** Whatever the scenario is about: what must hold in every salon is checked at its end. */
After(async function (this: SalonWorld, { result }: ITestCaseHookParameter) {
  if (!this.hasSalon || result?.status !== Status.PASSED) return;
  await checkInvariants(this.salon, this.till);
  if (mayExport.has(this.user)) await booksStandAnAudit(this.salon, this.till);
});

AfterAll(() => releaseAdapters());

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
