import type { CommandContext, CommandOutcome } from './command-context.ts';
import { profileDump } from './profile-dump.ts';

/** Letters that only set a value, and the highest one (user guide of the modem; the ranges of the rare ones are those of the sister models). */
const HIGHEST_VALUES: Readonly<Record<string, number>> = {
  B: 1,
  C: 1,
  E: 1,
  F: 1,
  L: 3,
  M: 3,
  N: 1,
  P: 0,
  Q: 2,
  T: 0,
  V: 1,
  W: 2,
  X: 4,
  Y: 1,
  '&A': 3,
  '&B': 1,
  '&C': 1,
  '&D': 3,
  '&G': 2,
  '&H': 3,
  '&I': 5,
  '&J': 0,
  '&K': 4,
  '&M': 5,
  '&N': 34,
  '&P': 3,
  '&Q': 6,
  '&R': 2,
  '&S': 2,
  '&T': 9,
  '&U': 34,
  '&X': 2,
  '&Y': 3,
  '\\N': 7,
  '\\V': 1,
  '%C': 3,
  '%E': 2,
};

type Act = (value: number, modem: CommandContext) => CommandOutcome;

const ACTS: Readonly<Record<string, Act>> = {
  A: () => ({ kind: 'answer' }),
  O: () => 'NO CARRIER',
  H: (value, modem) => {
    if (value > 1) return 'ERROR';
    if (value === 0) modem.hangUp();
    else modem.pickUp();
    return 'OK';
  },
  Z: (value, modem) => {
    if (value > 4) return 'ERROR';
    modem.hangUp();
    modem.settings.toStored();
    return 'OK';
  },
  '&F': (value, modem) => {
    if (value > 2) return 'ERROR';
    modem.settings.toFactory();
    return 'OK';
  },
  '&W': (value, modem) => {
    if (value > 1) return 'ERROR';
    modem.settings.store();
    return 'OK';
  },
  '&V': (value, modem) => {
    if (value > 1 || !modem.model.showsProfile) return 'ERROR';
    modem.print(profileDump(modem.settings));
    return 'OK';
  },
  I: (value, modem) => {
    const text = modem.model.identification[value] ?? (value === 4 ? profileDump(modem.settings) : undefined);
    if (text === undefined) return 'ERROR';
    if (text.length > 0) modem.print(text);
    return 'OK';
  },
};

/** Carries out a command of one letter (or sign and letter) and a number; a missing number is 0. */
export function basicCommand(name: string, value: number, modem: CommandContext): CommandOutcome {
  const act = ACTS[name];
  if (act) return act(value, modem);
  const highest = HIGHEST_VALUES[name];
  if (highest === undefined || value > highest) return 'ERROR';
  modem.settings.values.flags[name] = value;
  return 'OK';
}
