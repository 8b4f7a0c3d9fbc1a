import assert from 'node:assert/strict';
import { Then, When } from '@cucumber/cucumber';
import type { SalonWorld } from './salon-world.ts';

const saysNoConnection = /keine Verbindung|nicht erreichbar|kein Internet|no connection/i;

Then(
  'within {int} seconds the till says that there is no connection',
  async function (this: SalonWorld, seconds: number) {
    const isSaid = await this.screenBecomes(
      ({ messages }) => messages.some((text) => saysNoConnection.test(text)),
      seconds * 1000,
    );
    assert.ok(isSaid, await told(this, `nothing about a lost connection within ${seconds} s`));
  },
);

Then('the pay button is off', async function (this: SalonWorld) {
  assert.equal((await this.screen()).canPay, false, 'the pay button can be pressed');
});

Then('within {int} seconds the pay button is on', async function (this: SalonWorld, seconds: number) {
  const isOn = await this.screenBecomes(({ canPay }) => canPay, seconds * 1000);
  assert.ok(isOn, await told(this, `the pay button is still off after ${seconds} s`));
});

Then('the till says what an amount looks like', async function (this: SalonWorld) {
  const isSaid = await this.screenBecomes(({ messages }) => messages.some((text) => /Betrag/i.test(text)), 5000);
  assert.ok(isSaid, await told(this, 'nothing about what an amount looks like'));
});

Then('the till says that the receipt was not printed and is safe', async function (this: SalonWorld) {
  const says = (pattern: RegExp) => (screen: { messages: readonly string[] }) =>
    screen.messages.some((text) => pattern.test(text));
  const isSaid = await this.screenBecomes((screen) => says(/gespeichert/i)(screen) && says(/drucke/i)(screen), 15_000);
  assert.ok(isSaid, await told(this, 'nothing about a printer that did not print and a receipt that is stored'));
});

Then('the till says that it is not known whether the receipt was printed', async function (this: SalonWorld) {
  const doubt = /(vielleicht|unklar|nicht sicher|unbekannt|weiß nicht|ob der B)/i;
  const isSaid = await this.screenBecomes(({ messages }) => messages.some((text) => doubt.test(text)), 30_000);
  assert.ok(isSaid, await told(this, 'nothing about a receipt that may or may not be printed'));
});

Then('the till says of the paper: {string}', async function (this: SalonWorld, words: string) {
  const pattern = new RegExp(words, 'i');
  const isSaid = await this.screenBecomes(
    ({ messages }) =>
      messages.some((text) => pattern.test(text) && /(druck|Beleg|Bon)/i.test(text) && !/wird gedruckt/.test(text)),
    30_000,
  );
  assert.ok(isSaid, await told(this, `nothing with "${words}"`));
});

Then('the till says that the drawer opens by key', async function (this: SalonWorld) {
  const isSaid = await this.screenBecomes(
    ({ messages }) => messages.some((text) => /Lade.*Schlüssel/i.test(text)),
    5000,
  );
  assert.ok(isSaid, await told(this, 'nothing about opening the drawer by key'));
});

Then(
  'within {int} seconds the till offers to open the drawer again',
  async function (this: SalonWorld, seconds: number) {
    const isSaid = await this.screenBecomes(
      ({ messages, offersToOpenDrawer }) => offersToOpenDrawer && messages.some((text) => /Lade.*nicht/i.test(text)),
      seconds * 1000,
    );
    assert.ok(isSaid, await told(this, 'nothing about a drawer that stayed shut'));
  },
);

Then('the till offers the receipt as a QR code', async function (this: SalonWorld) {
  const isOffered = await this.screenBecomes(({ offersReceiptAsQr }) => offersReceiptAsQr, 10_000);
  assert.ok(isOffered, await told(this, 'no QR code with the receipt on the screen'));
});

When('{person} opens the page about devices', async function (this: SalonWorld, _who: string) {
  await this.act((till) => till.openDevicesPage());
});

Then('it says of {string}: {string}', async function (this: SalonWorld, device: string, text: string) {
  const { devices } = await this.screen();
  const entry = devices.find((candidate) => candidate.device === device);
  assert.ok(
    entry,
    `the page has no entry about "${device}"; it has: ${devices.map((candidate) => candidate.device).join(', ') || 'none'}`,
  );
  assert.ok(entry.text.includes(text), `of "${device}" the page says "${entry.text}", without the word "${text}"`);
});

Then('it agrees with what the POS declares', async function (this: SalonWorld) {
  const declared = await this.act((till) => till.declaredDevices());
  const { devices } = await this.screen();
  assert.ok(Object.keys(declared).length > 0, 'the POS declares nothing about its devices');
  for (const [device, limit] of Object.entries(declared)) {
    const entry = devices.find((candidate) => candidate.device === device);
    assert.equal(entry?.text, limit, `what the page says of "${device}" differs from what the POS declares`);
  }
});

When('{string} tries to choose a TSE stick in the settings', async function (this: SalonWorld, user: string) {
  await this.signIn(user);
  await this.act((till) => till.chooseTse('usb'));
});

Then('the choice is refused', async function (this: SalonWorld) {
  const { messages } = await this.screen();
  assert.ok(
    messages.some((text) => /TSE/.test(text) && /(nicht|nur)/.test(text)),
    await told(this, 'no refusal of the TSE stick'),
  );
});

Then('the TSE in use is {string}', async function (this: SalonWorld, kind: string) {
  assert.equal(await this.act((till) => till.tseInUse()), kind);
});

async function told(world: SalonWorld, what: string): Promise<string> {
  const { messages } = await world.screen();
  return `${what}; the till says: ${messages.join(' | ') || 'nothing'}`;
}
