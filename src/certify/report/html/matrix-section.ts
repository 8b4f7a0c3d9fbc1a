import { chapters } from '../../../register/index.ts';
import { physicsNames, variantNames } from '../../reasons.ts';
import {
  type Finding,
  type Physics,
  physicsKinds,
  type Register,
  type Requirement,
  type Variant,
  verdictWords,
} from '../../types.ts';
import { bilingual, type Html, html, words } from './markup.ts';
import type { FindEvidence, Report } from './report-model.ts';
import { slugOf, verdictMark } from './verdict-mark.ts';
import { evidenceLinks, placeOf } from './why-section.ts';

interface Column {
  readonly variant: Variant;
  readonly physics: Physics;
}

/** All requirements against all variants and physics; each row opens to what is asked, and what was seen. */
export function matrixSection({ assessment, register }: Report, findEvidence: FindEvidence): Html {
  const { verdicts } = assessment;
  const columns = columnsOf(verdicts);
  const cells = Map.groupBy(verdicts, ({ requirement }) => requirement);
  const unknown = [...cells.keys()].filter((id) => !register.requirements.some((row) => row.id === id));
  const width = columns.length + 2;
  return html`
<section aria-labelledby="matrix">
  <h2 id="matrix">${words('Anforderungen', 'Requirements')}</h2>
  ${filters(verdicts)}
  <table class="matrix">
    ${tableHead(columns)}
    ${chapters.map((chapter) => {
      const rows = register.requirements.filter((row) => row.chapter === chapter.id);
      return html`<tbody data-chapter="${chapter.id}">${chapterRow(html`${chapter.id} · ${bilingual(chapter)}`, width)}${rows.map((row) => requirementRow(row, cells.get(row.id) ?? [], columns, register, findEvidence))}</tbody>`;
    })}
    ${unknown.length === 0 ? '' : html`<tbody>${chapterRow(words('Nicht im Register', 'Not in the register'), width)}${unknown.map((id) => unknownRow(id, cells.get(id) ?? [], columns, findEvidence))}</tbody>`}
  </table>
  <p id="nothing-shown" hidden>${words('Keine Anforderung passt zu diesem Filter.', 'No requirement matches this filter.')}</p>
</section>`;
}

function filters(verdicts: readonly Finding[]): Html {
  const counts = verdictWords.map((word) => ({
    word,
    count: verdicts.filter(({ verdict }) => verdict === word).length,
  }));
  return html`<form class="filters" id="filters">
  <div class="filters__words" role="group" aria-label="Verdict">${counts
    .filter(({ count }) => count > 0)
    .map(
      ({ word, count }) =>
        html`<label class="toggle"><input type="checkbox" name="verdict" value="${slugOf(word)}">${verdictMark(word)}<span class="toggle__count">${count}</span></label>`,
    )}</div>
  <label class="filters__search"><span class="visually-hidden">${words('Suchen', 'Search')}</span><input class="field" type="search" name="search" placeholder="KS-10, Lade, power …"></label>
  <label class="toggle"><input type="checkbox" name="must">${words('nur Muss', 'MUST only')}</label>
  <output class="quiet" id="shown-count"></output>
</form>`;
}

function tableHead(columns: readonly Column[]): Html {
  const variants = [...new Set(columns.map(({ variant }) => variant))];
  const span = columns.length / variants.length;
  return html`<colgroup><col class="matrix__id"><col>${columns.map(() => html`<col class="matrix__cell">`)}</colgroup>
<thead>
  <tr><th rowspan="2" scope="col">${words('Nr.', 'Id')}</th><th rowspan="2" scope="col">${words('Anforderung', 'Requirement')}</th>${variants.map((variant) => html`<th colspan="${span}" scope="colgroup" class="matrix__variant">${bilingual(variantNames[variant])}</th>`)}</tr>
  <tr>${columns.map(({ physics }) => html`<th scope="col" class="matrix__physics">${bilingual(physicsNames[physics])}</th>`)}</tr>
</thead>`;
}

function chapterRow(title: Html, width: number): Html {
  return html`<tr class="matrix__chapter"><th colspan="${width}" scope="rowgroup">${title}</th></tr>`;
}

function requirementRow(
  row: Requirement,
  cells: readonly Finding[],
  columns: readonly Column[],
  register: Register,
  findEvidence: FindEvidence,
): Html {
  const faults = row.faults
    .map((id) => register.faults.find((fault) => fault.id === id))
    .filter((fault) => fault !== undefined);
  return html`<tr id="${row.id}" class="row" data-verdicts="${[...new Set(cells.map(({ verdict }) => slugOf(verdict)))].join(' ')}" data-level="${row.level}">
<th scope="row"><a href="#${row.id}">${row.id}</a><span class="level">${row.level === 'MUST' ? words('Muss', 'MUST') : words('Soll', 'SHOULD')}</span></th>
<td class="row__text"><details><summary>${bilingual(row.text)}</summary>
  <dl class="about">
    <div><dt>${words('Beobachtet wird', 'Observed')}</dt><dd lang="en" class="always">${row.check}</dd></div>
    ${row.isInvariant ? html`<div><dt>${words('Gilt', 'Holds')}</dt><dd>${words('in jedem Szenario, unter jedem Fehler', 'in every scenario, under every fault')}</dd></div>` : ''}
    ${faults.length === 0 ? '' : html`<div><dt>${words('Auch wenn', 'Even if')}</dt><dd>${faults.map(({ id, text }) => html`<p><code>${id}</code> ${bilingual(text)}</p>`)}</dd></div>`}
    ${row.isSeedLimit ? html`<div><dt>${words('Grenze', 'Limit')}</dt><dd>${words('bewusste Grenze dieser Variante', 'a limit of this variant, kept on purpose')}</dd></div>` : ''}
    <div><dt>${words('Quellen', 'Sources')}</dt><dd class="always" lang="en">${row.sources.map((key) => html`<p><code>${key}</code> ${register.sources[key] ?? ''}</p>`)}</dd></div>
    <div><dt>${words('Urteile', 'Verdicts')}</dt><dd>${alike(cells).map((group) => seen(group, findEvidence))}</dd></div>
  </dl></details></td>
${columns.map((column) => cellOf(cells, column))}</tr>`;
}

function unknownRow(
  id: string,
  cells: readonly Finding[],
  columns: readonly Column[],
  findEvidence: FindEvidence,
): Html {
  return html`<tr id="${id}" class="row" data-verdicts="harness-error" data-level="MUST"><th scope="row">${id}</th>
<td class="row__text">${alike(cells).map((group) => seen(group, findEvidence))}</td>${columns.map((column) => cellOf(cells, column))}</tr>`;
}

function cellOf(cells: readonly Finding[], { variant, physics }: Column): Html {
  const cell = cells.find((finding) => finding.variant === variant && finding.physics === physics);
  const verdict = cell?.verdict ?? 'not applicable';
  return html`<td class="cell cell--${slugOf(verdict)}" data-variant="${variant}"><span class="cell__label">${bilingual(placeOf({ variant, physics }))}</span>${verdictMark(verdict)}</td>`;
}

/** Cells with the same verdict, reason and scenarios read as one. */
function alike(cells: readonly Finding[]): Finding[][] {
  const key = ({ verdict, reason, scenarios }: Finding) => JSON.stringify([verdict, reason, scenarios.length === 0]);
  return [...Map.groupBy(cells, key).values()];
}

function seen(group: readonly Finding[], findEvidence: FindEvidence): Html {
  const [first] = group;
  if (first === undefined) return html``;
  const places = html`${group.map((cell, index) => html`${index > 0 ? '; ' : ''}${bilingual(placeOf(cell))}`)}`;
  const reason =
    first.explanation === undefined ? '' : html`<span class="seen__reason">${bilingual(first.explanation)}</span>`;
  if (first.scenarios.length === 0)
    return html`<p class="seen">${verdictMark(first.verdict)} <span class="quiet">${places}</span> ${reason}</p>`;
  return html`<div class="seen">${verdictMark(first.verdict)} ${reason}<ul class="links">${group.map((cell) => html`<li><span class="quiet">${bilingual(placeOf(cell))}:</span> ${evidenceLinks(cell, findEvidence)}</li>`)}</ul></div>`;
}

function columnsOf(verdicts: readonly Finding[]): Column[] {
  const variants = [...new Set(verdicts.map(({ variant }) => variant))];
  const physics = physicsKinds.filter((kind) => verdicts.some((verdict) => verdict.physics === kind));
  return variants.flatMap((variant) => physics.map((kind) => ({ variant, physics: kind })));
}
