import { physicsNames, variantNames } from '../../reasons.ts';
import { conclusionMeanings, conclusionNames, coverageText } from '../../summary.ts';
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
    ${fact(words('Szenarien', 'Scenarios'), [scenarios, ' ', words('Durchläufe in', 'runs in'), ' ', durationText(subject.durationMs)])}
    ${subject.seed === undefined ? '' : fact(words('Startwert', 'Seed'), [subject.seed])}
    ${fact(words('Prüfstand', 'Test bench'), [`Kassensturz ${subject.harness}`])}
    ${fact(words('Register', 'Register'), [html`<code title="SHA-256 ${register.hash}">${register.hash.slice(0, 16)}</code>`])}
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
  <span class="coverage__figure"><strong>${passed}</strong> / ${required}</span>
  <span class="bar" aria-hidden="true">${part('good', passed)}${part('bad', failed)}${part('broken', harnessError)}${part('open', notExercised)}</span>
  <span class="coverage__text">${bilingual(withoutName(coverageText(coverage)))}</span>
</li>`;
}

/** The row begins with the variant's name already. */
function withoutName({ de, en }: { readonly de: string; readonly en: string }) {
  const after = (text: string) => text.slice(text.indexOf(': ') + 2);
  return { de: after(de), en: after(en) };
}

function dateText(ms: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Berlin' }).format(
    new Date(ms),
  );
}

function durationText(ms: number): string {
  return ms < 60_000
    ? `${(ms / 1000).toFixed(1)} s`
    : `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`;
}
