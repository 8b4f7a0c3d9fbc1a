import type { TarArchive } from '../export/tar.ts';
import type { Arguments } from './arguments.ts';
import type { CommandName } from './command-codes.ts';
import type { StickDevice } from './stick-device.ts';

/** What a command answers: parameters, or a stream that is fetched in pieces. */
export type Answer =
  | { readonly kind: 'parameters'; readonly parameters: readonly Uint8Array[] }
  | { readonly kind: 'stream'; readonly archive: TarArchive };

export type CommandHandler = (stick: StickDevice, args: Arguments) => Answer;
export type CommandHandlers = Partial<Record<CommandName, CommandHandler>>;

export const OK: Answer = { kind: 'parameters', parameters: [] };

export function parameters(...encoded: readonly Uint8Array[]): Answer {
  return { kind: 'parameters', parameters: encoded };
}
