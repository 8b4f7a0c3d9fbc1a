import { Icon, toneIcons } from '@kassensturz/look/preact';
import { useEffect, useState } from 'preact/hooks';
import { useTill } from '../till-signal.ts';

const stepTones = { done: 'good', open: 'quiet', wrong: 'bad' } as const;

/** The way to a first print from this page: address, certificate, the browser's permission, a test print. */
export function PrinterSetUp() {
  const { state, words, client } = useTill();
  const settings = state.printerSettings;
  const [address, setAddress] = useState(settings?.address ?? '');
  useEffect(() => setAddress(settings?.address ?? ''), [settings?.address]);
  if (!settings) return null;
  const { printerSettings } = words;
  return (
    <section class="card set-up">
      <h2>{printerSettings.title}</h2>
      <form
        class="set-up__address"
        onSubmit={(event) => {
          event.preventDefault();
          void client.setPrinterAddress(address);
        }}
      >
        <label for="printer-address">{printerSettings.address}</label>
        <input
          id="printer-address"
          class="field"
          inputMode="url"
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          value={address}
          aria-invalid={settings.problem !== undefined}
          aria-describedby="printer-address-hint"
          onInput={(event) => setAddress(event.currentTarget.value)}
        />
        <button type="submit" class="button">
          {printerSettings.save}
        </button>
        <p id="printer-address-hint" class="set-up__hint">
          {settings.problem ?? printerSettings.addressHint}
        </p>
      </form>
      <ol class="set-up__steps" aria-live="polite">
        {settings.steps.map(({ kind, state: step, title, text, link }) => (
          <li key={kind} data-step={kind} class={`step step--${step}`}>
            <Icon name={toneIcons[stepTones[step]]} size={22} />
            <div>
              <strong>{title}</strong>
              <p>{text}</p>
              {link && (
                <a href={link} target="_blank" rel="noreferrer">
                  {link}
                </a>
              )}
            </div>
          </li>
        ))}
      </ol>
      <div class="set-up__test">
        <button
          type="button"
          class="button set-up__print"
          disabled={settings.address === '' || settings.test.state === 'running'}
          onClick={() => void client.testPrint()}
        >
          <Icon name="printer" />
          {printerSettings.test}
        </button>
      </div>
    </section>
  );
}
