import { physicsNames, variantNames } from '../../reasons.ts';
import type { Bilingual, Finding, Register } from '../../types.ts';
import { bilingual, type Html, html, words } from './markup.ts';
import type { FindEvidence, Report } from './report-model.ts';
import { icon, verdictMark, verdictMarks } from './verdict-mark.ts';

const order = ['failed', 'harness error', 'warned'] as const;

/** Why the verdict is what it is: everything that is not as it should be, worst first, each with its way to the evidence. */
export function whySection({ assessment, register }: Report, findEvidence: FindEvidence): Html {
  const complaints = order.flatMap((word) => groupAlike(assessment.verdicts.filter(({ verdict }) => verdict === word)));
  return html`
<section aria-labelledby="why">
  <h2 id="why">${words('Warum', 'Why')}</h2>
  ${complaints.length + assessment.problems.length === 0 ? nothingFailed() : ''}
  ${assessment.problems.map(({ text }) => html`<article class="complaint complaint--bad"><h3>${icon('wrench', 18)} ${words('Der Lauf selbst', 'The run itself')}</h3><p lang="en" class="always">${text}</p></article>`)}
  ${complaints.map((group) => complaint(group, register, findEvidence))}
  ${openRows(assessment.verdicts)}
</section>`;
}

function nothingFailed(): Html {
  return html`<p>${words(
    'Keine geprüfte Anforderung wurde verletzt, und der Prüfstand lief ohne Fehler.',
    'No exercised requirement was broken, and the test bench ran without errors.',
  )}</p>`;
}

/** One card for everything that went wrong for one reason, since one red scenario may speak for several requirements. */
function complaint(group: readonly Finding[], register: Register, findEvidence: FindEvidence): Html {
  const [finding] = group;
  if (finding === undefined) return html``;
  const { verdict, explanation } = finding;
  const ids = [...new Set(group.map(({ requirement }) => requirement))];
  const places = [...Map.groupBy(group, ({ variant, physics }) => `${variant} ${physics}`).values()];
  return html`<article class="complaint complaint--${verdictMarks[verdict].tone}">
  <h3>${verdictMark(verdict, 18)} ${ids.map((id) => html`<a href="#${id}">${id}</a> `)}</h3>
  ${explanation === undefined ? '' : html`<p class="complaint__reason">${bilingual(explanation)}</p>`}
  <dl class="asked">${ids.map((id) => {
    const text = register.requirements.find((row) => row.id === id)?.text;
    return text === undefined ? '' : html`<div><dt>${id}</dt><dd>${bilingual(text)}</dd></div>`;
  })}</dl>
  <ul class="links">${places.map(([cell]) => (cell === undefined ? '' : html`<li>${bilingual(placeOf(cell))}: ${evidenceLinks(cell, findEvidence)}</li>`))}</ul>
</article>`;
}

/** Links to the scenarios of a cell. */
export function evidenceLinks(finding: Finding, findEvidence: FindEvidence): Html {
  if (finding.scenarios.length === 0) return words('kein Szenario', 'no scenario');
  return html`${finding.scenarios.map(({ name, uri, line, status, ms }, index) => {
    const anchor = findEvidence(finding.variant, finding.physics, uri, line);
    const said = html`${name}${status === 'passed' ? '' : html` <span class="quiet">(${status})</span>`} <span class="quiet">${msText(ms)}</span>`;
    return html`${index > 0 ? ', ' : ''}${anchor === undefined ? said : html`<a href="#${anchor}">${said}</a>`}`;
  })}`;
}

export function msText(ms: number): string {
  return ms >= 1000 ? `${(ms / 1000).toFixed(1)} s` : `${ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms`;
}

export function placeOf({ variant, physics }: Pick<Finding, 'variant' | 'physics'>): Bilingual {
  return {
    de: `${variantNames[variant].de}, ${physicsNames[physics].de}`,
    en: `${variantNames[variant].en}, ${physicsNames[physics].en}`,
  };
}

function groupAlike(findings: readonly Finding[]): Finding[][] {
  return [...Map.groupBy(findings, ({ requirement, reason }) => reason ?? requirement).values()];
}

/** What is missing for a full verdict, in plain sight and by name. */
function openRows(verdicts: readonly Finding[]): Html {
  const open = verdicts.filter(
    ({ verdict, level, isRestrictedByPhysics }) =>
      verdict === 'not exercised' && level === 'MUST' && !isRestrictedByPhysics,
  );
  const ids = [...new Set(open.map(({ requirement }) => requirement))];
  if (ids.length === 0) return html``;
  return html`<article class="complaint complaint--quiet">
  <h3>${icon('circle-dashed', 18)} ${words(`${ids.length} Muss-Anforderungen sind nicht oder nicht überall geprüft`, `${ids.length} MUST requirements were not exercised, or not everywhere`)}</h3>
  <p>${words('Über sie sagt dieser Bericht nichts aus. Gründe stehen in der Tabelle.', 'This report says nothing about them. The reasons are in the matrix.')}</p>
  <p class="ids">${ids.map((id) => html`<a href="#${id}">${id}</a> `)}</p>
</article>`;
}
