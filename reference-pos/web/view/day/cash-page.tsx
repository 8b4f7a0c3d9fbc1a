import { useState } from 'preact/hooks';
import type { DayState, MovementKind } from '../../model/index.ts';
import { useTill } from '../till-signal.ts';

/** What must be in the drawer, money in and out, and the cash book. */
export function CashPage({ day }: { readonly day: DayState }) {
  const { words } = useTill();
  return (
    <div class="day__columns">
      <section class="card day__expected">
        <h2>{words.day.text.expected}</h2>
        <p class="amount amount--large">{day.expected?.text ?? '…'}</p>
        {day.may.move && <MovementForm day={day} />}
      </section>
      <section class="card day__book">
        {day.movements.length === 0 && <p class="day__none">{words.day.text.noMovements}</p>}
        <ol>
          {day.movements.map(({ number, time, text, reason, amount }) => (
            <li key={number} class={amount.cents < 0 ? 'movement movement--out' : 'movement'}>
              <span class="movement__text">{text}</span>
              <span class="movement__more">
                {time} · {reason}
              </span>
              <span class="amount movement__amount">{amount.text}</span>
            </li>
          ))}
        </ol>
      </section>
    </div>
  );
}

function MovementForm({ day }: { readonly day: DayState }) {
  const { words, client } = useTill();
  const [kind, setKind] = useState<MovementKind>('pettyCashExpense');
  const [amount, setAmount] = useState('');
  const [reason, setReason] = useState('');
  const book = async (event: Event) => {
    event.preventDefault();
    if (!(await client.moveCash({ kind, amount: amount.trim(), reason: reason.trim() }))) return;
    setAmount('');
    setReason('');
  };
  return (
    <form class="movement-form" onSubmit={(event) => void book(event)}>
      <h2>{words.day.text.book}</h2>
      <fieldset class="movement-form__kinds">
        <legend class="visually-hidden">{words.day.text.movement}</legend>
        {day.kinds.map(({ kind: choice, text, goesOut }) => (
          <button
            key={choice}
            type="button"
            class="button"
            data-kind={choice}
            aria-pressed={choice === kind}
            onClick={() => setKind(choice)}
          >
            {goesOut ? '−' : '+'} {text}
          </button>
        ))}
      </fieldset>
      <label>
        {words.day.text.amount}
        <input
          class="field"
          name="amount"
          inputMode="decimal"
          autoComplete="off"
          value={amount}
          onInput={(event) => setAmount(event.currentTarget.value)}
        />
      </label>
      <label>
        {words.day.text.reason}
        <input
          class="field"
          name="reason"
          autoComplete="off"
          value={reason}
          onInput={(event) => setReason(event.currentTarget.value)}
        />
      </label>
      <button
        type="submit"
        class="button button--main"
        disabled={day.isBusy || amount.trim() === '' || reason.trim() === ''}
      >
        {words.day.text.bookNow}
      </button>
    </form>
  );
}
