import { Chip, Device, Icon } from '@kassensturz/look/preact';
import type { DeviceKind } from '../../model/index.ts';
import { LanguageSwitch } from '../shell/language-switch.tsx';
import { useTill } from '../till-signal.ts';
import { useKeys } from '../use-keys.ts';
import { PrinterSetUp } from './printer-set-up.tsx';

const drawings = {
  server: 'box',
  internet: 'router',
  tse: 'tse',
  printer: 'printer',
  drawer: 'drawer',
  terminal: 'card-terminal',
  callerId: 'phone',
  storage: 'box',
  cube: 'cube',
} as const satisfies Record<DeviceKind, string>;

/** Every device in plain words, what this variant cannot do, and the printer's set-up. */
export function DevicesScreen() {
  const { state, words, client } = useTill();
  useKeys((key) => {
    if (key === 'Escape') client.hideDevices();
  });
  return (
    <main class="devices">
      <header class="devices__head">
        <button type="button" class="button" onClick={() => client.hideDevices()}>
          <Icon name="arrow-left" />
          {words.back}
        </button>
        <h1>{words.devices.title}</h1>
        <LanguageSwitch />
      </header>
      <ul class="devices__list">
        {state.devices.map((device) => (
          <li key={device.kind} class={`device-card device-card--${device.tone}`}>
            <Device kind={drawings[device.kind]} size={88} />
            <div>
              <h2>{device.name}</h2>
              <Chip tone={device.tone} word={device.word} />
              <p>{device.text}</p>
              {device.lastSeen && (
                <p class="device-card__seen">{words.devices.lastSeen(clockTime(device.lastSeen, state.language))}</p>
              )}
            </div>
          </li>
        ))}
      </ul>
      <PrinterSetUp />
      <section class="card limits">
        <h2>
          {words.devices.limits}
          {state.variant && <span class="limits__variant">{words.devices.variant[state.variant]}</span>}
        </h2>
        <dl>
          {state.limits.map(({ kind, name, text }) => (
            <div key={kind} data-device={kind}>
              <dt>{name}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      </section>
    </main>
  );
}

/** The salon's time, wherever the page is opened. */
const clockTime = (iso: string, language: string): string =>
  new Date(iso).toLocaleTimeString(language === 'en' ? 'en-GB' : 'de', {
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Europe/Berlin',
  });
