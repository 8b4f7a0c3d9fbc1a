export { measureStore, type StoreSpeed } from './measure.ts';
export { openStore } from './open-store.ts';
export { StoreError, type StoreErrorCode, storeErrorCodes } from './store-error.ts';
export type * from './types.ts';
