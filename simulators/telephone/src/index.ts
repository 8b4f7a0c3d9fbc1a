export { Call, type CallEnd, type CallState, type RingPattern } from './call.ts';
export type { Caller } from './caller.ts';
export { type NumberForm, numberIn, toE164 } from './number-plan.ts';
export { spellingsOf } from './spellings.ts';
export type { Subscriber, SubscriberLine } from './subscriber.ts';
export { TelephoneError, type TelephoneErrorCode } from './telephone-error.ts';
export {
  type CallOptions,
  type RemoteParty,
  TelephoneExchange,
  type TelephoneExchangeOptions,
} from './telephone-exchange.ts';
