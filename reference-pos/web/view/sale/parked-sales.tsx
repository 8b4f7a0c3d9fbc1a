import { Icon } from '@kassensturz/look/preact';
import { useState } from 'preact/hooks';
import { useTill } from '../till-signal.ts';

/** Sales that are open on the server but on no screen here; one tap goes on with one. */
export function ParkedSales() {
  const { state, words, client } = useTill();
  const [isOpen, open] = useState(false);
  const { parkedSales } = state;
  if (parkedSales.length === 0) return null;
  return (
    <div class="parked">
      <button type="button" class="button" aria-expanded={isOpen} onClick={() => open(!isOpen)}>
        <Icon name="pause" />
        {words.sale.parked(parkedSales.length)}
      </button>
      {isOpen && (
        <ul class="parked__list">
          {parkedSales.map(({ id, text, total }) => (
            <li key={id}>
              <button type="button" class="parked__sale" onClick={() => void client.resumeSale(id)}>
                <span class="parked__text">{text}</span>
                <span class="amount">{total.text}</span>
                <Icon name="chevron-right" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
