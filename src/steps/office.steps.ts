import assert from 'node:assert/strict';
import { type DataTable, Given, Then, When } from '@cucumber/cucumber';
import { HarnessError } from '../errors.ts';
import type { OfficeAct, Person } from '../pos/contract/office-desk.ts';
import { type DemoUser, demoStaff } from '../salon/demo-staff.ts';
import { centsOf } from '../salon/printed-receipt.ts';
import type { SalonWorld } from './salon-world.ts';

/** PINs that tills are delivered with, and the names that go with them. */
const commonPins = ['0000', '1111', '1234', '4321', '9999', '000000', '123456', '654321', '111111', '12345678', 'chef'];
const hourMs = 3_600_000;
const commonNames = ['chef', 'admin', 'kasse', 'user', 'service'];

Then('the server has stored these lines by now', async function (this: SalonWorld, table: DataTable) {
  const stored = await this.act((till) => till.office.storedLines(personCalled('petra')));
  const wanted = (table.hashes() as { text: string; quantity: string; amount: string }[]).map((line) => ({
    text: line.text,
    quantity: Number(line.quantity),
    totalCents: centsOf(line.amount),
  }));
  assert.deepEqual(stored, wanted);
});

Then(
  'receipt {int} holds these lines and no others',
  async function (this: SalonWorld, number: number, table: DataTable) {
    const receipts = await this.act((till) => till.exportReceipts());
    const lines = receipts.find((receipt) => receipt.number === number)?.lines ?? [];
    const wanted = (table.hashes() as { text: string; quantity: string; amount: string }[]).map((line) => ({
      text: line.text,
      quantity: Number(line.quantity),
      grossCents: centsOf(line.amount),
    }));
    const held = lines.map(({ text, quantity, grossCents }) => ({ text, quantity, grossCents }));
    // In which order is the till's own business.
    const byText = (one: { text: string }, other: { text: string }) => one.text.localeCompare(other.text);
    assert.deepEqual(held.toSorted(byText), wanted.toSorted(byText));
  },
);

Then('{string} may do this and nothing else', async function (this: SalonWorld, user: string, table: DataTable) {
  const person = personCalled(user);
  const tried: string[] = [];
  for (const { act, may } of table.hashes() as { act: OfficeAct; may: string }[]) {
    const result = await this.act((till) => till.office.tries(person, act));
    if (act === 'move cash' && result === 'allowed') this.salon.isDrawerUnattended = true;
    if ((result === 'allowed') !== (may === 'yes')) tried.push(`${act}: ${result}`);
  }
  assert.deepEqual(tried, [], `${user} has other rights than the role gives`);
});

Then('nobody gets in with a PIN that tills are delivered with', async function (this: SalonWorld) {
  for (const user of [...commonNames, ...Object.keys(demoStaff)]) {
    // Three tries a name: after that the till makes everybody wait, which would hide the answer.
    for (const pin of commonPins.slice(0, 3)) {
      const isIn = await this.act((till) => till.office.canSignIn(user, pin));
      assert.equal(isIn, false, `"${user}" gets in with ${pin}`);
    }
  }
});

Then('the till is at its sign-in screen', async function (this: SalonWorld) {
  const isThere = await this.screenBecomes(({ view }) => view === 'sign-in', 5_000);
  assert.ok(isThere, `the till is at "${(await this.screen()).view}"`);
});

Then('nothing of the salon can be read without signing in', async function (this: SalonWorld) {
  assert.deepEqual(await this.act((till) => till.office.openWithoutSignIn()), [], 'open to everybody');
});

Given('{string} has left a session open on another device', function (this: SalonWorld, user: string) {
  return this.act((till) => till.office.leaveSession(personCalled(user)));
});

Then('the session of before opens nothing any more', async function (this: SalonWorld) {
  assert.equal(await this.act((till) => till.office.sessionLives()), false, 'the session that nobody used still lives');
});

Then('no two people share a PIN', async function (this: SalonWorld) {
  const people = Object.entries(demoStaff);
  for (const [index, [user]] of people.entries()) {
    const [, { pin }] = people[(index + 1) % people.length] as (typeof people)[number];
    assert.equal(
      await this.act((till) => till.office.canSignIn(user, pin)),
      false,
      `"${user}" gets in with a foreign PIN`,
    );
  }
});

Then(
  'the inspection screen shows {amount} in cash, {int} outage(s), all serial numbers and the procedure',
  async function (this: SalonWorld, amount: string, outages: number) {
    const sheet = await this.act((till) => till.office.inspect(personCalled('pruefung')));
    assert.equal(sheet.expectedCashCents, centsOf(amount), 'cash that should be there');
    assert.equal(sheet.outages, outages, 'outages listed');
    const { core } = this.salon.tse;
    assert.deepEqual(sheet.tseSerials, [core.serialNumber], 'serial numbers of the TSE');
    assert.notEqual(sheet.registerSerial, '', 'serial number of the till');
    assert.ok(sheet.procedure.length > 500, 'the procedure text is missing or a stub');
  },
);

Then('the inspector can take every export along', async function (this: SalonWorld) {
  const sizes = await this.act((till) => till.office.takeExports(personCalled('pruefung')));
  const empty = Object.entries(sizes).filter(([, size]) => size === 0);
  assert.deepEqual(empty, [], 'exports that were refused or empty');
  for (const kind of [/DSFinV-K/, /TAR/])
    assert.ok(
      Object.keys(sizes).some((name) => kind.test(name)),
      `no ${kind.source}`,
    );
});

Then('the journal knows {string}', async function (this: SalonWorld, text: string) {
  const found = await this.act((till) => till.office.searchJournal(personCalled('petra'), text));
  assert.ok(found.length > 0, `nothing about "${text}" in the journal`);
});

Then('the journal knows nothing of {string}', async function (this: SalonWorld, text: string) {
  const found = await this.act((till) => till.office.searchJournal(personCalled('petra'), text));
  assert.deepEqual(found, []);
});

When('the owner notes for the tax office', function (this: SalonWorld, table: DataTable) {
  return this.act((till) => till.office.noteForNotification(personCalled('petra'), table.rowsHash()));
});

Then('the sheet for the tax office holds', async function (this: SalonWorld, table: DataTable) {
  const { fields, missing } = await this.act((till) => till.office.notification(personCalled('petra')));
  assert.deepEqual(missing, [], 'fields that are missing on the sheet');
  const values = Object.entries(fields);
  for (const [what, value] of Object.entries(table.rowsHash())) {
    const wanted = value === 'serial number of the TSE' ? this.salon.tse.core.serialNumber : value;
    assert.ok(
      values.some(([, text]) => text === wanted),
      `${what}: "${wanted}" stands nowhere on the sheet`,
    );
  }
});

Then('the sheet for the tax office says what is missing', async function (this: SalonWorld) {
  const { missing } = await this.act((till) => till.office.notification(personCalled('petra')));
  assert.ok(missing.length > 0, 'the sheet calls itself complete');
});

Then('the till reminds of the notification until {string}', async function (this: SalonWorld, day: string) {
  const { tasks } = await this.act((till) => till.office.notification(personCalled('petra')));
  assert.deepEqual(
    tasks.map(({ dueOn }) => dueOn),
    [day],
  );
});

Then('the till says that the notification is overdue', async function (this: SalonWorld) {
  const { tasks } = await this.act((till) => till.office.notification(personCalled('petra')));
  assert.ok(
    tasks.some(({ isOverdue }) => isOverdue),
    'no reminder says so',
  );
});

Then('the till reminds of no notification', async function (this: SalonWorld) {
  const { tasks } = await this.act((till) => till.office.notification(personCalled('petra')));
  assert.deepEqual(tasks, []);
});

When('the receipt duty ends on {string}', function (this: SalonWorld, day: string) {
  return this.act((till) => till.office.endReceiptDuty(personCalled('petra'), day));
});

When('the clean-up is run', function (this: SalonWorld) {
  return this.act((till) => till.office.cleanUp(personCalled('petra')));
});

When('{int} years pass', async function (this: SalonWorld, years: number) {
  await this.salon.physics.pass(years * 365.25 * 24 * 3_600_000);
  await this.signInAgainIfLocked();
});

When(
  'the sale is marked as handwritten receipt {int} of an hour ago',
  async function (this: SalonWorld, paper: number) {
    const writtenAt = new Date(this.salon.physics.now() - hourMs).toISOString();
    const refusal = await this.act((till) => till.office.markLateEntry(personCalled('lena'), paper, writtenAt));
    assert.equal(refusal, undefined, 'the mark was refused');
  },
);

Then('handwritten receipt {int} cannot be entered twice', async function (this: SalonWorld, paper: number) {
  const writtenAt = new Date(this.salon.physics.now() - hourMs).toISOString();
  const refusal = await this.act((till) => till.office.markLateEntry(personCalled('lena'), paper, writtenAt));
  assert.match(refusal ?? 'nothing', /Handbeleg/, 'the second entry was not refused with a reason');
});

Then(
  'receipt {int} is exported as late entry of paper {int}, signed at the time of entry',
  async function (this: SalonWorld, number: number, paper: number) {
    assert.equal(await this.act((till) => till.office.lateEntryOf(personCalled('petra'), number)), paper, 'the mark');
    const receipt = (await this.act((till) => till.exportReceipts())).find((candidate) => candidate.number === number);
    const earliest = this.salon.physics.now() - hourMs / 2;
    for (const [what, at] of Object.entries({ start: receipt?.startedAt, end: receipt?.finishedAt })) {
      assert.ok(Date.parse(at ?? '') > earliest, `its ${what} is ${at}: the time of the paper, not of the entry`);
    }
    assert.equal(receipt?.tse.state, 'signed');
  },
);

function personCalled(user: string): Person {
  const known = demoStaff[user as DemoUser];
  if (!known) throw new HarnessError('USAGE', `nobody called "${user}" works here`);
  return { user, pin: known.pin };
}
