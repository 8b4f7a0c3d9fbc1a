import type { Host } from '@kassensturz/host';
import type { Tse } from '../core/tse.ts';
import { concat } from '../crypto/der.ts';
import { Arguments } from './arguments.ts';
import { type CommandName, commandName } from './command-codes.ts';
import type { Answer, CommandHandlers } from './command-handler.ts';
import { exportCommands } from './commands/export-commands.ts';
import { maintenanceCommands } from './commands/maintenance-commands.ts';
import { statusCommands } from './commands/status-commands.ts';
import { transactionCommands } from './commands/transaction-commands.ts';
import { userCommands } from './commands/user-commands.ts';
import { fixedBytes, parseParameters } from './parameters.ts';
import { WireError, wireErrorOf } from './wire-error.ts';

/** Misbehaviour of real sticks that clients have to live with; all off unless asked for. */
export interface StickQuirks {
  /** GetStatus "open transactions" announces two bytes more than the array has. */
  readonly hasWrongOpenTransactionsLength?: boolean;
  /** GetERSMappings announces a wrong DER length, as firmware up to 2.3.1 does. */
  readonly hasWrongErsMappingsLength?: boolean;
}

export interface StickOptions {
  /** Makes the signing core; called again by a factory reset. */
  readonly makeTse: () => Tse;
  readonly host: Pick<Host, 'random'>;
  readonly firmware: string;
  readonly timeSyncIntervalSeconds: number;
  readonly quirks: StickQuirks;
  /** Engineering samples can be reset to factory state. */
  readonly isEngineeringSample: boolean;
}

const COMMAND_PREFIX = 0x5c54;
const HANDLERS: CommandHandlers = {
  ...userCommands,
  ...maintenanceCommands,
  ...transactionCommands,
  ...exportCommands,
  ...statusCommands,
};

/** Firmware ids of the first hardware generation: all four PINs at once, and mapping a client needs the Admin. */
const FIRST_GENERATION = ['240346', '425545', '793041'];

/** The stick behind its wire: bytes of a command in, bytes of the answer out. */
export class StickDevice {
  readonly firmware: string;
  readonly uniqueId: Uint8Array;
  readonly timeSyncIntervalSeconds: number;
  readonly quirks: StickQuirks;
  readonly isEngineeringSample: boolean;
  /** `Start` is needed after every power-up, after Shutdown and when a self test is due. */
  isStarted = false;
  /** How far a factory reset has come; it takes three commands. */
  factoryResetStep = 0;

  readonly #makeTse: () => Tse;
  #tse: Tse;

  constructor(options: StickOptions) {
    this.#makeTse = options.makeTse;
    this.#tse = options.makeTse();
    this.firmware = options.firmware;
    this.uniqueId = options.host.random.stream('tse-stick-id').bytes(16);
    this.timeSyncIntervalSeconds = options.timeSyncIntervalSeconds;
    this.quirks = options.quirks;
    this.isEngineeringSample = options.isEngineeringSample;
  }

  get tse(): Tse {
    return this.#tse;
  }

  resetToFactory(): void {
    this.#tse = this.#makeTse();
    this.factoryResetStep = 0;
    this.isStarted = false;
  }

  get isFirstGeneration(): boolean {
    return FIRST_GENERATION.some((id) => this.firmware.includes(id));
  }

  losePower(): void {
    this.isStarted = false;
    this.tse.mishaps.losePower();
  }

  /** Runs a command; errors of the wire become its two-byte answers. */
  run(command: Uint8Array): { readonly name: CommandName | undefined; readonly answer: Answer | WireError } {
    const code = command.length < 6 ? undefined : (command[2] ?? 0) * 0x100 + (command[3] ?? 0);
    const name = code === undefined ? undefined : commandName(code);
    try {
      return { name, answer: this.#dispatch(name, command) };
    } catch (error) {
      return { name, answer: wireErrorOf(error) };
    }
  }

  #dispatch(name: CommandName | undefined, command: Uint8Array): Answer {
    const view = new DataView(command.buffer, command.byteOffset, command.byteLength);
    if (name === undefined || view.getUint16(0) !== COMMAND_PREFIX) throw new WireError('commandDataInvalid');
    const length = view.getUint16(4);
    if (6 + length > command.length) throw new WireError('commandDataInvalid');
    const handler = HANDLERS[name];
    if (handler === undefined) throw new WireError('commandDataInvalid');
    if (!this.isStarted && name !== 'start') throw new WireError('noStartup');
    if (name !== 'factoryReset') this.factoryResetStep = 0;
    return handler(this, new Arguments(parseParameters(command.subarray(6, 6 + length))));
  }
}

/** Bytes of an answer before it is cut into blocks: length and parameters, or the two bytes of an error. */
export function answerBytes(answer: Exclude<Answer, { readonly kind: 'stream' }> | WireError): Uint8Array {
  if (answer instanceof WireError) return fixedBytes(answer.wireCode, 2);
  const content = concat(...answer.parameters);
  return concat(fixedBytes(content.length, 2), content);
}
