export { type CallerId, LocalCallerId, type SignalListener } from './caller-id.ts';
export type {
  CallerIdCheck,
  CallerIdSettings,
  CallerIdState,
  CallerIdTrouble,
  CallSignal,
} from './caller-id-source.ts';
