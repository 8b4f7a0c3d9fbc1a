import { Chip, Icon } from '@kassensturz/look/preact';
import type { DeviceKind, DeviceState } from '../../model/index.ts';
import { useTill } from '../till-signal.ts';

const icons = {
  server: 'store',
  internet: 'wifi',
  tse: 'shield-check',
  printer: 'printer',
  drawer: 'wallet',
  terminal: 'credit-card',
  callerId: 'phone',
  storage: 'hard-drive',
  cube: 'box',
} as const satisfies Record<DeviceKind, string>;

const lostIcons: Readonly<Partial<Record<DeviceKind, 'unplug' | 'wifi-off' | 'shield-alert'>>> = {
  server: 'unplug',
  internet: 'wifi-off',
  tse: 'shield-alert',
};

/** Nobody looks for these while they are well. */
const isBackground: ReadonlySet<DeviceKind> = new Set(['storage', 'drawer']);

/** The devices at a glance: quiet while well, loud when not. */
export function DeviceChips() {
  const { state, words, client } = useTill();
  const shown = state.devices.filter(({ kind, tone }) => !isBackground.has(kind) || tone === 'warn' || tone === 'bad');
  const chips = (
    <>
      {shown.map((device) => (
        <span key={device.kind} data-device={device.kind} class={`device-chip device-chip--${device.tone}`}>
          <Chip tone={device.tone} icon={iconOf(device)} name={device.name} word={device.word} />
        </span>
      ))}
    </>
  );
  if (!state.signedIn) return <div class="device-chips">{chips}</div>;
  return (
    <button
      type="button"
      class="device-chips device-chips--key"
      aria-label={`${words.devices.title}: ${shown.map(({ name, word }) => `${name} ${word}`).join(', ')}`}
      onClick={() => (state.screen === 'devices' ? client.hideDevices() : client.showDevices())}
    >
      {chips}
      <span class="device-chips__more">
        <Icon name="settings" size={20} />
      </span>
    </button>
  );
}

const iconOf = ({ kind, tone }: DeviceState) =>
  (tone === 'warn' || tone === 'bad' ? lostIcons[kind] : undefined) ?? icons[kind];
