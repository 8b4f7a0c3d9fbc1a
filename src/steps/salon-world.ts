import assert from 'node:assert/strict';
import { setWorldConstructor, World } from '@cucumber/cucumber';
import { HarnessError } from '../errors.ts';
import type { CardComparison } from '../pos/contract/card-desk.ts';
import type { Place, Till, TillScreen } from '../pos/contract.ts';
import { loadAdapter } from '../pos/load-adapter.ts';
import type { RunParameters } from '../run/run-features.ts';
import { createPhysics } from '../salon/create-physics.ts';
import { type DemoUser, demoStaff } from '../salon/demo-staff.ts';
import { receiptNumbered } from '../salon/paper-words.ts';
import { completePlan } from '../salon/plan.ts';
import { PrintedReceipt } from '../salon/printed-receipt.ts';
import { Salon } from '../salon/salon.ts';

interface Parameters {
  readonly kassensturz?: Partial<RunParameters>;
}

/** How often something is asked for that nobody announces. */
const lookEveryMs = 200;

const defaults: RunParameters = { variant: 'box', physics: 'simulated', seed: 1 };

/** What one scenario knows: a salon, the till at hand, and what was noted on the way. */
export class SalonWorld extends World<Parameters> {
  readonly run: RunParameters = { ...defaults, ...this.parameters.kassensturz };
  /** Deviations from the standard plan of the variant, for the next opening of the salon. */
  planChanges: Record<string, unknown> = {};
  /** Whether this scenario asks for a real browser where the physics has one. */
  needsBrowser = false;
  readonly notes = new Map<string, number>();
  /** What the till said when terminal and till were compared. */
  cardComparison: CardComparison | undefined;
  #salon: Salon | undefined;
  #till: Till | undefined;
  #user: string | undefined;

  get salon(): Salon {
    return this.#salon ?? notOpen();
  }

  /** Who signed in last. */
  get user(): string | undefined {
    return this.#user;
  }

  get hasSalon(): boolean {
    return this.#salon !== undefined;
  }

  get till(): Till {
    return this.#till ?? notOpen();
  }

  async openSalon(): Promise<void> {
    await this.closeSalon();
    const plan = completePlan({ variant: this.run.variant, ...this.planChanges }, 'the plan of this scenario');
    const physics = await createPhysics(this.run.physics, plan, this.run.seed);
    const pos = await loadAdapter(this.run, { needsBrowser: this.needsBrowser });
    this.#salon = await Salon.start({ plan, physics, pos });
    this.#till = await this.salon.openTill('tablet');
  }

  /** Takes another device into the hand. */
  async openTillAt(place: Place): Promise<void> {
    this.#till = await this.salon.openTill(place);
  }

  async signIn(user: string): Promise<void> {
    const known = demoStaff[user as DemoUser];
    if (!known)
      throw new HarnessError(
        'USAGE',
        `nobody called "${user}" works here; there are: ${Object.keys(demoStaff).join(', ')}`,
      );
    this.#user = user;
    await this.act((till) => till.signIn(user, known.pin));
  }

  /** A till locks itself when nobody touches it, and after a restart of its server. */
  async signInAgainIfLocked(): Promise<void> {
    if (this.#user !== undefined && (await this.screen()).view === 'sign-in') await this.signIn(this.#user);
  }

  /** Lets the cashier do something; time passes until it is done. */
  act<T>(what: (till: Till) => Promise<T>): Promise<T> {
    return this.salon.physics.run(() => what(this.till));
  }

  screen(): Promise<TillScreen> {
    return this.act((till) => till.screen());
  }

  /** Waits until the screen is as described; false when it is not within that time. */
  screenBecomes(check: (screen: TillScreen) => boolean, withinMs: number): Promise<boolean> {
    return this.salon.physics.until(
      async () => check(await this.till.screen()),
      withinMs,
      (look) => this.till.onChange(look),
    );
  }

  /** Asks again and again until something that nobody announces has become true. */
  becomes(check: () => Promise<boolean>, withinMs: number): Promise<boolean> {
    const { clock } = this.salon.physics.deviceHost('tablet');
    return this.salon.physics.until(check, withinMs, (look) => {
      const timer = clock.every(lookEveryMs, look);
      return () => timer.cancel();
    });
  }

  /** Waits until the devices show something. */
  deviceShows(check: () => boolean, withinMs: number): Promise<boolean> {
    return this.salon.physics.until(check, withinMs, (look) => this.salon.onDeviceEvent(look));
  }

  get receipts(): readonly PrintedReceipt[] {
    return this.salon.printer.receipts.map((paper) => new PrintedReceipt(paper));
  }

  /** The paper of that receipt; waits for it. */
  async paperOf(number: number): Promise<PrintedReceipt> {
    const headed = receiptNumbered(number);
    const find = () => this.receipts.find(({ text }) => headed.test(text.slice(0, text.search(/\d,\d{2}\b/))));
    await this.deviceShows(() => find() !== undefined, 10_000);
    const paper = find();
    assert.ok(paper, `receipt ${number} did not come out of the printer within 10 s`);
    return paper;
  }

  /** The last receipt that came out of the printer; waits for it. */
  async lastReceipt(): Promise<PrintedReceipt> {
    await this.deviceShows(() => this.receipts.length > 0, 10_000);
    const last = this.receipts.at(-1);
    assert.ok(last, 'no receipt came out of the printer within 10 s');
    return last;
  }

  async closeSalon(): Promise<void> {
    const salon = this.#salon;
    this.#salon = undefined;
    this.#till = undefined;
    await salon?.stop();
  }
}

function notOpen(): never {
  throw new HarnessError('SALON_NOT_STARTED', 'the salon is not open yet: begin with "Given the salon is open".');
}

setWorldConstructor(SalonWorld);
