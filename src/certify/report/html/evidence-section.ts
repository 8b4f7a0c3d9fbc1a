import type { Evidence, StepResult } from '../../types.ts';
import { bilingual, type Html, html, words } from './markup.ts';
import type { EvidenceEntry } from './report-model.ts';
import { icon, statusIcon } from './verdict-mark.ts';
import { msText, placeOf } from './why-section.ts';

/** More of one record than this is left to `messages.ndjson`, so that the page still opens on a telephone. */
const longestRecord = 60_000;

/** Every scenario with what was seen in each run: steps, what broke, paper, wire and TSE log. */
export function evidenceSection(entries: readonly EvidenceEntry[]): Html {
  const features = Map.groupBy(entries, ({ scenario }) => scenario.uri);
  return html`
<section aria-labelledby="evidence" class="evidence">
  <h2 id="evidence">${words('Belege der Prüfung', 'Evidence')}</h2>
  ${[...features].sort(([a], [b]) => a.localeCompare(b)).map(([uri, ofFeature]) => feature(uri, ofFeature))}
</section>`;
}

function feature(uri: string, entries: readonly EvidenceEntry[]): Html {
  const scenarios = Map.groupBy(entries, ({ scenario }) => scenario.line);
  return html`<div class="feature"><h3><code>${uri}</code></h3>${[...scenarios]
    .sort(([a], [b]) => a - b)
    .map(([line, ofScenario]) => scenarioBlock(line, ofScenario))}</div>`;
}

function scenarioBlock(line: number, entries: readonly EvidenceEntry[]): Html {
  const scenario = entries[0]?.scenario;
  const isGreen = entries.every((entry) => entry.scenario.status === 'passed');
  return html`<article class="scenario${isGreen ? ' scenario--green' : ''}">
  <h4>${scenario?.name || words('ohne Namen', 'without a name')}</h4>
  <p class="quiet">${words('Zeile', 'line')} ${line} · ${scenario?.tags.join(' ')}</p>
  ${entries.map(runBlock)}
</article>`;
}

function runBlock({ anchor, variant, physics, scenario, receiptFiles }: EvidenceEntry): Html {
  const { status, ms, error, steps = [], attachments } = scenario;
  const isRed = status !== 'passed' && status !== 'skipped';
  return html`<details class="run" id="${anchor}"${isRed ? html` open` : ''}>
  <summary>${statusIcon(status)} ${bilingual(placeOf({ variant, physics }))} <span class="quiet">${msText(ms)}${status === 'passed' ? '' : ` · ${status}`}${receiptFiles.length > 0 ? html` · ${icon('receipt-euro', 14)} ${receiptFiles.length}` : ''}</span></summary>
  ${error === undefined ? '' : html`<div class="error"><p>${error.kind === 'product' ? words('Die Kasse verletzte eine Anforderung:', 'The POS broke a requirement:') : words('Der Prüfstand versagte:', 'The test bench failed:')}</p><pre>${error.message}</pre></div>`}
  ${steps.length === 0 ? '' : html`<ol class="steps">${steps.filter(isWorthShowing).map(stepLine)}</ol>`}
  ${receiptFiles.length === 0 ? '' : html`<div class="receipts">${receiptFiles.map(({ name, path }) => html`<figure><a href="${path}"><img src="${path}" alt="${name}" loading="lazy"></a><figcaption>${name}</figcaption></figure>`)}</div>`}
  ${attachments.map(record)}
</details>`;
}

function linesOf(body: string): Html {
  const count = body.trimEnd().split('\n').length;
  return count === 1 ? words('1 Zeile', '1 line') : words(`${count} Zeilen`, `${count} lines`);
}

/** Hooks that went well are nobody's business. */
function isWorthShowing({ text, status }: StepResult): boolean {
  return text !== '' || (status !== 'passed' && status !== 'skipped');
}

function stepLine({ keyword, text, status, ms }: StepResult): Html {
  return html`<li>${statusIcon(status)}<span><strong>${keyword.trim()}</strong> ${text}</span><span class="quiet steps__ms">${msText(ms)}</span></li>`;
}

function record(evidence: Evidence): Html {
  if (evidence.kind === 'receipt-png') return html``;
  const titles = {
    wire: words('Leitung', 'Wire'),
    'tse-log': words('TSE-Protokoll', 'TSE log'),
    text: words('Notiz', 'Note'),
  };
  const { body } = evidence;
  const rest = body.length - longestRecord;
  return html`<details class="record"><summary>${titles[evidence.kind]}: ${evidence.name} <span class="quiet">${linesOf(body)}</span></summary><pre>${body.slice(0, longestRecord)}</pre>${
    rest > 0
      ? html`<p class="quiet">${words(`${rest} weitere Zeichen stehen in messages.ndjson.`, `${rest} more characters are in messages.ndjson.`)}</p>`
      : ''
  }</details>`;
}
