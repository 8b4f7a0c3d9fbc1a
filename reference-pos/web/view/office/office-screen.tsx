import { Icon, Notice } from '@kassensturz/look/preact';
import { useTill } from '../till-signal.ts';
import { useKeys } from '../use-keys.ts';

/** Everything for a spot inspection on one page: cash now, serial numbers, exports, outages, procedure (LAW-27). */
export function OfficeScreen() {
  const { state, words, client } = useTill();
  const { office } = state;
  useKeys((key) => {
    if (key === 'Escape') client.leaveOffice();
  });
  return (
    <main class="office">
      <header class="office__head">
        <button type="button" class="button" onClick={() => client.leaveOffice()}>
          <Icon name="arrow-left" />
          {words.back}
        </button>
        <h1>{words.office.title}</h1>
      </header>
      {office && (
        <>
          {office.tasks.map(({ text, tone }) => (
            <Notice key={text} tone={tone}>
              {text}
            </Notice>
          ))}
          <section class="card office__facts">
            <h2>{words.office.now}</h2>
            <dl>
              <div>
                <dt>{words.office.cash}</dt>
                <dd class="office__cash">{office.cash.text}</dd>
              </div>
              {office.facts.map(({ name, text }) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>{text}</dd>
                </div>
              ))}
            </dl>
          </section>
          <section class="card office__exports">
            <h2>{words.office.exports}</h2>
            {office.exports.map(({ name, href }) => (
              <a key={href} class="button" href={href} download>
                {name}
              </a>
            ))}
          </section>
          <section class="card">
            <h2>{words.office.outages}</h2>
            {office.outages.length === 0 && <p class="office__quiet">{words.office.noOutage}</p>}
            <ul class="office__list">
              {office.outages.map(({ from, to, text }) => (
                <li key={from}>
                  <strong>
                    {from} – {to ?? words.office.lasting}
                  </strong>
                  <span>{text}</span>
                </li>
              ))}
            </ul>
            <h2>{words.office.notification}</h2>
            <p class="office__quiet">{office.isSheetComplete ? words.office.complete : words.office.incomplete}</p>
          </section>
          <section class="card">
            <h2>{words.office.procedure}</h2>
            <ul class="office__list">
              {office.procedure.map(({ title, text }) => (
                <li key={title}>
                  <strong>{title}</strong>
                  <span>{text}</span>
                </li>
              ))}
            </ul>
          </section>
        </>
      )}
    </main>
  );
}
