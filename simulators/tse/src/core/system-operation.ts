import { concat, TAG, text, tlv } from '../crypto/der.ts';
import { type LogTimeFormat, logTimeContent } from './log-time.ts';

export type UserRole = 'admin' | 'timeAdmin';

/** Events that a TSE logs about itself: TR-03151 appendix A and chapter 4 of the clarifications of 13.11.2020. */
export type SystemOperation =
  | { readonly type: 'initialize'; readonly description: string | undefined }
  | { readonly type: 'updateTime'; readonly before: number; readonly after: number }
  | { readonly type: 'disableSecureElement'; readonly time: number }
  | {
      readonly type: 'authenticateUser';
      readonly userId: string;
      readonly role: UserRole | undefined;
      readonly isGood: boolean;
    }
  | { readonly type: 'logOut'; readonly userId: string; readonly cause: 'user' | 'timeout' }
  | { readonly type: 'unblockUser'; readonly userId: string; readonly result: UnblockResult }
  | { readonly type: 'registerClient' | 'deregisterClient'; readonly clientId: string }
  | { readonly type: 'startAudit' | 'exitSecureState' }
  | { readonly type: 'enterSecureState'; readonly time: number }
  | {
      readonly type: 'selfTest';
      readonly component: 'SMAERS' | 'CSP';
      readonly isPassed: boolean;
      readonly error: string;
      readonly time: number;
    }
  | {
      readonly type: 'lockTransactionLogging' | 'unlockTransactionLogging' | 'deleteStoredData';
      readonly userId: string;
    }
  | {
      readonly type: 'configureLogging';
      readonly component: string;
      readonly isOn: boolean;
      readonly events: readonly (readonly [name: string, isLogged: boolean])[];
    };

export type UnblockResult = 'ok' | 'failed' | 'unknownUserId' | 'error';

const ROLES: Readonly<Record<UserRole, number>> = { admin: 0, timeAdmin: 1 };
const UNBLOCK_RESULTS: Readonly<Record<UnblockResult, number>> = { ok: 0, failed: 1, unknownUserId: 2, error: 3 };

/** The first six events came with TR-03151 in upper camel; the later ones are lower camel everywhere. */
const UPPER_CAMEL_EVENTS: ReadonlySet<SystemOperation['type']> = new Set([
  'initialize',
  'updateTime',
  'disableSecureElement',
  'authenticateUser',
  'logOut',
  'unblockUser',
]);

/** The operationType of an event, which is also the TYPE in its file name. */
export function systemOperationType(type: SystemOperation['type'], casing: 'upper' | 'lower'): string {
  if (casing === 'lower' || !UPPER_CAMEL_EVENTS.has(type)) return type;
  return type.charAt(0).toUpperCase() + type.slice(1);
}

/** Content of systemOperationData: context tags with the inner universal tags left out; undefined = element left out. */
export function systemOperationData(operation: SystemOperation, format: LogTimeFormat): Uint8Array | undefined {
  const time = (seconds: number) => logTimeContent(seconds, format);
  switch (operation.type) {
    case 'initialize':
      return operation.description === undefined ? undefined : fields(text(operation.description));
    case 'updateTime':
      return fields(time(operation.before), time(operation.after));
    case 'disableSecureElement':
    case 'enterSecureState':
      return fields(time(operation.time));
    case 'authenticateUser':
      // The clarifications allow the role "unknown" for an unknown id; no sample is known, so it is left out (unverified).
      return concat(
        tlv(0x81, text(operation.userId)),
        operation.role === undefined ? new Uint8Array() : tlv(0x82, Uint8Array.of(ROLES[operation.role])),
        tlv(0x83, boolean(operation.isGood)),
      );
    case 'logOut':
      return fields(text(operation.userId), Uint8Array.of(operation.cause === 'user' ? 0 : 1));
    case 'unblockUser':
      return fields(text(operation.userId), Uint8Array.of(UNBLOCK_RESULTS[operation.result]));
    case 'registerClient':
    case 'deregisterClient':
      return fields(text(operation.clientId));
    case 'startAudit':
    case 'exitSecureState':
      return new Uint8Array();
    case 'selfTest':
      return fields(
        text(operation.component),
        boolean(operation.isPassed),
        text(operation.error),
        time(operation.time),
      );
    case 'lockTransactionLogging':
    case 'unlockTransactionLogging':
    case 'deleteStoredData':
      return fields(text(operation.userId));
    case 'configureLogging':
      return fields(text(operation.component), boolean(operation.isOn), loggedEvents(operation.events));
  }
}

function loggedEvents(events: readonly (readonly [name: string, isLogged: boolean])[]): Uint8Array {
  return tlv(
    TAG.sequence,
    ...events.map(([name, on]) => tlv(TAG.sequence, tlv(0x80, text(name)), tlv(0x81, boolean(on)))),
  );
}

/** Context tags 81, 82, 83 … in order. */
function fields(...contents: readonly Uint8Array[]): Uint8Array {
  return concat(...contents.map((content, index) => tlv(0x81 + index, content)));
}

function boolean(value: boolean): Uint8Array {
  return Uint8Array.of(value ? 0xff : 0x00);
}
