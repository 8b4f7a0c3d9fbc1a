import type { ExtendedAction } from '../protocol/command.ts';
import type { CommandContext, CommandOutcome } from './command-context.ts';

type Act = (action: ExtendedAction, modem: CommandContext) => CommandOutcome;

/** V.253 commands that set something a caller-ID user never hears. Taken in voice mode only, as by real modems. */
const SILENT = [
  '+VSD',
  '+VGT',
  '+VGR',
  '+VIT',
  '+VTS',
  '+VTD',
  '+VBT',
  '+VDT',
  '+VNH',
  '+VPR',
  '+VRA',
  '+VRN',
] as const;

const inVoice = (modem: CommandContext): boolean => modem.settings.values.serviceClass === '8';

function silent(action: ExtendedAction, modem: CommandContext): CommandOutcome {
  return inVoice(modem) || action.kind !== 'set' ? 'OK' : 'ERROR';
}

/** Voice mode as far as call blockers and Home Assistant use it. */
export const VOICE_COMMANDS: Readonly<Record<string, Act>> = {
  ...Object.fromEntries(SILENT.map((name) => [name, silent])),
  '+VIP': () => 'OK',
  '+VSM': (action, modem) => {
    if (action.kind === 'test') modem.print(modem.model.voiceFormats);
    return action.kind === 'set' ? silent(action, modem) : 'OK';
  },
  '+VLS': (action, modem) => {
    if (action.kind === 'test') modem.print(['(0-4)']);
    if (action.kind !== 'set') return 'OK';
    if (!inVoice(modem) || !/^\d{1,2}$/.test(action.value)) return 'ERROR';
    if (action.value === '0') modem.hangUp();
    else modem.pickUp();
    return 'OK';
  },
  '+VTX': (action, modem) =>
    action.kind === 'execute' && inVoice(modem) ? { kind: 'voice', direction: 'transmit' } : 'ERROR',
  '+VRX': (action, modem) =>
    action.kind === 'execute' && inVoice(modem) ? { kind: 'voice', direction: 'receive' } : 'ERROR',
};
