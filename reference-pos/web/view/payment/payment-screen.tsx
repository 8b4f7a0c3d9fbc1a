import { Icon, Notice } from '@kassensturz/look/preact';
import { pressAmountKey } from '../../model/index.ts';
import { Ticket } from '../sale/ticket.tsx';
import { useTill } from '../till-signal.ts';
import { useKeys } from '../use-keys.ts';
import { AmountPad } from './amount-pad.tsx';
import { MoreWays } from './more-ways.tsx';
import { Readout } from './readout.tsx';

/** Taking cash: what is due, what was handed over, what goes back. The ticket stays in sight. */
export function PaymentScreen() {
  const { state, words, client } = useTill();
  const { payment } = state;
  useKeys((key, event) => {
    if (payment?.phase !== 'entering') return;
    if (/^\d$/.test(key)) client.enterTendered(pressAmountKey(payment.tendered, key as '0'));
    else if (key === ',' || key === '.') client.enterTendered(pressAmountKey(payment.tendered, ','));
    else if (key === 'Backspace') client.enterTendered(pressAmountKey(payment.tendered, 'back'));
    else if (key === 'Escape') client.backToSale();
    else if (key === 'Enter' && payment.canConfirm) {
      event.preventDefault();
      void client.payCash();
    }
  });
  if (!payment) return null;
  const isEntering = payment.phase === 'entering';
  return (
    <main class="sale payment">
      <Ticket canVoid={false} />
      <section class="payment__desk">
        <Readout payment={payment} />
        <div class="payment__entry">
          <div class="quick">
            {payment.quickAmounts.map(({ cents, text, isExact }) => (
              <button
                key={cents}
                type="button"
                class="quick__key"
                disabled={!isEntering}
                aria-label={isExact ? `${words.payment.exact}: ${text}` : text}
                onClick={() => client.enterTendered(plain(cents))}
              >
                {isExact && <span class="quick__exact">{words.payment.exact}</span>}
                <span class="amount">{text}</span>
              </button>
            ))}
          </div>
          <AmountPad
            isLocked={!isEntering}
            onKey={(key) => client.enterTendered(pressAmountKey(payment.tendered, key))}
          />
        </div>
        <MoreWays />
      </section>
      <footer class="sale__acts">
        <button type="button" class="button" disabled={!isEntering} onClick={() => client.backToSale()}>
          <Icon name="arrow-left" />
          {words.back}
        </button>
        <button
          type="button"
          class="button"
          data-act="pay-by-card"
          disabled={!isEntering || !state.canPay}
          onClick={() => void client.payByCard()}
        >
          <Icon name="credit-card" />
          {state.cardWay === 'terminal' ? words.card.pay : words.card.payByHand}
        </button>
        {state.cardWay === 'terminal' && (
          <button
            type="button"
            class="button"
            data-act="card-by-hand"
            disabled={!isEntering || !state.canPay}
            onClick={() => client.payByHand()}
          >
            {words.card.payByHand}
          </button>
        )}
        <div class="payment__say" role="status">
          {payment.progress && (
            <Notice tone={payment.phase === 'unclear' ? 'warn' : 'accent'}>{payment.progress}</Notice>
          )}
          {payment.problem && <Notice tone="bad">{payment.problem}</Notice>}
        </div>
        <button
          type="button"
          class="button button--main sale__pay"
          disabled={!payment.canConfirm}
          onClick={() => void client.payCash()}
        >
          <Icon name="banknote" size={24} />
          <span>{words.payment.confirm}</span>
          <span class="amount">{payment.total.text}</span>
        </button>
      </footer>
    </main>
  );
}

/** Cents as the amount field takes them: `5000` → `50`, `6250` → `62,50`. */
const plain = (cents: number): string =>
  cents % 100 === 0 ? String(cents / 100) : `${Math.floor(cents / 100)},${String(cents % 100).padStart(2, '0')}`;
