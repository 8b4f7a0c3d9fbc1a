/** Command codes of the stick (public cryptovision clients). */
export const codes = {
  start: 0x00,
  getPinStates: 0x01,
  initializePins: 0x02,
  authenticateUser: 0x03,
  unblockUser: 0x04,
  logout: 0x05,
  initialize: 0x06,
  updateTime: 0x07,
  getSerialNumbers: 0x08,
  mapClient: 0x09,
  startTransaction: 0x0a,
  finishTransaction: 0x0c,
  exportData: 0x0d,
  getCertificates: 0x0e,
  getConfigData: 0x11,
  getStatus: 0x12,
  exportMoreData: 0x16,
  getMappings: 0x17,
  getKeyData: 0x18,
} as const;

export const configItem = { signatureAlgorithm: 1, timeSyncInterval: 6, timeFormats: 7, certificationId: 8 } as const;
export const statusItem = { openTransactions: 2, lifeCycle: 4, totalMemory: 5, freeMemory: 6 } as const;
export const keyItem = { signatureCounter: 0, expiry: 1, publicKey: 2 } as const;
export const lifeCycle = { notInitialized: 1, noTime: 2, active: 3 } as const;
/** Result of a log-in. */
export const loginResult = { ok: 0 } as const;
/** "No such filter" in the numbers of an export. */
export const noFilter = 0xffffffff;
