import { Icon } from '@kassensturz/look/preact';
import { useState } from 'preact/hooks';
import { SmallForm } from '../payment/small-form.tsx';
import { useTill } from '../till-signal.ts';

/** Takes the receipt on the screen back: by a new one with the other sign, for a reason (LAW-17). */
export function CancelReceipt() {
  const { state, words, client } = useTill();
  const [isAsking, ask] = useState(false);
  const { receipt } = state;
  if (!receipt?.canCancel) return null;
  if (!isAsking) {
    return (
      <button type="button" class="button cancel-receipt" onClick={() => ask(true)}>
        <Icon name="trash" />
        {words.trade.cancelReceipt}
      </button>
    );
  }
  const cancel = ({ reason = '' }: Record<string, string>) => client.cancelReceipt(receipt.number, reason);
  return (
    <SmallForm
      title={words.trade.cancelHint}
      fields={[{ name: 'reason', label: words.trade.reason }]}
      acts={[{ label: words.trade.cancelReceipt, act: cancel }]}
      onDone={() => ask(false)}
    >
      <button type="button" class="button" aria-label={words.back} onClick={() => ask(false)}>
        <Icon name="x" />
      </button>
    </SmallForm>
  );
}
