import type { Tse } from '../core/tse.ts';

const SMAERS_AUDIT = 'SMAERS-audit';

/** Events that a cloud TSS logs, as its exports list them in the configureLogging message. */
const LOGGED_EVENTS = [
  'initialize',
  'updateTime',
  'disableSecureElement',
  'authenticateUser',
  'logOut',
  'unblockUser',
  'authenticateSmaersAdmin',
  'updateDeviceCompleted',
  'startAudit',
  'configureLogging',
  'enterSecureState',
  'exitSecureState',
  'selfTest',
  'registerClient',
  'deregisterClient',
  'deleteStoredData',
] as const;

/**
 * What a cloud TSS logs while its signing part starts up for the first time: a helper client registers, logging is
 * configured, the first self test fails for want of an administrator, and the secure state is entered and left again.
 */
export function commission(tse: Tse): void {
  const { element } = tse;
  const time = tse.time;
  element.logSystem({ type: 'registerClient', clientId: 'setup' });
  element.logSystem({ type: 'startAudit' });
  element.logSystem({
    type: 'configureLogging',
    component: SMAERS_AUDIT,
    isOn: true,
    events: LOGGED_EVENTS.map((name) => [name, true]),
  });
  element.logSystem({
    type: 'selfTest',
    component: 'SMAERS',
    isPassed: false,
    error: 'ERROR_UNAUTHORIZED',
    time,
  });
  element.logSystem({ type: 'enterSecureState', time });
  element.logSystem({ type: 'exitSecureState' });
}
