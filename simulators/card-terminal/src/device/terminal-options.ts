/** What a terminal is set to. Times in milliseconds. */
export interface TerminalOptions {
  /** Eight digits. */
  readonly terminalId: string;
  readonly contractNumber: string;
  /** Six digits. */
  readonly password: string;
  readonly currency: number;
  readonly softwareVersion: string;
  /** Where its memory lies on its host's disk. */
  readonly dataDirectory: string;
  readonly asksForTip: boolean;
  /** How long it waits for a card, for a PIN. */
  readonly cardTimeoutMs: number;
  readonly pinTimeoutMs: number;
  /** T3: how long it waits for the register's `80 00`. */
  readonly answerTimeoutMs: number;
  /** What it answers (`84 xx`) while it is busy with somebody else; brands differ: unverified. */
  readonly busyCode: number;
  /** Above this it refuses by itself (C3). */
  readonly mostCents: number;
  /** From switching on until the doors are open. */
  readonly startUpMs: number;
  /** How often it tries again to tell the host what is left. */
  readonly retryMs: number;
  /** `instant`: the customer does not hesitate. */
  readonly speed: 'device' | 'instant';
}

export const DEFAULT_OPTIONS: TerminalOptions = Object.freeze({
  terminalId: '52500001',
  contractNumber: '455600012345',
  password: '123456',
  currency: 978,
  softwareVersion: 'SIM1.0',
  dataDirectory: '/var/terminal',
  asksForTip: false,
  cardTimeoutMs: 60_000,
  pinTimeoutMs: 30_000,
  answerTimeoutMs: 5_000,
  busyCode: 0x9c,
  mostCents: 99_999_999,
  startUpMs: 8_000,
  retryMs: 10_000,
  speed: 'device',
});
