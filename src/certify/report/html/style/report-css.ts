import { evidenceCss } from './evidence-css.ts';
import { matrixCss } from './matrix-css.ts';
import { narrowCss } from './narrow-css.ts';
import { printCss } from './print-css.ts';
import { sheetCss } from './sheet-css.ts';

/** What the report adds to the look of the family. */
export const reportCss = [sheetCss, matrixCss, evidenceCss, narrowCss, printCss].join('');
