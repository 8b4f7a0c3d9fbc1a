import { Chip, Device } from '@kassensturz/look/preact';
import type { DeviceKind, DeviceState } from '../../model/index.ts';
import { useTill } from '../till-signal.ts';

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

/** One device: how it is, when it was last seen, and the button that tries it (PH-29). */
export function DeviceCard({ device }: { readonly device: DeviceState }) {
  const { state, words, client } = useTill();
  const { kind, name, tone, word, text, lastSeen, lines, test } = device;
  return (
    <li class={`device-card device-card--${tone}`} data-device={kind}>
      <Device kind={drawings[kind]} size={88} />
      <div>
        <h2>{name}</h2>
        <Chip tone={tone} word={word} />
        <p class="device-card__text">{text}</p>
        {lastSeen && <p class="device-card__seen">{words.devices.lastSeen(clockTime(lastSeen, state.language))}</p>}
        {lines && lines.length > 0 && (
          <dl class="device-card__lines">
            {lines.map((line) => (
              <div key={line.name}>
                <dt>{line.name}</dt>
                <dd>{line.value}</dd>
              </div>
            ))}
          </dl>
        )}
        {test && (
          <div class="device-card__try">
            <button
              type="button"
              class="button device-card__test"
              disabled={test.state === 'running'}
              aria-label={`${words.devices.test}: ${name}`}
              onClick={() => void client.testDevice(kind)}
            >
              {words.devices.test}
            </button>
            <p class={`device-card__tested device-card__tested--${test.state}`} role="status">
              {test.text}
            </p>
          </div>
        )}
      </div>
    </li>
  );
}

/** The salon's time, wherever the page is opened. */
const clockTime = (iso: string, language: string): string =>
  new Date(iso).toLocaleTimeString(language === 'en' ? 'en-GB' : 'de', {
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Europe/Berlin',
  });
