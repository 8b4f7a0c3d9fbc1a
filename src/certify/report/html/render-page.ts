import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fontFaceCss, lookCss } from '@kassensturz/look';
import { conclusionNames } from '../../summary.ts';
import { evidenceSection } from './evidence-section.ts';
import { frontPage } from './front-page.ts';
import { Html, html, words } from './markup.ts';
import { matrixSection } from './matrix-section.ts';
import { createEvidenceIndex, type EvidenceEntry, type Report } from './report-model.ts';
import { reportScript } from './report-script.ts';
import { reportCss } from './style/report-css.ts';
import { whySection } from './why-section.ts';

/** The whole report as one page that opens from disk: verdict first, then why, then evidence. */
export function renderPage(report: Report, entries: readonly EvidenceEntry[]): string {
  const findEvidence = createEvidenceIndex(entries);
  const { subject, assessment } = report;
  const page = html`<!doctype html>
<html lang="en" data-lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Kassensturz ${subject.harness}">
<title>${subject.pos} ${subject.release}: ${conclusionNames[assessment.conclusion].en}</title>
<style>${new Html(styleOf())}</style>
</head>
<body>
<header class="top">
  <p class="top__name"><strong>Kassensturz</strong> ${words('Prüfbericht', 'Test report')}</p>
  <div class="top__language" role="group" aria-label="Language">
    <button type="button" class="button button--quiet" data-set-lang="de" lang="de" aria-pressed="false">Deutsch</button>
    <button type="button" class="button button--quiet" data-set-lang="en" lang="en" aria-pressed="true">English</button>
  </div>
</header>
<main>
${frontPage(report)}
${whySection(report, findEvidence)}
${matrixSection(report, findEvidence)}
${evidenceSection(entries)}
</main>
<footer class="foot">
  <p>${words(
    'Dieser Bericht kommt aus einem Prüfstand mit simulierten Geräten. Er ist keine Zulassung einer Kasse und keine Rechts- oder Steuerberatung.',
    'This report comes from a test bench with simulated devices. It does not certify a till, and it is no legal or tax advice.',
  )}</p>
</footer>
<script>${new Html(reportScript)}</script>
</body>
</html>
`;
  return page.text;
}

/** The look with its font inside, so that the file needs nothing beside it but its receipts. */
function styleOf(): string {
  const { resolve } = createRequire(import.meta.resolve('@kassensturz/look'));
  const fonts = fontFaceCss(
    ({ module }) => `data:font/woff2;base64,${readFileSync(resolve(module)).toString('base64')}`,
  );
  return `${fonts}\n${lookCss()}\n${reportCss}`;
}
