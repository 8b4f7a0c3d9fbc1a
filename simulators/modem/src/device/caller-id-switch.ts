import type { ExtendedAction } from '../protocol/command.ts';
import type { CommandContext, CommandOutcome } from './command-context.ts';

/** `#CID`, `+VCID` and their like: one switch under several names. */
export function callerIdSwitch(action: ExtendedAction, modem: CommandContext): CommandOutcome {
  const { values } = modem.settings;
  switch (action.kind) {
    case 'read':
      modem.print([String(values.callerId)]);
      return 'OK';
    case 'test':
      modem.print(['0,1,2']);
      return 'OK';
    case 'execute':
      values.callerId = 0;
      return 'OK';
    case 'set': {
      const mode = { '': 0, '0': 0, '1': 1, '2': 2 }[action.value];
      if (mode !== 0 && mode !== 1 && mode !== 2) return 'ERROR';
      values.callerId = mode;
      return 'OK';
    }
  }
}
