import { Device, Icon, Notice } from '@kassensturz/look/preact';
import type { CardState } from '../../model/index.ts';
import { Ticket } from '../sale/ticket.tsx';
import { useTill } from '../till-signal.ts';
import { useKeys } from '../use-keys.ts';

/** Taking a card: the amount large, the terminal's state in words, and what the cashier can do about it. */
export function CardScreen() {
  const { state, words, client } = useTill();
  const { card } = state;
  useKeys((key) => {
    if (key === 'Escape' && card?.canLeave) client.leaveCard();
  });
  if (!card) return null;
  return (
    <main class="sale payment card-pay" data-phase={card.phase}>
      <Ticket canVoid={false} />
      <section class="card-pay__desk">
        <div class="card-pay__picture">
          <Device kind="card-terminal" size={168} />
        </div>
        <p class="card-pay__amount amount">{card.amount.text}</p>
        <div class="card-pay__say" role="status" aria-live="polite">
          <h1 class={`card-pay__title card-pay__title--${card.tone}`}>{card.title}</h1>
          <p class="card-pay__text">{card.text}</p>
          {card.checks.length > 0 && (
            <ul class="card-pay__checks">
              {card.checks.map((check) => (
                <li key={check}>{check}</li>
              ))}
            </ul>
          )}
          {card.isBusy && <span class="card-pay__busy" aria-hidden="true" />}
        </div>
        {card.kinds.length > 0 && <Kinds card={card} />}
        {card.canDecide && <Decision card={card} />}
      </section>
      <footer class="sale__acts">
        <SideActs card={card} />
        <MainAct card={card} />
      </footer>
    </main>
  );

  function Kinds({ card }: { readonly card: CardState }) {
    return (
      <fieldset class="card-pay__kinds">
        <legend>{words.card.kinds.title}</legend>
        {card.kinds.map(({ kind, text, isChosen }) => (
          <button
            key={kind}
            type="button"
            class="button"
            data-card-kind={kind}
            aria-pressed={isChosen}
            onClick={() => client.nameCardKind(kind)}
          >
            {text}
          </button>
        ))}
      </fieldset>
    );
  }

  function SideActs({ card }: { readonly card: CardState }) {
    return (
      <>
        {(card.canLeave || card.phase === 'by-hand') && (
          <button
            type="button"
            class="button"
            data-act="other-method"
            disabled={!card.canLeave}
            onClick={() => client.leaveCard()}
          >
            <Icon name="arrow-left" />
            {card.phase === 'by-hand' ? words.card.notApproved : words.card.otherMethod}
          </button>
        )}
        {card.canGoByHand && (
          <button type="button" class="button" data-act="card-by-hand" onClick={() => client.payByHand()}>
            {words.card.goByHand}
          </button>
        )}
        <div class="payment__say" />
      </>
    );
  }

  function MainAct({ card }: { readonly card: CardState }) {
    if (card.phase === 'by-hand') {
      return (
        <button
          type="button"
          class="button button--main sale__pay"
          data-act="confirm-approved"
          disabled={!card.canConfirm}
          onClick={() => void client.confirmApproved()}
        >
          <Icon name="check" size={24} />
          <span>{words.card.confirm}</span>
        </button>
      );
    }
    if (card.canAskAgain) {
      return (
        <button
          type="button"
          class="button button--main sale__pay"
          data-act="ask-again"
          onClick={() => void client.askTerminalAgain()}
        >
          <span>{words.card.askAgain}</span>
        </button>
      );
    }
    if (card.canTryAgain) {
      return (
        <button
          type="button"
          class="button button--main sale__pay"
          data-act="try-card-again"
          onClick={() => void client.payByCard()}
        >
          <Icon name="credit-card" size={24} />
          <span>{words.card.tryAgain}</span>
        </button>
      );
    }
    return (
      <button
        type="button"
        class="button sale__pay"
        data-act="cancel-card"
        disabled={!card.canCancel}
        onClick={() => void client.cancelCard()}
      >
        <Icon name="x" size={24} />
        <span>{words.card.cancel}</span>
      </button>
    );
  }

  /** Only the terminal's own slip can tell now, or the cashier does not want to wait any more. */
  function Decision({ card }: { readonly card: CardState }) {
    return (
      <Notice tone={card.tone === 'warn' ? 'warn' : 'accent'}>
        <p>{card.decisionText}</p>
        <div class="card-pay__decide">
          <button type="button" class="button" data-act="was-paid" onClick={() => void client.decideCard(true)}>
            <Icon name="check" />
            {words.card.wasPaid}
          </button>
          <button type="button" class="button" data-act="was-not-paid" onClick={() => void client.decideCard(false)}>
            <Icon name="x" />
            {words.card.wasNotPaid}
          </button>
        </div>
      </Notice>
    );
  }
}
