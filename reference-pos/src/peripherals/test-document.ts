import type { ReceiptDocument } from './receipt-document.ts';

/** What the test print puts on paper: umlauts, the euro, both edges of the line, and no word that looks like a receipt. */
export const testDocument = (atMs: number): ReceiptDocument => ({
  width48: true,
  blocks: [
    { type: 'text', text: 'Testdruck', align: 'center', bold: true, size: 2 },
    { type: 'text', text: 'kein Beleg', align: 'center' },
    { type: 'rule' },
    { type: 'columns', left: 'Umlaute', right: 'ÄÖÜ äöü ß' },
    { type: 'columns', left: 'Euro', right: '1.234,56 €' },
    { type: 'columns', left: 'Zeit (UTC)', right: new Date(atMs).toISOString().slice(0, 16).replace('T', ' ') },
    { type: 'rule' },
    { type: 'text', text: 'Der Drucker ist bereit.', align: 'center' },
    { type: 'cut' },
  ],
});
