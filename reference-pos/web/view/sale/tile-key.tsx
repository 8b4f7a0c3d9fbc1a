import { useState } from 'preact/hooks';
import type { Tile } from '../../model/index.ts';
import { SmallForm } from '../payment/small-form.tsx';
import { useTill } from '../till-signal.ts';

/** One service or product; where it has variants each is a key of its own, so that one tap is enough. */
export function TileKey({ tile, staffId }: { readonly tile: Tile; readonly staffId: string | undefined }) {
  const { state, words, client } = useTill();
  const [isAsking, ask] = useState(false);
  const add = (articleId: string): void => void client.addLine({ articleId, ...(staffId ? { staffId } : {}) });
  const isLocked = !state.may.sell;
  const [only, ...others] = tile.choices;
  if (only?.isFreePrice) {
    const sell = ({ amount = '' }: Record<string, string>) =>
      client.addLine({ articleId: only.articleId, price: amount, ...(staffId ? { staffId } : {}) }).then(() => true);
    return isAsking ? (
      <SmallForm
        title={words.trade.freePrice(tile.name)}
        fields={[{ name: 'amount', label: words.trade.amount, isAmount: true }]}
        acts={[{ label: words.trade.book, act: sell }]}
        onDone={() => ask(false)}
      />
    ) : (
      <button type="button" class="tile" data-article={only.articleId} disabled={isLocked} onClick={() => ask(true)}>
        <span class="tile__name">{tile.name}</span>
        <span class="tile__price">{words.trade.amount} …</span>
      </button>
    );
  }
  if (only && others.length === 0) {
    return (
      <button
        type="button"
        class="tile"
        data-article={only.articleId}
        disabled={isLocked}
        onClick={() => add(only.articleId)}
      >
        <span class="tile__name">{nameOf(tile.name, only.label)}</span>
        <span class="tile__price amount">{only.price.text}</span>
      </button>
    );
  }
  return (
    <fieldset class={`tile tile--choices tile--${Math.min(tile.choices.length, 3)}`} aria-label={tile.name}>
      <span class="tile__name">{tile.name}</span>
      <div class="tile__choices">
        {tile.choices.map(({ articleId, label, price }) => (
          <button
            key={articleId}
            type="button"
            class="choice"
            data-article={articleId}
            disabled={isLocked}
            onClick={() => add(articleId)}
          >
            <span class="choice__label">{label}</span>
            <span class="choice__price amount">{price.text}</span>
          </button>
        ))}
      </div>
    </fieldset>
  );
}

const nameOf = (name: string, label: string | undefined): string => (label === undefined ? name : `${name} ${label}`);
