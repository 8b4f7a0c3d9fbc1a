import { Icon } from '@kassensturz/look/preact';
import type { AmountKey } from '../../model/index.ts';
import { useTill } from '../till-signal.ts';

const keys: readonly AmountKey[] = ['7', '8', '9', '4', '5', '6', '1', '2', '3', ',', '0', 'back'];

/** The keys for an amount, laid out as on a till. */
export function AmountPad({
  isLocked,
  onKey,
}: {
  readonly isLocked: boolean;
  readonly onKey: (key: AmountKey) => void;
}) {
  const { words } = useTill();
  return (
    <div class="pad pad--amount">
      {keys.map((key) => (
        <button
          key={key}
          type="button"
          class={key === 'back' ? 'pad__key pad__key--quiet' : 'pad__key'}
          disabled={isLocked}
          aria-label={key === 'back' ? words.payment.deleteKey : words.payment.key(key)}
          onClick={() => onKey(key)}
        >
          {key === 'back' ? <Icon name="delete" size={26} /> : key}
        </button>
      ))}
    </div>
  );
}
