import { Icon } from '@kassensturz/look/preact';
import { useEffect, useRef } from 'preact/hooks';
import { formatEuro, type LineState } from '../../model/index.ts';
import { useTill } from '../till-signal.ts';

/** The lines so far with staff and amount, and the sum; always on the screen. */
export function Ticket({ canVoid }: { readonly canVoid: boolean }) {
  const { state, words } = useTill();
  const lines = state.sale?.lines ?? [];
  const end = useRef<HTMLLIElement>(null);
  useEffect(() => end.current?.scrollIntoView({ block: 'nearest' }), [lines.length]);
  return (
    <section class="ticket" aria-label={words.sale.ticket}>
      <header class="ticket__head">
        <h1>{words.sale.title}</h1>
        {lines.length > 0 && <span class="ticket__count">{words.sale.lines(lines.length)}</span>}
      </header>
      {lines.length === 0 ? (
        <div class="ticket__empty">
          <Icon name="scissors" size={40} />
          <p>{words.sale.empty}</p>
          <p class="ticket__hint">{words.sale.emptyHint}</p>
        </div>
      ) : (
        <ul class="ticket__lines">
          {lines.map((line, index) => (
            <Line
              key={line.id}
              line={line}
              canVoid={canVoid}
              {...(index === lines.length - 1 ? { lineRef: end } : {})}
            />
          ))}
        </ul>
      )}
      <footer class={lines.length === 0 ? 'ticket__sum ticket__sum--nothing' : 'ticket__sum'}>
        <span>{words.sale.total}</span>
        <output class="amount">{state.sale?.total.text ?? formatEuro(0, state.language)}</output>
      </footer>
    </section>
  );
}

interface LineProps {
  readonly line: LineState;
  readonly canVoid: boolean;
  readonly lineRef?: preact.RefObject<HTMLLIElement>;
}

function Line({ line, canVoid, lineRef }: LineProps) {
  const { words, client } = useTill();
  return (
    <li class={`line line--${line.state}`} ref={lineRef ?? null}>
      <div class="line__what">
        <span class="line__text">{line.text}</span>
        <span class="line__staff">
          {line.staffName}
          {line.note !== '' && <em class="line__note">{line.note}</em>}
        </span>
      </div>
      <span class="line__amount amount">{line.amount.text}</span>
      {canVoid && (
        <button
          type="button"
          class="line__void"
          aria-label={words.sale.voidLine(line.text)}
          onClick={() => void client.voidLine(line.id)}
        >
          <Icon name="x" size={20} />
        </button>
      )}
    </li>
  );
}
