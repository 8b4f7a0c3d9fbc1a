/** Commands of the cryptovision wire by their two-byte code. */
export const COMMANDS = {
  start: 0x0000,
  getPinStates: 0x0001,
  initializePins: 0x0002,
  authenticateUser: 0x0003,
  unblockUser: 0x0004,
  logout: 0x0005,
  initialize: 0x0006,
  updateTime: 0x0007,
  getSerialNumbers: 0x0008,
  mapErsToKey: 0x0009,
  startTransaction: 0x000a,
  updateTransaction: 0x000b,
  finishTransaction: 0x000c,
  exportData: 0x000d,
  getCertificates: 0x000e,
  readLogMessage: 0x000f,
  erase: 0x0010,
  getConfigData: 0x0011,
  getStatus: 0x0012,
  deactivate: 0x0013,
  activate: 0x0014,
  disable: 0x0015,
  exportMoreData: 0x0016,
  getErsMappings: 0x0017,
  getKeyData: 0x0018,
  getWearIndicator: 0x0019,
  deleteUpTo: 0x001b,
  factoryReset: 0x002a,
  shutdown: 0x00ff,
} as const;

export type CommandName = keyof typeof COMMANDS;

const NAMES: ReadonlyMap<number, CommandName> = new Map(
  (Object.keys(COMMANDS) as CommandName[]).map((name) => [COMMANDS[name], name]),
);

export function commandName(code: number): CommandName | undefined {
  return NAMES.get(code);
}
