import { Icon } from '@kassensturz/look/preact';
import type { CallCard } from '../../model/index.ts';
import { useTill } from '../till-signal.ts';
import { CustomerLines } from './customer-lines.tsx';

/** Who calls: a card for each, beside the work. They take no focus, no key and no click that was meant for something else. */
export function CallCards() {
  const { state, words } = useTill();
  return (
    <section class="calls" aria-label={words.phone.calls} aria-live="polite">
      {state.calls.map((call) => (
        <Card key={call.id} call={call} />
      ))}
    </section>
  );
}

function Card({ call }: { readonly call: CallCard }) {
  const { words, client } = useTill();
  const { phone } = words;
  const { id, title, number, called, isWithheld, customers, offersNewCustomer } = call;
  return (
    <article class={`call ${isWithheld ? 'call--withheld' : ''}`} data-call={id}>
      <Icon name={isWithheld ? 'phone' : 'phone-incoming'} size={22} />
      <div class="call__body">
        <p class="call__number">
          {phone.ringing}
          {number && ` · ${number}`}
          {called && ` ${called}`}
        </p>
        <h2 class="call__title">{title}</h2>
      </div>
      <button type="button" class="call__close" aria-label={phone.close(title)} onClick={() => client.closeCall(id)}>
        <Icon name="x" />
      </button>
      <div class="call__facts">
        {customers.map((customer) => (
          <CustomerLines key={customer.id} customer={customer} isNamed={customers.length > 1} />
        ))}
        {offersNewCustomer && (
          <button type="button" class="button call__new" onClick={() => client.beginNewCustomer(id)}>
            <Icon name="plus" />
            {phone.newCustomer}
          </button>
        )}
      </div>
    </article>
  );
}
