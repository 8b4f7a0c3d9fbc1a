import { COMMANDS } from '../protocol/command-table.ts';
import { BAR_CODE_COMMANDS } from './bar-code-commands.ts';
import { FAMILY_COMMANDS } from './family-commands.ts';
import { FEED_COMMANDS } from './feed-commands.ts';
import { IMAGE_COMMANDS } from './image-commands.ts';
import type { Interpreter } from './interpreter.ts';
import { MACHINE_COMMANDS } from './machine-commands.ts';
import { PAGE_COMMANDS } from './page-commands.ts';
import { POSITION_COMMANDS } from './position-commands.ts';
import { TEXT_COMMANDS } from './text-commands.ts';

/** Carries out one command; `parameters` is lent and longer than `length`. */
export type Handler = (printer: Interpreter, parameters: Uint8Array, length: number) => void;

const BY_NAME: Readonly<Record<string, Handler>> = {
  ...TEXT_COMMANDS,
  ...POSITION_COMMANDS,
  ...FEED_COMMANDS,
  ...MACHINE_COMMANDS,
  ...IMAGE_COMMANDS,
  ...BAR_CODE_COMMANDS,
  ...FAMILY_COMMANDS,
  ...PAGE_COMMANDS,
};

/** Handlers by command number; commands without one are read in full length and change nothing on paper. */
export const HANDLERS: readonly (Handler | undefined)[] = COMMANDS.map((row) => BY_NAME[row.name]);
