/** The same on A4: what needs a screen goes, what broke stays open. */
export const printCss = `
@page { size: A4; margin: 16mm 14mm; }
@media print {
  body { font-size: 9.5pt; }
  main, .top, .foot { max-width: none; padding: 0; }
  main > section { margin-top: 9mm; }
  .top__language, .filters, .scenario--green, .record { display: none !important; }
  .verdict { padding: 6mm; }
  .verdict h1 { font-size: 26pt; }
  .coverage__row { grid-template-columns: 8em 11.5em 1fr 15em; gap: 3mm; }
  .complaint { break-inside: auto; }
  .complaint h3, .complaint__reason { break-after: avoid; }
  .facts { grid-template-columns: repeat(3, 1fr); }
  .bar__part, .bar, .verdict, .error, .complaint__reason {
    print-color-adjust: exact; -webkit-print-color-adjust: exact;
  }
  .matrix { font-size: 7.5pt; }
  .matrix th, .matrix td { padding: 1.2mm 1mm; }
  .matrix thead th { position: static; background: none; }
  .matrix tr { break-inside: avoid; }
  .matrix__chapter { break-after: avoid; }
  .matrix .icon { width: 8pt; height: 8pt; }
  .row__text summary { list-style: none; margin-left: 0; }
  .matrix__id { width: 13mm; }
  .matrix__cell { width: 9.6%; }
  .cell .mark { font-size: 7pt; }
  .cell .mark { gap: 3px; }
  pre { max-height: none; }
  figure { width: 48mm; }
  .row:target > th, .row:target > td { background: none; }
  .evidence:not(:has(.scenario:not(.scenario--green))), .feature:not(:has(.scenario:not(.scenario--green))) {
    display: none;
  }
  h2, h3, h4, .run > summary { break-after: avoid; }
  figure, .error, .steps li { break-inside: avoid; }
}

`;
