export { openStore } from './open-store.ts';
export { StoreError } from './store-error.ts';
export type * from './types.ts';
