import { physicsNames, variantNames } from '../../reasons.ts';
import { conclusionMeanings, conclusionNames, shortfallText } from '../../summary.ts';
import type { Coverage } from '../../types.ts';
import { bilingual, type Content, type Html, html, words } from './markup.ts';
import type { Report } from './report-model.ts';
import { conclusionMarks, icon } from './verdict-mark.ts';

/** What a reader must see first: the verdict, what it means, how far each variant got, and what was tested. */
export function frontPage({ assessment, register, runs, subject }: Report): Html {
  const { conclusion, coverage } = assessment;
  const { icon: name, tone } = conclusionMarks[conclusion];
  const scenarios = runs.reduce((sum, run) => sum + run.results.length, 0);
  return html`
<section class="front" aria-labelledby="verdict">
  <div class="verdict verdict--${tone}">
    <span class="verdict__icon">${icon(name, 56)}</span>
    <div>
      <p class="verdict__subject">${subject.pos} · ${words('Fassung', 'release')} ${subject.release}</p>
      <h1 id="verdict">${bilingual(conclusionNames[conclusion])}</h1>
      <p class="verdict__meaning">${bilingual(conclusionMeanings[conclusion])}</p>
    </div>
  </div>
  <h2 class="visually-hidden">${words('Muss-Anforderungen je Variante', 'MUST requirements by variant')}</h2>
  <ul class="coverage">${coverage.map(coverageBar)}</ul>
  <dl class="facts">
    ${fact(words('Geprüft', 'Tested'), [words(dateText(subject.startedAtMs, 'de-DE'), dateText(subject.startedAtMs, 'en-GB'))])}
    ${fact(
      words('Varianten', 'Variants'),
      listOf(
        runs.map(({ variant }) => variant),
        (variant) => bilingual(variantNames[variant]),
      ),
    )}
    ${fact(
      words('Physik', 'Physics'),
      listOf(
        runs.map(({ physics }) => physics),
        (physics) => bilingual(physicsNames[physics]),
      ),
    )}
    ${fact(words('Szenarien', 'Scenarios'), [scenarios, ' ', words('Durchläufe in', 'runs in'), ' ', words(durationText(subject.durationMs, 'de-DE'), durationText(subject.durationMs, 'en-GB'))])}
    ${subject.seed === undefined ? '' : fact(words('Startwert', 'Seed'), [subject.seed])}
    ${fact(words('Prüfstand', 'Test bench'), [`Kassensturz ${subject.harness}`])}
    ${fact(words('Anforderungsregister (SHA-256)', 'Requirement register (SHA-256)'), [html`<code class="hash">${register.hash}</code>`])}
  </dl>
</section>`;
}

function fact(title: Html, content: Content): Html {
  return html`<div><dt>${title}</dt><dd>${content}</dd></div>`;
}

function listOf<Item>(items: readonly Item[], draw: (item: Item) => Html): Content {
  return [...new Set(items)].map((item, index) => [index > 0 ? ', ' : '', draw(item)]);
}

/** Figures first; the bar only shows their proportion. */
function coverageBar(coverage: Coverage): Html {
  const { variant, required, passed, failed, harnessError, notExercised } = coverage;
  const part = (tone: string, count: number) =>
    count === 0 ? '' : html`<span class="bar__part bar__part--${tone}" style="flex-grow:${count}"></span>`;
  return html`<li class="coverage__row">
  <span class="coverage__variant">${bilingual(variantNames[variant])}</span>
  <span class="coverage__figure"><strong>${passed}</strong> ${words(`von ${required} bewiesen`, `of ${required} proven`)}</span>
  <span class="bar" aria-hidden="true">${part('good', passed)}${part('bad', failed)}${part('broken', harnessError)}${part('open', notExercised)}</span>
  <span class="coverage__text">${bilingual(shortfallText(coverage))}</span>
</li>`;
}

function dateText(ms: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Berlin' }).format(
    new Date(ms),
  );
}

function durationText(ms: number, locale: string): string {
  if (ms < 60_000) return `${new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(ms / 1000)} s`;
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
