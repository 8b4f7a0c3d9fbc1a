import { Icon, Notice } from '@kassensturz/look/preact';
import { useEffect, useState } from 'preact/hooks';
import { useTill } from '../till-signal.ts';

/** How the card terminal is reached, with a test and the usual causes when it does not answer (PH-15, PH-29). */
export function TerminalSetUp() {
  const { state, words, client } = useTill();
  const settings = state.terminalSettings;
  const [mode, setMode] = useState(settings?.mode ?? 'by-hand');
  const [host, setHost] = useState(settings?.host ?? '');
  const [port, setPort] = useState(settings?.port ?? '20007');
  const [path, setPath] = useState(settings?.path ?? '');
  const [password, setPassword] = useState('');
  const [isHandWorkAllowed, setHandWork] = useState(settings?.isHandWorkAllowed ?? true);
  useEffect(() => {
    if (!settings) return;
    setMode(settings.mode);
    setHost(settings.host);
    setPort(settings.port);
    setPath(settings.path);
    setHandWork(settings.isHandWorkAllowed);
  }, [settings?.mode, settings?.host, settings?.port, settings?.path, settings?.isHandWorkAllowed]);
  if (!settings) return null;
  const { terminalSettings: texts } = words;
  const save = () => {
    const secret = password === '' ? {} : { password };
    if (mode === 'by-hand') return client.saveTerminal({ mode });
    if (mode === 'tcp') return client.saveTerminal({ mode, host, port: Number(port), isHandWorkAllowed, ...secret });
    return client.saveTerminal({ mode, path, isHandWorkAllowed, ...secret });
  };
  return (
    <section class="card set-up terminal-set-up">
      <h2>{texts.title}</h2>
      <form
        class="terminal-set-up__fields"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <label for="terminal-mode">{texts.mode}</label>
        <select
          id="terminal-mode"
          class="field"
          value={mode}
          onChange={(event) => setMode(event.currentTarget.value as typeof mode)}
        >
          {settings.choices.map((choice) => (
            <option key={choice} value={choice}>
              {texts.modes[choice]}
            </option>
          ))}
        </select>
        {mode === 'tcp' && (
          <>
            <Field id="terminal-host" label={texts.host} value={host} onInput={setHost} />
            <Field id="terminal-port" label={texts.port} value={port} onInput={setPort} inputMode="numeric" />
          </>
        )}
        {mode === 'serial' && <Field id="terminal-path" label={texts.path} value={path} onInput={setPath} />}
        {mode !== 'by-hand' && (
          <>
            <Field
              id="terminal-password"
              label={texts.password}
              value={password}
              onInput={setPassword}
              inputMode="numeric"
              placeholder={texts.passwordHint}
            />
            <label class="terminal-set-up__check">
              <input
                type="checkbox"
                checked={isHandWorkAllowed}
                onChange={(event) => setHandWork(event.currentTarget.checked)}
              />
              {texts.handWork}
            </label>
          </>
        )}
        <div class="terminal-set-up__acts">
          <button type="submit" class="button">
            {texts.save}
          </button>
          {settings.mode !== 'by-hand' && (
            <button
              type="button"
              class="button"
              data-act="test-terminal"
              disabled={settings.test.state === 'running'}
              onClick={() => void client.testTerminal()}
            >
              <Icon name="credit-card" />
              {texts.test}
            </button>
          )}
        </div>
      </form>
      <div class="terminal-set-up__result" role="status">
        {settings.problem ? (
          <Notice tone="bad">{settings.problem}</Notice>
        ) : settings.test.text !== '' ? (
          <Notice tone={tones[settings.test.state]}>{settings.test.text}</Notice>
        ) : (
          settings.isSaved && <Notice tone="good">{texts.saved}</Notice>
        )}
      </div>
      {settings.mode !== 'by-hand' && settings.test.state !== 'ready' && (
        <details class="terminal-set-up__causes" open={settings.test.state === 'failed'}>
          <summary>{texts.causes}</summary>
          <ul>
            {settings.checks.map((check) => (
              <li key={check}>{check}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

const tones = { none: 'accent', running: 'accent', ready: 'good', failed: 'bad' } as const;

interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly inputMode?: 'numeric' | 'text';
  readonly placeholder?: string;
}

function Field({ id, label, value, onInput, inputMode = 'text', placeholder = '' }: FieldProps) {
  return (
    <>
      <label for={id}>{label}</label>
      <input
        id={id}
        class="field"
        autocomplete="off"
        spellcheck={false}
        inputMode={inputMode}
        placeholder={placeholder}
        value={value}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </>
  );
}
