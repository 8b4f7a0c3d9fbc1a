import type { PrintFailure } from '../../../src/peripherals/print-outcome.ts';
import type { OwnProblem } from '../facts.ts';
import type { DeviceKind } from '../till-state.ts';
import type { LimitKind } from '../wire.ts';

import type { DayWords } from './day-words.ts';
import type { PhoneWords } from './phone-words.ts';

type Place = 'cloud' | 'box';
type Count = (count: number) => string;
type With = (text: string) => string;

/** Words for states of devices; server and printer words that are missing here are shown as unknown. */
export type DeviceWord =
  | 'spare'
  | 'certificate-ending'
  | 'quota-ending'
  | 'memory-ending'
  | 'export-findings'
  | 'export-failed'
  | 'export-overdue'
  | PrintFailure
  | 'connected'
  | 'connecting'
  | 'lost'
  | 'ready'
  | 'ok'
  | 'starting'
  | 'outage'
  | 'low'
  | 'full'
  | 'failed'
  | 'unknown'
  | 'open'
  | 'closed'
  | 'not-set-up'
  | 'not-asked'
  | 'paper-near-end'
  | 'by-key'
  | 'gone'
  | 'not-paired'
  | 'unreachable'
  | 'not-needed'
  | 'kick'
  | 'kick-by-page'
  | 'left-open';

/** One language of the till. Everything the page says stands here, so that a language is one file. */
export interface Words {
  readonly languageName: string;
  readonly till: string;
  readonly loading: string;
  readonly close: string;
  readonly back: string;
  readonly signIn: Readonly<
    Record<'title' | 'someoneElse' | 'userName' | 'pin' | 'enter' | 'busy' | 'deleteDigit' | 'signOut', string>
  > & { readonly pinFor: With; readonly digit: With; readonly openSale: With };
  readonly sale: Readonly<
    Record<
      | 'title'
      | 'empty'
      | 'emptyHint'
      | 'staffQuestion'
      | 'total'
      | 'pay'
      | 'cancel'
      | 'cancelQuestion'
      | 'cancelText'
      | 'cancelYes'
      | 'cancelNo'
      | 'park'
      | 'parkedHint'
      | 'resume'
      | 'sending'
      | 'waiting'
      | 'services'
      | 'ticket'
      | 'noRightToSell',
      string
    >
  > & {
    readonly parked: Count;
    readonly lines: Count;
    readonly voidLine: With;
    readonly times: (quantity: number, text: string) => string;
  };
  readonly payBlocked: Readonly<Record<'offline' | 'storing', string>>;
  readonly payment: Readonly<
    Record<'title' | 'due' | 'tendered' | 'change' | 'exact' | 'confirm' | 'sending' | 'unclear' | 'deleteKey', string>
  > & { readonly missing: With; readonly key: With };
  readonly card: Readonly<
    Record<
      | 'pay'
      | 'payByHand'
      | 'title'
      | 'byHandTitle'
      | 'byHandText'
      | 'confirm'
      | 'notApproved'
      | 'sending'
      | 'runningTitle'
      | 'unclearTitle'
      | 'unclearText'
      | 'cashierText'
      | 'meanwhileText'
      | 'declinedTitle'
      | 'failedTitle'
      | 'nothingCharged'
      | 'cancel'
      | 'askAgain'
      | 'wasPaid'
      | 'wasNotPaid'
      | 'tryAgain'
      | 'goByHand'
      | 'otherMethod',
      string
    >
  > & {
    readonly kinds: Readonly<Record<'title' | 'debit' | 'credit' | 'wallet', string>>;
    readonly steps: Readonly<Record<string, string>>;
    /** By the cause that the server names; missing ones are shown as the server says them. */
    readonly causes: Readonly<Record<string, string>>;
    readonly checks: readonly string[];
  };
  readonly terminalSettings: Readonly<
    Record<
      | 'title'
      | 'mode'
      | 'host'
      | 'port'
      | 'path'
      | 'password'
      | 'passwordHint'
      | 'handWork'
      | 'save'
      | 'saved'
      | 'test'
      | 'testRunning'
      | 'testReady'
      | 'causes',
      string
    >
  > & { readonly modes: Readonly<Record<'by-hand' | 'tcp' | 'serial', string>> };
  readonly trade: Readonly<
    Record<
      | 'training'
      | 'startTraining'
      | 'endTraining'
      | 'more'
      | 'part'
      | 'partAmount'
      | 'partCash'
      | 'partCard'
      | 'paid'
      | 'payOut'
      | 'voucher'
      | 'voucherNumber'
      | 'tip'
      | 'tipTotal'
      | 'tipFor'
      | 'account'
      | 'customer'
      | 'deposit'
      | 'depositReceipt'
      | 'discount'
      | 'percent'
      | 'reason'
      | 'amount'
      | 'book'
      | 'finish'
      | 'cancelReceipt'
      | 'cancelHint'
      | 'goBack'
      | 'asVoucher',
      string
    >
  > & { readonly freePrice: With };
  readonly receipt: Readonly<
    Record<'paid' | 'qr' | 'qrText' | 'digital' | 'link' | 'linkText' | 'next' | 'paper' | 'outage', string>
  > & {
    readonly title: Count;
    readonly last: Count;
  };
  readonly printing: Readonly<
    Record<
      | 'running'
      | 'done'
      | 'doneCopy'
      | 'failed'
      | 'unknown'
      | 'notSetUp'
      | 'notSetUpText'
      | 'onRequest'
      | 'onRequestText'
      | 'safe'
      | 'unknownText'
      | 'dropped'
      | 'again'
      | 'againCopy'
      | 'print',
      string
    >
  >;
  readonly drawer: Readonly<
    Record<
      | 'byKey'
      | 'opening'
      | 'opened'
      | 'failed'
      | 'open'
      | 'noted'
      | 'note'
      | 'leftOpen'
      | 'leftOpenText'
      | 'title'
      | 'reason'
      | 'reasonHint'
      | 'openNow'
      | 'kickByPage'
      | 'kickByPageHint',
      string
    >
  >;
  readonly lost: {
    readonly title: Readonly<Record<Place, string>>;
    readonly text: string;
    readonly checks: Readonly<Record<Place, readonly string[]>>;
  };
  readonly outage: { readonly title: string; readonly text: string };
  readonly storage: Readonly<Record<'title' | 'text', Readonly<Record<'low' | 'full' | 'failed', string>>>>;
  readonly devices: {
    readonly title: string;
    readonly limits: string;
    readonly language: string;
    readonly variant: Readonly<Record<'cloud' | 'cube' | 'box', string>>;
    readonly lastSeen: With;
    /** What is left of the TSE. */
    readonly tseLines: {
      readonly names: Readonly<Record<'certificate' | 'signatures' | 'memory' | 'serial', string>>;
      readonly provider: string;
    };
    readonly test: string;
    readonly tests: Readonly<Record<'running' | 'done' | 'failed' | 'unknown', string>>;
    readonly names: Readonly<Record<DeviceKind, string>>;
    readonly words: Readonly<Record<DeviceWord, string>>;
    readonly texts: Readonly<
      Record<
        | 'connected'
        | 'connecting'
        | 'lost'
        | 'printerReady'
        | 'printerNearEnd'
        | 'printerNotSetUp'
        | 'printerNotAsked'
        | 'permissionNeeded',
        string
      >
    >;
    /** Sentences for states the server describes in German, by `device.state`; missing ones are shown as the server says them. */
    readonly states: Readonly<Record<string, string>>;
    /** Likewise for the limits of the variant, by `kind.value` of the capabilities. */
    readonly limitTexts: Readonly<Partial<Record<`${LimitKind}.${string}`, string>>>;
  };
  readonly office: Readonly<
    Record<
      | 'title'
      | 'now'
      | 'cash'
      | 'business'
      | 'taxNumber'
      | 'register'
      | 'lastReceipt'
      | 'unknown'
      | 'exports'
      | 'outages'
      | 'noOutage'
      | 'lasting'
      | 'notification'
      | 'complete'
      | 'incomplete'
      | 'procedure',
      string
    >
  >;
  readonly cube: Readonly<
    Record<
      | 'title'
      | 'paired'
      | 'notPaired'
      | 'makeCode'
      | 'makeAnother'
      | 'unpair'
      | 'unpairQuestion'
      | 'unpairText'
      | 'keep'
      | 'unpairNow',
      string
    >
  > & { readonly codeText: With };
  readonly printerSettings: Readonly<
    Record<'title' | 'address' | 'addressHint' | 'save' | 'test' | 'testRunning' | 'testDone' | 'testUnknown', string>
  > & {
    readonly steps: Readonly<
      Record<
        | 'address'
        | 'addressOpen'
        | 'certificate'
        | 'certificateNotNeeded'
        | 'certificateOpen'
        | 'certificateDone'
        | 'certificateMissing'
        | 'permission'
        | 'permissionGranted'
        | 'permissionPrompt'
        | 'permissionDenied'
        | 'permissionNotNeeded'
        | 'test'
        | 'testOpen',
        string
      >
    >;
  };
  readonly phone: PhoneWords;
  readonly day: DayWords;
  readonly problems: Readonly<Record<OwnProblem, string>>;
  /** The server's refusals by code; missing ones are shown as the server says them (German). `{name}` comes from the details. */
  readonly refusals: Readonly<Record<string, string>>;
  readonly failures: Readonly<Record<PrintFailure, string>>;
  readonly roles: Readonly<Record<string, string>>;
  /** Names of the catalogue's categories, by id; missing ones are shown as the salon named them. */
  readonly categories: Readonly<Record<string, string>>;
}
