import assert from 'node:assert/strict';
import { Then, When } from '@cucumber/cucumber';
import { wrongTseSerial } from '../salon/secured-paper.ts';
import { transactionsInExport, verifyTseExport } from '../verify/index.ts';
import type { SalonWorld } from './salon-world.ts';

const day = 24 * 3_600_000;

const boughtTse = new WeakMap<SalonWorld, SalonWorld['salon']['tse']['core']>();

const changeRefusal = new WeakMap<SalonWorld, string>();

When('a new TSE is bought and the change to it is begun', async function (this: SalonWorld) {
  const bought = await this.salon.physics.run(() => this.salon.tse.buyNew());
  boughtTse.set(this, bought.core);
  assert.equal(await this.act((till) => till.tse.beginChange(bought.access)), undefined);
});

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

When('the spare TSE is ready', async function (this: SalonWorld) {
  const isSigning = async () => {
    const spare = (await this.till.tse.devices()).find(({ isInUse }) => !isInUse);
    return spare?.isReady === true;
  };
  assert.ok(await this.becomes(isSigning, 60_000), 'the spare TSE did not get ready within a minute');
});
