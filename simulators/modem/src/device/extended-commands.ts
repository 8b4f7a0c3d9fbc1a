import type { ExtendedAction } from '../protocol/command.ts';
import { callerIdSwitch } from './caller-id-switch.ts';
import type { CommandContext, CommandOutcome } from './command-context.ts';
import { VOICE_COMMANDS } from './voice-commands.ts';

type Act = (action: ExtendedAction, modem: CommandContext) => CommandOutcome;

/** Commands with a name. Those that are not here are unknown to the modem. */
const COMMANDS: Readonly<Record<string, Act>> = {
  '+GMI': says(({ model }) => model.maker),
  '+GMM': says(({ model }) => model.name),
  '+GMR': says(({ model }) => model.revision),
  '+FMI': says(({ model }) => model.maker),
  '+FMM': says(({ model }) => model.name),
  '+FMR': says(({ model }) => model.revision),
  '+GCI': (action, modem) => country(action, modem),
  '+FCLASS': (action, modem) => serviceClass(action, modem),
  '+IPR': (action, modem) => fixedSpeed(action, modem),
  '+VRID': (action, modem) => {
    const mode = action.kind === 'set' ? { '0': 1, '1': 2 }[action.value] : action.kind === 'execute' ? 1 : undefined;
    if (mode !== 1 && mode !== 2) return 'ERROR';
    modem.reprintCaller(mode);
    return 'OK';
  },
  '+VDR': (action, modem) => {
    const { values } = modem.settings;
    if (action.kind === 'read') return tell(modem, values.distinctiveRing.join(','));
    if (action.kind === 'test') return tell(modem, '(0-1),(0-255)');
    const [isOn, report] = action.kind === 'set' ? numbers(action.value) : [];
    if (isOn === undefined || isOn > 1) return 'ERROR';
    values.distinctiveRing = [isOn, report ?? 0];
    return 'OK';
  },
  '-SDR': (action, modem) => {
    const { values } = modem.settings;
    if (action.kind === 'read') return tell(modem, String(values.ringNumbers));
    const [bits] = action.kind === 'set' ? numbers(action.value) : [];
    if (bits === undefined || bits > 7) return 'ERROR';
    values.ringNumbers = bits;
    return 'OK';
  },
  ...VOICE_COMMANDS,
};

/** Carries out a command such as `+VCID=1` or `#CID?`. */
export function extendedCommand(name: string, action: ExtendedAction, modem: CommandContext): CommandOutcome {
  if (modem.model.callerIdSwitches.includes(name)) return callerIdSwitch(action, modem);
  return COMMANDS[name]?.(action, modem) ?? 'ERROR';
}

function says(text: (modem: CommandContext) => string): Act {
  return (action, modem) => {
    if (action.kind === 'test') return 'OK';
    return action.kind === 'set' ? 'ERROR' : tell(modem, text(modem));
  };
}

function country(action: ExtendedAction, modem: CommandContext): CommandOutcome {
  const { values } = modem.settings;
  switch (action.kind) {
    case 'read':
      return tell(modem, `+GCI: ${values.country}`);
    case 'test':
      return tell(modem, `+GCI: (${modem.model.countries.join(',')})`);
    case 'set':
      if (!modem.model.countries.includes(action.value)) return 'ERROR';
      values.country = action.value;
      return 'OK';
    case 'execute':
      return 'ERROR';
  }
}

function serviceClass(action: ExtendedAction, modem: CommandContext): CommandOutcome {
  const { values } = modem.settings;
  const { serviceClasses } = modem.model;
  switch (action.kind) {
    case 'read':
      return tell(modem, values.serviceClass);
    case 'test':
      return tell(modem, serviceClasses);
    case 'set':
      if (!serviceClasses.split(',').includes(action.value)) return 'ERROR';
      values.serviceClass = action.value;
      return 'OK';
    case 'execute':
      return 'ERROR';
  }
}

const SPEEDS = [0, 300, 1_200, 2_400, 4_800, 9_600, 19_200, 38_400, 57_600, 115_200, 230_400] as const;

function fixedSpeed(action: ExtendedAction, modem: CommandContext): CommandOutcome {
  const { values } = modem.settings;
  switch (action.kind) {
    case 'read':
      return tell(modem, `+IPR: ${values.fixedBaudRate}`);
    case 'test':
      return tell(modem, `+IPR: (${SPEEDS.join(',')}),()`);
    case 'set': {
      const speed = Number(action.value);
      if (!SPEEDS.some((known) => known === speed)) return 'ERROR';
      values.fixedBaudRate = speed;
      return 'OK';
    }
    case 'execute':
      return 'ERROR';
  }
}

function numbers(value: string): readonly (number | undefined)[] {
  return value.split(',').map((text) => (/^\d{1,3}$/.test(text) ? Number(text) : undefined));
}

function tell(modem: CommandContext, line: string): CommandOutcome {
  modem.print([line]);
  return 'OK';
}
