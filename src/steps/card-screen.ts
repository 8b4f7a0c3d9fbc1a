import type { CardScreen } from '../pos/contract/card-desk.ts';
import type { SalonWorld } from './salon-world.ts';

/** A terminal takes its time (a minute until it gives a customer up), and so does clearing up after it. */
const patienceMs = 100_000;
const livePatienceMs = 25_000;

export function patienceOf({ salon }: SalonWorld): number {
  return salon.physics.kind === 'live' ? livePatienceMs : patienceMs;
}

export function cardScreen(world: SalonWorld): Promise<CardScreen> {
  return world.act((till) => till.card.screen());
}

export function screenBecomes(world: SalonWorld, check: (screen: CardScreen) => boolean): Promise<boolean> {
  return world.salon.physics.until(
    async () => check(await world.till.card.screen()),
    patienceOf(world),
    (look) => world.till.onChange(look),
  );
}

/** What is on the screen of a card payment, for whoever has to say what is wrong with it. */
export async function told(world: SalonWorld): Promise<string> {
  const { phase, text, offers } = await cardScreen(world);
  const { messages } = await world.screen();
  return `the till shows "${phase}": ${text || 'nothing'}; it offers ${offers.join(', ') || 'nothing'}; ${messages.join(' | ')}`;
}
