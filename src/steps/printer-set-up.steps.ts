import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import type { SetUpStep } from '../pos/contract/browser-desk.ts';
import type { SalonWorld } from './salon-world.ts';

Given('nobody has told the till where the printer is', function (this: SalonWorld) {
  changePrinter(this, { isKnown: false });
});

Given(
  /^the printer speaks https with (a certificate of its own|an expired certificate)$/,
  function (this: SalonWorld, what: string) {
    changePrinter(this, { https: what.includes('expired') ? 'expired' : 'self-signed' });
  },
);

Given('the browser keeps the page from the local network', function (this: SalonWorld) {
  this.planChanges = { ...this.planChanges, browser: { localNetwork: 'denied' } };
});

Given("the till's page comes by https", function (this: SalonWorld) {
  this.planChanges = { ...this.planChanges, browser: { page: 'https' } };
});

When('{person} allows the page to reach the local network', function (this: SalonWorld, _who: string) {
  return this.act((till) => till.browser.allowLocalNetwork());
});

When("{person} accepts the printer's certificate in the browser", function (this: SalonWorld, _who: string) {
  return this.act((till) => till.browser.acceptCertificate());
});

const steps = {
  address: 'address',
  certificate: 'certificate',
  permission: 'permission',
  'test print': 'test',
} as const;

Then(
  /^the set-up says that the (address|certificate|permission|test print) is (missing|wrong|done)$/,
  async function (this: SalonWorld, name: keyof typeof steps, word: 'missing' | 'wrong' | 'done') {
    const state = word === 'missing' ? 'open' : word;
    await this.screenBecomes(({ setUp }) => stateOf(setUp, steps[name]) === state, 10_000);
    const { setUp } = await this.screen();
    assert.equal(stateOf(setUp, steps[name]), state, `the set-up shows ${told(setUp)}`);
  },
);

Then('every step of the set-up is done', async function (this: SalonWorld) {
  const isDone = ({ setUp }: { setUp: readonly SetUpStep[] }) =>
    setUp.length > 0 && setUp.every(({ state }) => state === 'done');
  await this.screenBecomes(isDone, 10_000);
  const screen = await this.screen();
  assert.ok(isDone(screen), `the set-up shows ${told(screen.setUp)}`);
});

Then('the till does not blame the printer', async function (this: SalonWorld) {
  const { messages } = await this.screen();
  const blaming = messages.filter((text) => /(eingeschaltet|nicht erreichbar|Netzwerkkabel)/i.test(text));
  assert.deepEqual(blaming, []);
});

function changePrinter(world: SalonWorld, change: Record<string, unknown>): void {
  world.planChanges = {
    ...world.planChanges,
    printer: { ...(world.planChanges['printer'] as Record<string, unknown> | undefined), ...change },
  };
}

const stateOf = (setUp: readonly SetUpStep[], step: SetUpStep['step']) =>
  setUp.find((candidate) => candidate.step === step)?.state;

const told = (setUp: readonly SetUpStep[]) =>
  setUp.map(({ step, state, text }) => `${step} ${state} (${text})`).join('; ') || 'nothing';
