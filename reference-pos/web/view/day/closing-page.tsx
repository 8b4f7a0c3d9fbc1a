import { Icon } from '@kassensturz/look/preact';
import { useState } from 'preact/hooks';
import { euroPieces } from '../../../src/till/cash-count.ts';
import { type DayState, formatEuro, parseAmount } from '../../model/index.ts';
import { useTill } from '../till-signal.ts';

type Pieces = Readonly<Record<string, string>>;

/** The steps of a closing on one page: open sales, cards, count, bank. Nobody has to calculate. */
export function ClosingPage({ day }: { readonly day: DayState }) {
  const { state, words, client } = useTill();
  const { text } = words.day;
  const [pieces, setPieces] = useState<Pieces>({});
  const [bank, setBank] = useState('');
  const [cardSum, setCardSum] = useState('');
  const { next } = day;
  if (!next) return <p class="day__none">…</p>;
  const euro = (cents: number) => formatEuro(cents, state.language);
  const counted = countedCents(pieces);
  const bankCents = centsOf(bank);
  const close = () =>
    client.closeDay({
      count: countOf(pieces),
      ...(bank.trim() ? { bankDeposit: bank.trim() } : {}),
      ...(cardSum.trim() ? { cardSum: cardSum.trim() } : {}),
    });
  return (
    <div class="day__columns">
      <section class="card count">
        <h2>{text.count}</h2>
        <div class="count__pieces">
          {euroPieces.map((piece) => (
            <label key={piece} class="count__piece">
              <span>{euro(piece)}</span>
              <input
                class="field"
                inputMode="numeric"
                autoComplete="off"
                data-piece={piece}
                placeholder="0"
                aria-label={`${text.pieces} ${euro(piece)}`}
                value={pieces[String(piece)] ?? ''}
                onInput={(event) => setPieces({ ...pieces, [piece]: event.currentTarget.value.replace(/\D/g, '') })}
              />
            </label>
          ))}
        </div>
      </section>
      <section class="card closing-steps">
        <h2>{words.day.closingNumber(next.number)}</h2>
        <Step isDone={next.openSales.length === 0} name={text.openSales}>
          {next.openSales.length === 0
            ? text.settled
            : `${next.openSales.map(({ total }) => total.text).join(', ')} – ${text.openSalesHint}`}
        </Step>
        <dl class="figures">
          {next.figures.map(({ name, amount }) => (
            <Row key={name} name={name} value={amount.text} />
          ))}
        </dl>
        <label class="closing-steps__field">
          {text.cards}: {next.cards.text}
          <small>{text.cardsHint}</small>
          <input
            class="field"
            name="card-sum"
            inputMode="decimal"
            placeholder={text.terminalSum}
            value={cardSum}
            onInput={(event) => setCardSum(event.currentTarget.value)}
          />
        </label>
        {next.outages.length > 0 && (
          <Step isDone={false} name={text.outages}>
            {next.outages.join(' · ')}
          </Step>
        )}
        <dl class="figures figures--count">
          <Row name={text.counted} value={euro(counted)} />
          <Row name={text.expected} value={next.expected.text} />
          <Row
            name={text.difference}
            value={euro(counted - next.expected.cents)}
            tone={counted === next.expected.cents ? 'good' : 'warn'}
          />
        </dl>
        <label class="closing-steps__field">
          {text.bank}
          <input
            class="field"
            name="bank"
            inputMode="decimal"
            placeholder="0,00"
            value={bank}
            onInput={(event) => setBank(event.currentTarget.value)}
          />
        </label>
        <dl class="figures">
          <Row name={text.float} value={euro(counted - bankCents)} />
        </dl>
        <button
          type="button"
          class="button button--main closing-steps__close"
          disabled={day.isBusy || !day.may.close || next.openSales.length > 0}
          onClick={() => void close()}
        >
          {day.isBusy ? text.closing : text.close}
        </button>
      </section>
    </div>
  );
}

function Step(props: { readonly isDone: boolean; readonly name: string; readonly children: string }) {
  return (
    <p class={props.isDone ? 'closing-step closing-step--done' : 'closing-step'}>
      <Icon name={props.isDone ? 'circle-check' : 'triangle-alert'} size={20} />
      <span>
        <strong>{props.name}</strong> {props.children}
      </span>
    </p>
  );
}

function Row({
  name,
  value,
  tone,
}: {
  readonly name: string;
  readonly value: string;
  readonly tone?: 'good' | 'warn';
}) {
  return (
    <div class={tone ? `figure figure--${tone}` : 'figure'}>
      <dt>{name}</dt>
      <dd class="amount">{value}</dd>
    </div>
  );
}

function countOf(pieces: Pieces): Readonly<Record<string, number>> {
  return Object.fromEntries(
    Object.entries(pieces).flatMap(([piece, typed]) => (Number(typed) > 0 ? [[piece, Number(typed)]] : [])),
  );
}

function countedCents(pieces: Pieces): number {
  return Object.entries(countOf(pieces)).reduce((sum, [piece, count]) => sum + Number(piece) * count, 0);
}

function centsOf(typed: string): number {
  const parsed = parseAmount(typed.trim());
  return parsed.kind === 'cents' ? parsed.cents : 0;
}
