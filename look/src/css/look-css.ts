import { baseCss } from './base-css.ts';
import { componentsCss } from './components-css.ts';
import { tokensCss } from './tokens-css.ts';

/** The whole look as one style sheet without outside references: link it, or put it into a `<style>` of a file opened from disk. */
export const lookCss = (): string => [tokensCss(), baseCss, componentsCss].join('\n\n');
