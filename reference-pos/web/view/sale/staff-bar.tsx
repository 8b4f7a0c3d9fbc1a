import { useTill } from '../till-signal.ts';

/** Who does the work of the lines that are entered next. */
export function StaffBar({
  chosen,
  onChoose,
}: {
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
}) {
  const { state, words } = useTill();
  const staff = state.catalogue?.staff ?? [];
  return (
    <fieldset class="staff-bar" aria-label={words.sale.staffQuestion}>
      <span class="staff-bar__question">{words.sale.staffQuestion}</span>
      {staff.map(({ id, shortName, name }) => (
        <button
          key={id}
          type="button"
          class="staff"
          title={name}
          aria-pressed={id === chosen}
          onClick={() => onChoose(id)}
        >
          {shortName}
        </button>
      ))}
    </fieldset>
  );
}
