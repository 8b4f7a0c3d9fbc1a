import { useEffect, useState } from 'preact/hooks';
import type { CallerIdSetUp as SetUp } from '../../model/index.ts';
import { useTill } from '../till-signal.ts';

const kinds = ['none', 'fritzbox', 'modem'] as const;

/** Which device tells who calls, and what to look at first when nobody is announced (PH-28). */
export function CallerIdSetUp() {
  const { state, words, client } = useTill();
  const given = state.callerIdSetUp;
  const [draft, setDraft] = useState<SetUp | undefined>(given);
  useEffect(() => setDraft(given), [given?.kind, given?.host, given?.path, given?.areaCode]);
  if (!given || !draft) return null;
  const { phone } = words;
  const change = (part: Partial<SetUp>) => setDraft({ ...draft, ...part });
  const causes = draft.kind === 'none' ? given.causes : phone.causes[draft.kind];
  return (
    <section class="card caller-id" data-set-up="callerId">
      <h2>{phone.setUp.title}</h2>
      <form
        class="caller-id__form"
        onSubmit={(event) => {
          event.preventDefault();
          void client.setUpCallerId(wishOf(draft));
        }}
      >
        <fieldset class="caller-id__kinds" disabled={!given.mayChange}>
          <legend class="visually-hidden">{phone.setUp.title}</legend>
          {kinds.map((kind) => (
            <label key={kind}>
              <input
                type="radio"
                name="caller-id-kind"
                value={kind}
                checked={draft.kind === kind}
                onChange={() => change({ kind })}
              />
              {phone.setUp[kind]}
            </label>
          ))}
        </fieldset>
        {draft.kind === 'fritzbox' && (
          <Field
            id="caller-id-host"
            label={phone.setUp.host}
            hint={phone.setUp.hostHint}
            value={draft.host}
            isOff={!given.mayChange}
            onInput={(host) => change({ host })}
          />
        )}
        {draft.kind === 'modem' && (
          <Field
            id="caller-id-path"
            label={phone.setUp.path}
            hint={phone.setUp.pathHint}
            value={draft.path}
            isOff={!given.mayChange}
            onInput={(path) => change({ path })}
          />
        )}
        <Field
          id="caller-id-area"
          label={phone.setUp.areaCode}
          hint={phone.setUp.areaCodeHint}
          value={draft.areaCode}
          isOff={!given.mayChange}
          onInput={(areaCode) => change({ areaCode })}
        />
        {given.mayChange && (
          <button type="submit" class="button caller-id__save">
            {phone.setUp.save}
          </button>
        )}
      </form>
      <h3>{phone.setUp.causes}</h3>
      <ul class="caller-id__causes">
        {causes.map((cause) => (
          <li key={cause}>{cause}</li>
        ))}
      </ul>
    </section>
  );
}

function wishOf({ kind, host, port, path, areaCode }: SetUp) {
  if (kind === 'fritzbox') return { kind, host: host.trim(), port, areaCode };
  return kind === 'modem' ? { kind, path: path.trim(), areaCode } : { kind, areaCode };
}

interface FieldOptions {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly isOff: boolean;
  readonly onInput: (value: string) => void;
}

function Field({ id, label, hint, value, isOff, onInput }: FieldOptions) {
  return (
    <div class="caller-id__field">
      <label for={id}>{label}</label>
      <input
        id={id}
        class="field"
        autocomplete="off"
        autocapitalize="none"
        spellcheck={false}
        value={value}
        disabled={isOff}
        aria-describedby={`${id}-hint`}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      <p id={`${id}-hint`} class="set-up__hint">
        {hint}
      </p>
    </div>
  );
}
