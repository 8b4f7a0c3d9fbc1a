import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import type { CaredForTse } from '../pos/contract/tse-care.ts';
import type { TsePlan } from '../salon/plan.ts';
import { centsOf } from '../salon/printed-receipt.ts';
import { wrongTseSerial } from '../salon/secured-paper.ts';
import { transactionsInExport, verifyTseExport } from '../verify/index.ts';
import { stickIsPossible } from './device-is-possible.ts';
import type { SalonWorld } from './salon-world.ts';

const day = 24 * 3_600_000;

Given("the TSE's certificate ends in {int} days", function (this: SalonWorld, days: number) {
  return openWithTse(this, { certificateDays: days });
});

Given('the TSE can make {int} more signatures', function (this: SalonWorld, count: number) {
  return openWithTse(this, { signaturesLeft: count });
});

Given('{int} % of the memory of the TSE are free', function (this: SalonWorld, percent: number) {
  this.salon.tse.fillMemory(percent / 100);
});

Given('the salon has a TSE stick as a spare', function (this: SalonWorld) {
  return stickIsPossible(this) ? openWithTse(this, { spare: 'usb' }) : 'skipped';
});

Given('somebody has set another PIN at the TSE', function (this: SalonWorld) {
  return openWithTse(this, { pin: 'changed' });
});

Given('the TSE is a production TSE', function (this: SalonWorld) {
  return openWithTse(this, { isProduction: true });
});

Given('the stick has to test itself for {int} seconds at the start', function (this: SalonWorld, seconds: number) {
  return openWithTse(this, { selfTestMs: seconds * 1000 });
});

Then('the till shows when the certificate ends', async function (this: SalonWorld) {
  const { certificateEndsAt } = await inUse(this);
  assert.ok(certificateEndsAt, 'the till does not say when the certificate of its TSE ends');
  const real = this.salon.tse.core.element.certificateExpirySeconds * 1000;
  assert.ok(
    Math.abs(Date.parse(certificateEndsAt) - real) < day,
    `${certificateEndsAt}, but it ends ${new Date(real)}`,
  );
});

Then('the till shows how many signatures and how much memory are left', async function (this: SalonWorld) {
  const { signaturesLeft, freeBytes, isLookedAfterByProvider, kind } = await inUse(this);
  if (kind === 'cloud') {
    assert.ok(isLookedAfterByProvider, 'the till does not say who looks after quota and memory of the cloud TSE');
    return;
  }
  const { remainingSignatures, availableLogBytes } = this.salon.tse.core.element;
  assert.ok(
    Math.abs((signaturesLeft ?? 0) - remainingSignatures) < 1000,
    `${signaturesLeft} of ${remainingSignatures}`,
  );
  assert.ok(Math.abs((freeBytes ?? 0) - availableLogBytes) < 1_000_000, `${freeBytes} of ${availableLogBytes}`);
});

Then('the till warns of {string}', async function (this: SalonWorld, words: string) {
  const { warnings } = await inUse(this);
  assert.ok(
    warnings.some((text) => text.includes(words)),
    `the till warns: ${warnings.join(' | ') || 'of nothing'}`,
  );
});

When(
  '{person} sells {string} for {amount} in cash until the TSE fails',
  async function (this: SalonWorld, _who: string, article: string, amount: string) {
    for (let sale = 1; sale <= 60; sale += 1) {
      if ((await this.screen()).receiptNumber !== null) await this.act((till) => till.nextCustomer());
      await this.act((till) => till.addLine({ article }));
      await this.act((till) => till.takeCash(amount));
      this.salon.cashIsPaid(centsOf(amount), 0);
      await this.deviceShows(() => this.receipts.length >= sale, 10_000);
      if ((await this.act((till) => till.exportOutages())).length > 0) return;
    }
    assert.fail('sixty sales were signed');
  },
);

Then('the till does not warn', async function (this: SalonWorld) {
  assert.deepEqual((await inUse(this)).warnings, []);
});

Then('the cause of the outage is {string}', async function (this: SalonWorld, cause: string) {
  const outages = await this.act((till) => till.exportOutages());
  const last = outages.at(-1);
  assert.ok(last, 'the till has recorded no outage');
  assert.equal(last.cause, cause);
});

When('the till is restarted', async function (this: SalonWorld) {
  await this.salon.physics.run(async () => {
    await this.salon.pos.switchOff();
    await this.salon.pos.switchOn();
  });
  await this.screenBecomes(({ isConnected }) => isConnected, 90_000);
  await this.signInAgainIfLocked();
});

When('a TSE export is taken', function (this: SalonWorld) {
  return this.act((till) => till.tse.takeExport());
});

Then('the till has checked an export and found it good', function (this: SalonWorld) {
  return exportEnds(this, 'good');
});

Then('the till has found that the TSE does not give out what it signed', async function (this: SalonWorld) {
  await exportEnds(this, 'findings');
  const [last] = await this.act((till) => till.tse.exports());
  assert.ok((last?.findings.length ?? 0) > 0, 'an export with findings names none');
});

async function exportEnds(world: SalonWorld, state: 'good' | 'findings'): Promise<void> {
  const exports = () => world.till.tse.exports();
  await world.becomes(async () => (await exports()).some((taken) => taken.state !== 'running'), 60_000);
  const ended = (await world.act(exports)).filter((taken) => taken.state !== 'running');
  assert.ok(ended.length > 0, 'the till has taken no export of its TSE');
  assert.equal(ended[0]?.state, state, ended[0]?.findings.join('\n'));
}

Then('the export is still running', async function (this: SalonWorld) {
  const [last] = await this.act((till) => till.tse.exports());
  assert.equal(last?.state, 'running');
});

Then('the till lists {int} open transaction(s)', async function (this: SalonWorld, count: number) {
  const list = () => this.till.tse.openTransactions();
  // After a start the till has to ask its TSE first, and sells meanwhile.
  await this.becomes(async () => (await list()).length === count, 10_000);
  const listed = await this.act(list);
  const numbers = listed.map(({ number }) => number).toSorted((a, b) => a - b);
  assert.equal(numbers.length, count, `the till lists ${numbers.join(', ') || 'none'}`);
  assert.deepEqual(
    numbers,
    this.salon.tseLog().open.map(({ transactionNumber }) => transactionNumber),
  );
});

When('the leftovers in the TSE are closed', function (this: SalonWorld) {
  return this.act((till) => till.tse.closeLeftovers());
});

Given('a program that died has left a transaction open in the TSE', function (this: SalonWorld) {
  return this.salon.physics.run(() => this.salon.tse.leaveOpen());
});

When('a new TSE is bought and the change to it is begun', async function (this: SalonWorld) {
  const bought = await this.salon.physics.run(() => this.salon.tse.buyNew());
  boughtTse.set(this, bought.core);
  assert.equal(await this.act((till) => till.tse.beginChange(bought.access)), undefined);
});

const boughtTse = new WeakMap<SalonWorld, SalonWorld['salon']['tse']['core']>();

When('the change is led to its end', async function (this: SalonWorld) {
  const stepsOf = async () => (await this.till.tse.change())?.steps ?? [];
  const { length } = await this.act(stepsOf);
  for (let step = 0; step < length; step += 1) {
    assert.equal(await this.act((till) => till.tse.nextStep()), undefined);
    const isStepDone = async () => (await stepsOf())[step]?.isDone === true;
    assert.ok(await this.becomes(isStepDone, 60_000), `step ${step + 1} of the change did not come to an end`);
  }
});

Then('the steps of the change lead through', async function (this: SalonWorld, table: { raw(): string[][] }) {
  const steps = (await this.act((till) => till.tse.change()))?.steps.map(({ text }) => text) ?? [];
  for (const [words = ''] of table.raw()) {
    const isNamed = steps.some((text) => words.split(' or ').some((word) => text.toLowerCase().includes(word)));
    assert.ok(isNamed, `no step of the change speaks of ${words}: ${steps.join(' | ')}`);
  }
});

Then('the till names the day by which the tax office is to be told', async function (this: SalonWorld) {
  const change = await this.act((till) => till.tse.change());
  const inDays = (Date.parse(change?.notifyUntil ?? '') - this.salon.physics.now()) / day;
  assert.ok(inDays > 27 && inDays < 32, `${change?.notifyUntil} is ${inDays.toFixed(1)} days from now`);
});

Then('the new TSE has signed {int} sale(s) for the same till', async function (this: SalonWorld, count: number) {
  const core = boughtTse.get(this);
  assert.ok(core, 'no new TSE was bought');
  const receipts = (await this.act((till) => till.exportReceipts())).slice(-count);
  const names = new Set(core.clients.all);
  const clientId = this.salon.tseLog().transactions[0]?.clientId ?? '';
  assert.ok(names.has(clientId), `the new TSE knows ${[...names].join(', ') || 'nobody'}, not ${clientId}`);
  assert.equal(core.transactions.counter, count);
  for (const { tse } of receipts) assert.equal(tse.state, 'signed');
  const wrong = wrongTseSerial(await this.lastReceipt(), core.serialNumber);
  assert.deepEqual(wrong, [], 'the last receipt is not one of the new TSE');
});

Then('the till says that the old TSE is no longer in use', async function (this: SalonWorld) {
  const devices = await this.act((till) => till.tse.devices());
  const inUse = devices.filter((device) => device.isInUse).map(({ serialNumber }) => serialNumber);
  assert.deepEqual(inUse, [boughtTse.get(this)?.serialNumber], 'TSEs that the till calls in use');
  const old = devices.some(({ serialNumber }) => serialNumber === this.salon.tse.core.serialNumber);
  assert.ok(old, 'the till does not know its old TSE any more');
});

Then('the export of the {word} TSE holds all that it has signed', async function (this: SalonWorld, which: string) {
  const core = which === 'old' ? this.salon.tse.core : boughtTse.get(this);
  assert.ok(core, 'no new TSE was bought');
  const devices = await this.act((till) => till.tse.devices());
  const device = devices.find(({ serialNumber }) => serialNumber === core.serialNumber);
  assert.ok(device, `the till does not know its ${which} TSE`);
  const archive = await this.act((till) => till.tse.exportOf(device.id));
  const { findings } = await verifyTseExport(archive);
  const errors = findings.filter(({ severity }) => severity === 'error');
  assert.deepEqual(errors, []);
  const signed = await transactionsInExport(core.exportData().toBytes());
  assert.deepEqual(await transactionsInExport(archive), signed);
});

Then('the data of the old TSE can still be exported', async function (this: SalonWorld) {
  await this.salon.tse.fail();
  const old = (await this.act((till) => till.tse.devices())).find(({ isInUse }) => !isInUse);
  assert.ok(old, 'the till has forgotten its old TSE');
  const archive = await this.act((till) => till.tse.exportOf(old.id));
  const { findings, signingKeys } = await verifyTseExport(archive);
  assert.deepEqual(
    findings.filter(({ severity }) => severity === 'error'),
    [],
  );
  assert.equal(signingKeys[0]?.startedTransactions, this.salon.tseLog().transactions.length);
});

Then('the change is refused with {string}', async function (this: SalonWorld, words: string) {
  assert.ok((changeRefusal.get(this) ?? '').includes(words), changeRefusal.get(this) ?? 'it was not refused');
});

const changeRefusal = new WeakMap<SalonWorld, string>();

When('the change to a production TSE is tried', async function (this: SalonWorld) {
  const { access } = await this.salon.physics.run(() => this.salon.tse.buyNew({ isProduction: true }));
  assert.equal(await this.act((till) => till.tse.beginChange(access)), undefined);
  assert.equal(await this.act((till) => till.tse.nextStep()), undefined);
  await this.becomes(async () => (await this.till.tse.change())?.steps[0]?.isDone === true, 60_000);
  changeRefusal.set(this, (await this.act((till) => till.tse.nextStep())) ?? '');
});

Then('{int} sale(s) of the log was/were signed by the spare', function (this: SalonWorld, count: number) {
  const { spareTse } = this.salon;
  assert.ok(spareTse, 'this salon has no spare TSE');
  assert.equal(this.salon.spareTseLog().sales.length, count);
});

Then('the stick has been asked nothing for a sale', function (this: SalonWorld) {
  const { spareTse } = this.salon;
  assert.deepEqual(
    spareTse?.calls().filter((line) => /Transaction/.test(line)),
    [],
  );
});

When('"petra" chooses the TSE stick in the settings', async function (this: SalonWorld) {
  await this.signIn('petra');
  await this.act((till) => till.chooseTse('usb'));
});

Given('the counting of calls begins', function (this: SalonWorld) {
  this.notes.set('calls', this.salon.tse.calls().length);
});

Then('the TSE was called at most {int} times since', function (this: SalonWorld, most: number) {
  const calls = this.salon.tse.calls().slice(this.notes.get('calls') ?? 0);
  assert.ok(calls.length <= most, `it was called ${calls.length} times:\n${calls.slice(0, 60).join('\n')}`);
});

async function inUse(world: SalonWorld): Promise<CaredForTse> {
  const device = (await world.act((till) => till.tse.devices())).find(({ isInUse }) => isInUse);
  assert.ok(device, 'the till knows no TSE that it uses');
  return device;
}

/** The salon opens anew with another TSE; whoever was signed in has to do that again. */
async function openWithTse(world: SalonWorld, changes: Partial<TsePlan>): Promise<void> {
  const { tse } = world.planChanges as { tse?: Partial<TsePlan> };
  world.planChanges = { ...world.planChanges, tse: { kind: 'cloud', ...tse, ...changes } };
}

Given('the salon uses a TSE of kind {string}', function (this: SalonWorld, kind: string) {
  if (kind === 'usb' && !stickIsPossible(this)) return 'skipped';
  this.planChanges = { ...this.planChanges, tse: { kind } };
  return undefined;
});

When('the spare TSE is ready', async function (this: SalonWorld) {
  const isSigning = async () => {
    const spare = (await this.till.tse.devices()).find(({ isInUse }) => !isInUse);
    return spare?.isReady === true;
  };
  assert.ok(await this.becomes(isSigning, 60_000), 'the spare TSE did not get ready within a minute');
});

When('a self-test of {int} seconds comes due', function (this: SalonWorld, seconds: number) {
  return this.salon.tse.fault('selfTest', { ms: seconds * 1000 });
});

Given('the TSE says that nobody is authorised', function (this: SalonWorld) {
  return this.salon.tse.fault('unauthorized');
});

Given('the TSE answers no call at all', function (this: SalonWorld) {
  return this.salon.tse.fault('silent');
});

When('the TSE answers again', function (this: SalonWorld) {
  return this.salon.tse.heal('silent');
});

When('{int} minutes pass in the outage', async function (this: SalonWorld, minutes: number) {
  if (this.run.physics === 'live') return; // the sentence holds for any number of minutes; only virtual ones are free
  await this.salon.physics.pass(minutes * 60_000);
  await this.signInAgainIfLocked();
});

When("the TSE's certificate has expired", function (this: SalonWorld) {
  return this.salon.tse.fault('certificateExpired');
});

When('the memory of the TSE is full', function (this: SalonWorld) {
  return this.salon.tse.fault('storageFull');
});

Given('the TSE keeps nothing from now on', function (this: SalonWorld) {
  return this.salon.tse.fault('writeOnly');
});

/** The signature stands at the end of a message: whoever only counts messages sees nothing. */
Given('a signature in the log of the TSE is damaged', function (this: SalonWorld) {
  this.salon.tse.damageSignature();
});

Given('an export of the TSE takes {int} minutes', function (this: SalonWorld, minutes: number) {
  return this.salon.tse.fault('slowExport', { ms: minutes * 60_000 });
});

Given('somebody changes the PIN of the TSE', function (this: SalonWorld) {
  this.salon.tse.changePin();
});

Given('the log-ins at the TSE are counted from now on', function (this: SalonWorld) {
  this.notes.set('log-ins', 0);
});

Then('the TSE has refused at most {int} log-in(s)', function (this: SalonWorld, most: number) {
  const { refusedLogIns } = this.salon.tseLog();
  assert.ok(refusedLogIns > 0, 'the wrong PIN was never shown: this scenario proves nothing');
  assert.ok(refusedLogIns <= most, `the TSE has refused ${refusedLogIns} log-ins`);
});

When('the tab is closed in the middle of the sale', function (this: SalonWorld) {
  return this.act((till) => till.wipe());
});

When('{string} takes up the open sale in a new tab', async function (this: SalonWorld, user: string) {
  await this.openTillAt('tablet');
  await this.signIn(user);
  await this.act((till) => till.takeUpOpenSale());
});

Then('the export of the POS holds every signature of its receipts', async function (this: SalonWorld) {
  const archive = Buffer.from(await this.act((till) => till.exportTse()));
  const receipts = await this.act((till) => till.exportReceipts());
  for (const { number, tse } of receipts) {
    if (tse.state !== 'signed') continue;
    const isThere = archive.includes(Buffer.from(tse.signature, 'base64'));
    assert.ok(isThere, `the signature of receipt ${number} is not in the TSE export of the till`);
  }
});
