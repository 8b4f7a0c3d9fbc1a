export { type BindingDoorOptions, ModemBinding } from './connections/modem-binding.ts';
export type { ModemPort } from './connections/modem-port.ts';
export type { PseudoTerminal, RunningProgram, Spawn } from './connections/pseudo-terminal.ts';
export type { SerialDoorOptions } from './connections/serial-door.ts';
export type { TcpDoorOptions } from './connections/tcp-door.ts';
export { LINES, type LineName, type LineProfile } from './device/line-profile.ts';
export { MODELS, type ModelName } from './device/models.ts';
export type { ModemEvents, ModemLines, WireEntry } from './device/modem-events.ts';
export type { ModemOptions } from './device/modem-options.ts';
export type { LineCall, LineCaller, TelephoneNetwork } from './device/telephone-line.ts';
export { FAULTS, type FaultName, type FaultParameters, type OddForm } from './faults.ts';
export { Modem } from './modem.ts';
export { ModemError, type ModemErrorCode } from './modem-error.ts';
export {
  type CallerIdContent,
  isIntact,
  messageWaitingPacket,
  multipleDataPacket,
  PARAMETER,
  type Parameter,
  parametersOf,
  singleDataPacket,
  VOICE_CALL,
} from './protocol/caller-id-packet.ts';
export { type ModemSnapshot, StartedModem } from './started-modem.ts';
