import type { Facts } from '../facts.ts';
import type { CatalogueState, Tile } from '../till-state.ts';
import type { Article } from '../wire.ts';
import type { Words } from '../words/index.ts';
import { amount, defined } from './fields.ts';

/** The catalogue as tiles by category; articles of one number are one tile with its variants. */
export function catalogueState(facts: Facts, words: Words): CatalogueState | undefined {
  const { catalogue, session } = facts;
  if (!catalogue) return undefined;
  const categories = catalogue.categories
    .map(({ id, name }) => ({
      id,
      name: words.categories[id] ?? name,
      tiles: tiles(
        catalogue.articles.filter(({ category }) => category === id),
        facts,
      ),
    }))
    .filter((category) => category.tiles.length > 0);
  // Who is signed in comes first: most lines are put down to the one who stands at the till.
  const staff = [...catalogue.staff].sort(
    (a, b) => Number(b.id === session?.user.id) - Number(a.id === session?.user.id),
  );
  return {
    categories,
    staff: staff.map(({ id, name }) => ({ id, name, shortName: shortName(name, catalogue.staff) })),
  };
}

function tiles(articles: readonly Article[], facts: Facts): readonly Tile[] {
  const byNumber = Map.groupBy(articles, ({ number }) => number);
  return [...byNumber].map(([number, [first, ...others]]) => ({
    number,
    name: first?.name ?? number,
    choices: [...(first ? [first] : []), ...others].map(({ id, variant, priceCents, isFreePrice }) =>
      defined({ articleId: id, label: variant, price: amount(priceCents, facts), isFreePrice }),
    ),
  }));
}

/** The first name, or more where two people share it. */
export function shortName(name: string, everybody: readonly { readonly name: string }[]): string {
  const [first = name, ...rest] = name.split(' ');
  const isShared = everybody.filter((other) => other.name.split(' ')[0] === first).length > 1;
  return isShared && rest.length > 0 ? `${first} ${rest.at(-1)?.[0] ?? ''}.` : first;
}
