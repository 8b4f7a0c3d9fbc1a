import { CARDS } from '@kassensturz/card-terminal';
import type { Place } from '../pos/contract.ts';
import type { Salon } from '../salon/salon.ts';
import { cablesOf } from '../salon/topology.ts';

/** Something that a person does in a salon that is up, typed as a line. */
interface Act {
  /** The words that begin the line. */
  readonly words: string;
  /** What follows them, for the help. */
  readonly rest?: string;
  readonly does: string;
  readonly run: (salon: Salon, rest: string) => void | Promise<void>;
}

const acts: readonly Act[] = [
  {
    words: 'tap',
    rest: '[CARD]',
    does: 'the customer taps a card',
    run: (salon, rest) => customer(salon).tap(card(rest)),
  },
  {
    words: 'insert',
    rest: '[CARD]',
    does: 'the customer inserts a card',
    run: (salon, rest) => customer(salon).insert(card(rest)),
  },
  { words: 'pin', does: 'the customer types the PIN', run: (salon) => customer(salon).enterPin() },
  { words: 'wrong pin', does: 'the customer types a wrong PIN', run: (salon) => customer(salon).enterWrongPin() },
  { words: 'cancel', does: 'the customer presses stop at the terminal', run: (salon) => customer(salon).cancel() },
  { words: 'call from', rest: 'NUMBER', does: 'somebody calls', run: (salon, rest) => void salon.phone.callFrom(rest) },
  { words: 'call withheld', does: 'somebody calls without a number', run: (salon) => void salon.phone.callWithheld() },
  { words: 'pick up', does: 'the oldest call is answered', run: (salon) => salon.phone.pickUp() },
  { words: 'hang up', does: 'the caller gives up', run: (salon) => salon.phone.callerHangsUp() },
  { words: 'paper out', does: 'the roll ends', run: (salon) => salon.printer.runOutOfPaper() },
  { words: 'paper in', does: 'a new roll', run: (salon) => salon.printer.loadPaper() },
  { words: 'cover open', does: 'the cover of the printer is opened', run: (salon) => salon.printer.openCover() },
  { words: 'cover close', does: 'shut again', run: (salon) => salon.printer.closeCover() },
  { words: 'printer off', does: 'the printer is switched off', run: (salon) => salon.switchPrinterOff() },
  { words: 'printer on', does: 'and on again', run: (salon) => salon.switchPrinterOn() },
  { words: 'terminal off', does: 'the card terminal is switched off', run: (salon) => salon.terminal.switchOff() },
  { words: 'terminal on', does: 'and on again', run: (salon) => salon.terminal.switchOn() },
  { words: 'drawer close', does: 'the drawer is pushed shut', run: (salon) => salon.drawer.close() },
  { words: 'drawer key', does: 'the drawer is opened by key', run: (salon) => salon.drawer.openByKey() },
  { words: 'drawer jam', does: 'the drawer jams', run: (salon) => salon.drawer.jam() },
  { words: 'tse off', does: 'the TSE is out of order', run: (salon) => salon.tse.fail() },
  { words: 'tse on', does: 'it works again', run: (salon) => salon.tse.recover() },
  {
    words: 'tse slow',
    rest: 'SECONDS',
    does: 'every answer takes so long',
    run: (salon, rest) => salon.tse.slowDown(seconds(rest)),
  },
  {
    words: 'unplug',
    rest: 'CABLE',
    does: 'pulls a cable',
    run: (salon, rest) => salon.physics.unplug(cable(salon, rest)),
  },
  {
    words: 'plug',
    rest: 'CABLE',
    does: 'plugs it in again',
    run: (salon, rest) => salon.physics.plug(cable(salon, rest)),
  },
  { words: 'power cut', does: 'the machine with the data loses power and is switched on again', run: cutPower },
];

/** Does what a line says. Returns what to tell the person: nothing when it was done, else what is wrong and what there is. */
export async function act(salon: Salon, line: string): Promise<string | undefined> {
  const typed = line.trim().replace(/\s+/g, ' ');
  if (typed === '') return undefined;
  if (typed === 'help' || typed === '?') return helpText(salon);
  const found = acts.find(({ words }) => typed === words || typed.startsWith(`${words} `));
  if (!found) return `"${typed}" is nothing that can be done here; type "help" for what can.`;
  try {
    await found.run(salon, typed.slice(found.words.length + 1));
    return undefined;
  } catch (error) {
    return `${found.words}: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function helpText(salon: Salon): string {
  const lines = acts.map(({ words, rest = '', does }) => `  ${`${words} ${rest}`.padEnd(18)}${does}`.trimEnd());
  return [
    ...lines,
    `  cables:           ${cables(salon).join(', ')}`,
    `  cards:            ${Object.keys(CARDS).join(', ')}`,
  ].join('\n');
}

function customer(salon: Salon) {
  return salon.terminal.device.customer;
}

function card(name: string) {
  if (name === '') return CARDS.girocard;
  const known = CARDS[name.toLowerCase() as keyof typeof CARDS];
  if (!known) throw new Error(`there is no card "${name}"; there are: ${Object.keys(CARDS).join(', ')}.`);
  return known;
}

function seconds(text: string): number {
  const value = Number(text);
  if (text === '' || !(value >= 0 && value <= 600))
    throw new Error('expected seconds from 0 to 600, e.g. "tse slow 30".');
  return value * 1000;
}

function cables(salon: Salon): readonly string[] {
  return cablesOf(salon.plan.variant, 0).map(({ name }) => name);
}

/** A cable by its name or by the end that is not the router. */
function cable(salon: Salon, text: string): string {
  const wanted = text.toLowerCase().replace('-', '–');
  const found = cables(salon).find(
    (name) => name === wanted || name.startsWith(`${wanted}–`) || name.endsWith(`–${wanted}`),
  );
  if (wanted === '' || !found) throw new Error(`there is no cable "${text}"; there are: ${cables(salon).join(', ')}.`);
  return found;
}

async function cutPower(salon: Salon): Promise<void> {
  const server: Place = salon.pos.server;
  await salon.physics.cutPower(server);
  await salon.physics.switchOn(server);
}
