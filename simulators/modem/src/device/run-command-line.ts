import type { Command } from '../protocol/command.ts';
import { readCommands } from '../protocol/read-commands.ts';
import { basicCommand } from './basic-commands.ts';
import type { CommandContext, CommandOutcome } from './command-context.ts';
import { extendedCommand } from './extended-commands.ts';
import { REGISTER_COUNT } from './modem-settings.ts';
import { threeDigits } from './profile-dump.ts';

const HELP = [
  'HELP, Command Summary',
  'AT commands: A A/ D E H I L M O Q S V X Z &C &D &F &V &W #CID +FCLASS +GCI +VCID',
];
/** Characters that count in a dial string; the rest is decoration. */
const DIAL_CHARACTERS = /[^0-9*#ABCD,;!@WTPR]/g;

/** Runs the commands of one line; remembers the register that was pointed at. */
export class CommandLineRunner {
  #pointed = 0;

  /** One outcome for the whole line: the first failure, the activity that ends it, or OK. */
  run(body: string, modem: CommandContext): CommandOutcome {
    const commands = readCommands(body);
    if (ownLength(body, commands) > modem.model.lineCharacters) return 'ERROR';
    for (const command of commands) {
      const outcome = this.#one(command, modem);
      if (outcome !== 'OK') return outcome;
    }
    return 'OK';
  }

  #one(command: Command, modem: CommandContext): CommandOutcome {
    switch (command.kind) {
      case 'basic':
        return basicCommand(command.name, command.value, modem);
      case 'extended':
        return extendedCommand(command.name, command.action, modem);
      case 'register':
        return this.#register(command, modem);
      case 'dial':
        return dial(command.digits, modem);
      case 'help':
        modem.print(HELP);
        return 'OK';
      case 'unreadable':
        return 'ERROR';
    }
  }

  #register(command: Command & { readonly kind: 'register' }, modem: CommandContext): CommandOutcome {
    const number = command.register ?? this.#pointed;
    if (number >= REGISTER_COUNT) return 'ERROR';
    this.#pointed = number;
    const { action } = command;
    switch (action.kind) {
      case 'point':
        return 'OK';
      case 'read':
        modem.print([threeDigits(number === 1 ? modem.ringCount : modem.settings.register(number))]);
        return 'OK';
      case 'write':
        // S1 counts rings and cannot be set.
        if (number === 1 || action.value > 255) return 'ERROR';
        modem.settings.values.registers[number] = action.value;
        return 'OK';
    }
  }
}

/** Characters of a line without blanks and dial string. */
function ownLength(body: string, commands: readonly Command[]): number {
  const last = commands.at(-1);
  return body.replaceAll(/\s/g, '').length - (last?.kind === 'dial' ? last.digits.length : 0);
}

function dial(digits: string, modem: CommandContext): CommandOutcome {
  if (digits.length > modem.model.dialCharacters) return 'ERROR';
  return { kind: 'dial', digits: digits.replaceAll(DIAL_CHARACTERS, '') };
}
