export type { EposConnection } from './epos-transport.ts';
export { askEposStatus, printByEpos } from './print-by-epos.ts';
