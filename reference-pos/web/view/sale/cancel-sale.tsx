import { Icon } from '@kassensturz/look/preact';
import { useState } from 'preact/hooks';
import { useTill } from '../till-signal.ts';
import { useKeys } from '../use-keys.ts';

/** Ends the sale without payment, after one question in place; the ticket stays in sight all the time. */
export function CancelSale() {
  const { state, words, client } = useTill();
  const [isAsking, ask] = useState(false);
  useKeys((key) => {
    if (key === 'Escape') ask(false);
  });
  if (!state.may.void) return null;
  if (!isAsking) {
    return (
      <button type="button" class="button" onClick={() => ask(true)}>
        <Icon name="trash" />
        {words.sale.cancel}
      </button>
    );
  }
  return (
    <fieldset class="question" aria-label={words.sale.cancelQuestion}>
      <p>
        <strong>{words.sale.cancelQuestion}</strong> {words.sale.cancelText}
      </p>
      <button type="button" class="button button--bad" onClick={() => void client.cancelSale()}>
        {words.sale.cancelYes}
      </button>
      <button type="button" class="button" onClick={() => ask(false)}>
        {words.sale.cancelNo}
      </button>
    </fieldset>
  );
}
