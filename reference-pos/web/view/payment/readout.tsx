import type { PaymentState } from '../../model/index.ts';
import { useTill } from '../till-signal.ts';

/** The three amounts of a cash payment; the change is what the cashier reads out, so it is the largest. */
export function Readout({ payment }: { readonly payment: PaymentState }) {
  const { words, client } = useTill();
  const { change, missing } = payment;
  return (
    <dl class="readout">
      {payment.paid && (
        <div class="readout__row readout__row--paid">
          <dt>{words.trade.paid}</dt>
          <dd class="amount">{payment.paid.text}</dd>
        </div>
      )}
      <div class="readout__row readout__row--due">
        <dt>{payment.total.cents < 0 ? words.trade.payOut : words.payment.due}</dt>
        <dd class="amount">{payment.total.text}</dd>
      </div>
      <div class="readout__row">
        <dt>
          <label for="tendered">{words.payment.tendered}</label>
        </dt>
        <dd class="amount">
          <span class="readout__field">
            <input
              id="tendered"
              class="field amount"
              inputMode="none"
              autocomplete="off"
              size={9}
              value={payment.tendered}
              placeholder={payment.total.text.replace(/[^\d.,]/g, '')}
              aria-invalid={payment.problem !== undefined || missing !== undefined}
              disabled={payment.phase !== 'entering'}
              onInput={(event) => client.enterTendered(event.currentTarget.value)}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && payment.canConfirm) void client.payCash();
                if (event.key === 'Escape') client.backToSale();
              }}
            />
            <span aria-hidden="true">€</span>
          </span>
        </dd>
      </div>
      <div class={missing ? 'readout__row readout__row--missing' : 'readout__row readout__row--change'} role="status">
        <dt>{missing ? '' : words.payment.change}</dt>
        <dd class="amount">
          {missing ? words.payment.missing(missing.text) : (change?.text ?? <span class="readout__none">–</span>)}
        </dd>
      </div>
    </dl>
  );
}
