import type { Host } from '@kassensturz/host';
import { CardTerminalError } from './card-terminal-error.ts';
import type { SerialDoorOptions } from './connections/serial-door.ts';
import type { TcpDoorOptions } from './connections/tcp-door.ts';
import { PaymentHost } from './device/payment-host.ts';
import { PROFILES, type ProfileName, type TerminalProfile } from './device/profiles.ts';
import { DEFAULT_OPTIONS, type TerminalOptions } from './device/terminal-options.ts';
import { StartedCardTerminal } from './started-card-terminal.ts';

export interface CardTerminalOptions extends Partial<TerminalOptions> {
  /** A brand, as far as known; default `classic`. */
  readonly profile?: ProfileName;
  /** Single habits, over those of the profile. */
  readonly habits?: Partial<TerminalProfile>;
  /** The bank behind it; two terminals may share one. Default a new one. */
  readonly paymentHost?: PaymentHost;
}

/** A terminal that is not running yet: say which doors it has, then `start` it on a host. */
export class CardTerminal {
  readonly #options: CardTerminalOptions;
  #tcp: TcpDoorOptions | undefined;
  #serial: SerialDoorOptions | undefined;

  constructor(options: CardTerminalOptions = {}) {
    const { profile = 'classic', terminalId = DEFAULT_OPTIONS.terminalId } = options;
    if (!Object.hasOwn(PROFILES, profile)) {
      const known = Object.keys(PROFILES).join(', ');
      throw new CardTerminalError('TERMINAL_PROFILE_UNKNOWN', `There is no profile ${profile}; known are ${known}.`);
    }
    if (!/^\d{8}$/.test(terminalId)) {
      throw new CardTerminalError('TERMINAL_ID', `A terminal id has eight digits; got "${terminalId}".`);
    }
    this.#options = options;
  }

  /** ZVT over TCP. `port` 0 (the default) takes a free one; real terminals use 20007. */
  withTcp(options: Partial<TcpDoorOptions> = {}): this {
    this.#tcp = { port: 0, ...options };
    return this;
  }

  /** ZVT over a serial line: `path` is the terminal's end of it on its host. */
  withSerial(options: SerialDoorOptions): this {
    this.#serial = options;
    return this;
  }

  /** Switches the terminal on; it is ready when the promise resolves. */
  async start(host: Host): Promise<StartedCardTerminal> {
    if (this.#tcp === undefined && this.#serial === undefined) {
      throw new CardTerminalError('TERMINAL_NO_DOOR', 'Nobody can reach this terminal: add withTcp() or withSerial().');
    }
    const { profile = 'classic', habits, paymentHost = new PaymentHost(), ...options } = this.#options;
    const terminal = new StartedCardTerminal(
      host,
      { ...DEFAULT_OPTIONS, ...options },
      { ...PROFILES[profile], ...habits },
      paymentHost,
      { tcp: this.#tcp, serial: this.#serial },
    );
    await terminal.openDoors();
    return terminal;
  }
}
