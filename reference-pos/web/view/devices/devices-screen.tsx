import { Icon } from '@kassensturz/look/preact';
import { CallerIdSetUp } from '../phone/caller-id-set-up.tsx';
import { LanguageSwitch } from '../shell/language-switch.tsx';
import { useTill } from '../till-signal.ts';
import { useKeys } from '../use-keys.ts';
import { CubePairing } from './cube-pairing.tsx';
import { DeviceCard } from './device-card.tsx';
import { DrawerDesk } from './drawer-desk.tsx';
import { PrinterSetUp } from './printer-set-up.tsx';
import { TerminalSetUp } from './terminal-set-up.tsx';

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
          <DeviceCard key={device.kind} device={device} />
        ))}
      </ul>
      <PrinterSetUp />
      <DrawerDesk />
      <CubePairing />
      <TerminalSetUp />
      <CallerIdSetUp />
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
