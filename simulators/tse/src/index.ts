export { API_ERROR_STATUSES, ApiError, type ApiErrorCode } from './cloud/api-error.ts';
export { CloudTse, type CloudTseOptions } from './cloud/cloud-tse.ts';
export type { HttpWireEntry } from './cloud/http-wire.ts';
export type { ProvisionedTss, ReadyTss, ReadyTssOptions } from './cloud/provisioning.ts';
export type { Environment } from './cloud/resources.ts';
export type { ServiceOptions } from './cloud/service-options.ts';
export type { CloudSnapshot } from './cloud/snapshot.ts';
export { type CloudTseEvents, StartedCloudTse } from './cloud/started-cloud-tse.ts';
export type { Clients } from './core/clients.ts';
export { SE_ERROR_CODES, SeError, type SeErrorCode } from './core/errors.ts';
export type { LifeCycle } from './core/life-cycle.ts';
export type { TransactionOperation } from './core/log-message.ts';
export { LOG_KIND, type LogKind, type LogRecord, LogStore } from './core/log-store.ts';
export type { LogTimeFormat } from './core/log-time.ts';
export { PROFILES, type ProfileName, profileOf, type StartMessageStyle, type TseProfile } from './core/profile.ts';
export type { Signed } from './core/secure-element.ts';
export { type TseSnapshot, tseSnapshot } from './core/snapshot.ts';
export type { SystemOperation, UnblockResult, UserRole } from './core/system-operation.ts';
export type { OpenTransaction, StartedTransaction, TransactionInput } from './core/transactions.ts';
export { Tse, type TseOptions } from './core/tse.ts';
export type { UserOptions } from './core/user.ts';
export type { AuthenticationOutcome, AuthenticationResult } from './core/user-access.ts';
export type { CurveName, HashName, SignatureAlgorithmName, SignatureScheme } from './crypto/curves.ts';
export type { PkiFiles } from './crypto/loaded-authority.ts';
export { TestPki } from './crypto/test-pki.ts';
export type { ExportFilter } from './export/export-filter.ts';
export { TarArchive } from './export/tar.ts';
export {
  CLOUD_FAULTS,
  CORE_FAULTS,
  FAULTS,
  type FaultName,
  type FaultParameters,
  STICK_FAULTS,
} from './faults/catalogue.ts';
export { type FaultOptions, type FaultSchedule, FaultSet } from './faults/fault-set.ts';
export type { StickLatency, WireEntry } from './usb/mass-storage-transport.ts';
export { StartedUsbTse, type StickSnapshot, type UsbTseEvents } from './usb/started-usb-tse.ts';
export { StickBridge } from './usb/stick-bridge.ts';
export type { StickQuirks } from './usb/stick-device.ts';
export { type StickSecrets, UsbTse, type UsbTseOptions } from './usb/usb-tse.ts';
