import { useState } from 'preact/hooks';
import { useTill } from '../till-signal.ts';
import { TileKey } from './tile-key.tsx';

/** The salon's price list as tiles, one category at a time. */
export function Catalogue({ staffId }: { readonly staffId: string | undefined }) {
  const { state, words } = useTill();
  const [chosen, choose] = useState<string | undefined>(undefined);
  const categories = state.catalogue?.categories ?? [];
  const shown = categories.find(({ id }) => id === chosen) ?? categories[0];
  if (!shown) return <p class="catalogue__loading">{words.loading}</p>;
  return (
    <>
      <div class="categories" role="tablist" aria-label={words.sale.services}>
        {categories.map(({ id, name }) => (
          <button
            key={id}
            type="button"
            role="tab"
            class="category"
            aria-selected={id === shown.id}
            aria-controls="tiles"
            onClick={() => choose(id)}
          >
            {name}
          </button>
        ))}
      </div>
      <div class="tiles" id="tiles" role="tabpanel" aria-label={shown.name}>
        {shown.tiles.map((tile) => (
          <TileKey key={tile.number} tile={tile} staffId={staffId} />
        ))}
      </div>
    </>
  );
}
