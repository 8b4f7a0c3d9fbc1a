import { Icon } from '@kassensturz/look/preact';
import type { DayState } from '../../model/index.ts';
import { Paper } from '../receipt/paper.tsx';
import { useTill } from '../till-signal.ts';

/** The closings there are, and the Z receipt of one of them as it comes out of the printer. */
export function ArchivePage({ day }: { readonly day: DayState }) {
  const { words, client } = useTill();
  const { shown } = day;
  return (
    <div class="day__columns">
      <section class="card archive">
        <h2>{words.day.text.all}</h2>
        {day.may.export && day.closings.length > 0 && (
          <a class="button" href="/api/v1/exports/dsfinvk.zip" download>
            <Icon name="download" size={20} />
            {words.day.text.exportAll}
          </a>
        )}
        {day.closings.length === 0 && <p class="day__none">{words.day.text.noClosings}</p>}
        <ul>
          {day.closings.map(({ number, title, time, turnover, difference }) => (
            <li key={number}>
              <button
                type="button"
                class="archive__entry"
                data-closing={number}
                aria-current={shown?.number === number ? 'true' : undefined}
                onClick={() => void client.showClosing(number)}
              >
                <span class="archive__title">{title}</span>
                <span class="archive__more">{time}</span>
                <span class="amount">{turnover.text}</span>
                {difference.cents !== 0 && (
                  <span class="archive__difference">
                    {words.day.text.difference} {difference.text}
                  </span>
                )}
              </button>
            </li>
          ))}
        </ul>
      </section>
      {shown && (
        <section class="z-receipt" data-closing={shown.number}>
          <div class="z-receipt__acts">
            <button
              type="button"
              class="button button--main"
              disabled={!day.may.close}
              onClick={() => void client.printClosing(shown.number)}
            >
              <Icon name="printer" size={20} />
              {words.day.text.print}
            </button>
            {day.may.export && (
              <a class="button" href={`/api/v1/exports/dsfinvk.zip?closing=${shown.number}`} download>
                <Icon name="download" size={20} />
                {words.day.text.exportOne}
              </a>
            )}
            {shown.print && <p class="z-receipt__print">{shown.print}</p>}
          </div>
          {shown.paper && <Paper paper={shown.paper} label={shown.title} />}
        </section>
      )}
    </div>
  );
}
