/** What one element of systemOperationData may be (TR-03151 App. A, TR-03153 clarifications ch. 4). */
interface EventField {
  readonly tag: number;
  readonly isRequired: boolean;
}

const required = (tag: number): EventField => ({ tag, isRequired: true });
const optional = (tag: number): EventField => ({ tag, isRequired: false });
// Structured elements are written with the primitive or the constructed tag.
const structure = (tag: number): EventField[] => [optional(tag), optional(tag | 0x20)];

const events: readonly (readonly [name: string, fields: readonly EventField[]])[] = [
  ['Initialize', [optional(0x81)]],
  ['UpdateTime', [required(0x81), required(0x82)]],
  ['DisableSecureElement', [required(0x81)]],
  ['AuthenticateUser', [required(0x81), optional(0x82), required(0x83)]],
  ['LogOut', [required(0x81), required(0x82)]],
  ['UnblockUser', [required(0x81), required(0x82)]],
  ['registerClient', [required(0x81)]],
  ['deregisterClient', [required(0x81)]],
  ['startAudit', []],
  ['enterSecureState', [optional(0x81)]],
  ['exitSecureState', []],
  ['selfTest', [required(0x81), required(0x82), optional(0x83), optional(0x84)]],
  ['lockTransactionLogging', [required(0x81)]],
  ['unlockTransactionLogging', [required(0x81)]],
  ['deleteStoredData', [required(0x81)]],
  ['authenticateSmaersAdmin', [required(0x81), optional(0x82), required(0x83), optional(0x84)]],
  ['updateDevice', [required(0x81), ...structure(0x82)]],
  ['updateDeviceCompleted', [required(0x81), optional(0x82), ...structure(0x83)]],
  ['configureLogging', [required(0x81), required(0x82), ...structure(0x83)]],
];

/** Events that TR-03151-1 adds for version 3. */
const version3Events = ['setDescription', 'unblockPin', 'deleteLogMessages'];

const byName: ReadonlyMap<string, readonly EventField[]> = new Map(
  events.map(([name, fields]) => [name.toLowerCase(), fields]),
);
const version3Names: ReadonlySet<string> = new Set([
  ...byName.keys(),
  ...version3Events.map((name) => name.toLowerCase()),
]);

/** Fields of an event of version 2 by its name in any case; undefined for events that are not in the list. */
export function fieldsOfEvent(name: string): readonly EventField[] | undefined {
  return byName.get(name.toLowerCase());
}

/** Whether the closed list of the version has this event. */
export function isKnownEvent(name: string, version: number): boolean {
  return version >= 3 ? version3Names.has(name.toLowerCase()) : byName.has(name.toLowerCase());
}

/** Whether the message is that of a time update, the only one that may turn the clock back. */
export function isTimeUpdate(name: string): boolean {
  return name === 'UpdateTime' || name === 'updateTime';
}
