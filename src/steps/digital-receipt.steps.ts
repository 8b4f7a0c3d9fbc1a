import assert from 'node:assert/strict';
import { Then, When } from '@cucumber/cucumber';
import { createFetch } from '@kassensturz/host';
import { otherFormat, verifyPicture } from '../verify/index.ts';
import type { SalonWorld } from './salon-world.ts';

/** Links as they were read from the codes on the screen, oldest first. */
const links = new WeakMap<SalonWorld, string[]>();
/** 128 bits in the alphabet of URLs. */
const unguessableLetters = 22;
/** A white page packs into less. */
const leastPictureBytes = 1000;

Then('the receipt is offered to the customer', async function (this: SalonWorld) {
  const isOffered = await this.act((till) => till.digitalReceipt.isOffered());
  const { messages } = await this.screen();
  assert.ok(isOffered, `the till offers no receipt; it says: ${messages.join(' | ') || 'nothing'}`);
});

When('the customer wants the receipt digitally', async function (this: SalonWorld) {
  const link = await this.act((till) => till.digitalReceipt.show());
  const { messages } = await this.screen();
  assert.ok(link, `the till shows no code to scan; it says: ${messages.join(' | ') || 'nothing'}`);
  links.set(this, [...(links.get(this) ?? []), link]);
});

Then("the customer's telephone gets a picture of receipt {int}", async function (this: SalonWorld, number: number) {
  const { status, type, bytes } = await fetched(this, lastLink(this));
  assert.equal(status, 200, `the link was answered with ${status}`);
  assert.match(type, /^image\/png|^image\/jpeg|^application\/pdf/, 'a standard format');
  assert.ok(bytes.length > leastPictureBytes, `the picture has ${bytes.length} bytes: nothing can stand on it`);
  const receipt = (await this.act((till) => till.exportReceipts())).find((candidate) => candidate.number === number);
  if (otherFormat(bytes)?.what === 'a PDF') {
    this.log('The receipt is a PDF: a standard format, whose code is not looked at.');
    return;
  }
  const [code] = await verifyPicture(bytes, /jpeg/.test(type) ? 'jpeg' : 'png');
  if (receipt?.tse.state === 'outage') {
    assert.equal(code?.text, undefined, 'there is a receipt QR code although nothing was signed');
    return;
  }
  // A till that prints everything as text has no code anywhere.
  if (!code?.text && this.receipts.every(({ qrFields }) => qrFields === undefined)) return;
  const errors = (code?.findings ?? []).filter(({ severity }) => severity === 'error');
  assert.deepEqual(errors, [], 'findings about the code in the picture');
  assert.ok(
    receipt?.tse.state === 'signed' && code?.text?.split(';')[10] === receipt.tse.signature,
    'it is another receipt',
  );
});

Then('nobody can guess the link of a receipt', async function (this: SalonWorld) {
  const [first = '', second = ''] = (links.get(this) ?? []).slice(-2).map((link) => link.split('/').at(-1) ?? '');
  for (const secret of [first, second]) {
    assert.ok(
      secret.length >= unguessableLetters,
      `"${secret}" is too short: 128 bits need ${unguessableLetters} letters`,
    );
    assert.ok(new Set(secret).size > 8, `"${secret}" is no chance`);
  }
  assert.notEqual(first.slice(0, 8), second.slice(0, 8), 'the links of two receipts begin alike');
  const neighbour = lastLink(this).replace(/.$/, (letter) => (letter === 'A' ? 'B' : 'A'));
  for (const guess of [neighbour, lastLink(this).replace(/[^/]+$/, '1')]) {
    const { status } = await fetched(this, guess);
    assert.ok(status >= 400, `the guessed link ${guess} was answered with ${status}`);
  }
});

When('the POS is switched off and on again', async function (this: SalonWorld) {
  await this.salon.physics.run(async () => {
    await this.salon.pos.switchOff();
    await this.salon.pos.switchOn();
  });
  await this.screenBecomes(({ isConnected }) => isConnected, 90_000);
  await this.signInAgainIfLocked();
});

async function fetched(world: SalonWorld, link: string) {
  const { physics } = world.salon;
  // In the salon's own network, where a box can be reached; live, every place has its own way to the server.
  const place = world.run.variant === 'box' || physics.kind === 'live' ? 'tablet' : 'phone';
  return physics.run(async () => {
    const answer = await createFetch(physics.host(place), { keepAlive: false })(link);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    return { status: answer.status, type: answer.headers.get('content-type') ?? '', bytes };
  });
}

function lastLink(world: SalonWorld): string {
  return links.get(world)?.at(-1) ?? '';
}
