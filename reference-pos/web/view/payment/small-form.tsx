import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

export interface SmallField {
  readonly name: string;
  readonly label: string;
  readonly isAmount?: boolean;
  readonly isOptional?: boolean;
  readonly choices?: readonly { readonly value: string; readonly text: string }[];
}

export interface SmallFormProps {
  readonly title: string;
  readonly fields: readonly SmallField[];
  readonly acts: readonly {
    readonly label: string;
    readonly act: (typed: Record<string, string>) => Promise<boolean>;
  }[];
  /** Called when an act was done; a refused one leaves what was typed. */
  readonly onDone: () => void;
  readonly children?: ComponentChildren;
}

/** One row of fields and keys in place of something else; nothing pops up and nothing typed gets lost. */
export function SmallForm({ title, fields, acts, onDone, children }: SmallFormProps) {
  const first = Object.fromEntries(fields.map(({ name, choices }) => [name, choices?.[0]?.value ?? '']));
  const [typed, type] = useState<Record<string, string>>(first);
  const [isBusy, setBusy] = useState(false);
  const isComplete = fields.every(({ name, isOptional }) => isOptional || typed[name]?.trim() !== '');
  const run = async (act: SmallFormProps['acts'][number]['act']): Promise<void> => {
    setBusy(true);
    const isDone = await act(typed);
    setBusy(false);
    if (isDone) onDone();
  };
  const [main] = acts;
  return (
    <form
      class="small-form"
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault();
        if (isComplete && !isBusy && main) void run(main.act);
      }}
    >
      <strong class="small-form__title">{title}</strong>
      {fields.map(({ name, label, isAmount, choices }) => (
        <div key={name} class="small-form__field">
          <label for={`small-${name}`}>{label}</label>
          {choices ? (
            <select
              id={`small-${name}`}
              class="field"
              name={name}
              value={typed[name]}
              onChange={(event) => type({ ...typed, [name]: event.currentTarget.value })}
            >
              {choices.map(({ value, text }) => (
                <option key={value} value={value}>
                  {text}
                </option>
              ))}
            </select>
          ) : (
            <input
              id={`small-${name}`}
              class={isAmount ? 'field amount' : 'field'}
              name={name}
              inputMode={isAmount ? 'decimal' : 'text'}
              autocomplete="off"
              value={typed[name]}
              onInput={(event) => type({ ...typed, [name]: event.currentTarget.value })}
            />
          )}
        </div>
      ))}
      <div class="small-form__acts">
        {acts.map(({ label, act }, index) => (
          <button
            key={label}
            type={index === 0 ? 'submit' : 'button'}
            class={index === 0 ? 'button button--main' : 'button'}
            data-act={index}
            disabled={!isComplete || isBusy}
            onClick={index === 0 ? undefined : () => void run(act)}
          >
            {label}
          </button>
        ))}
        {children}
      </div>
    </form>
  );
}
