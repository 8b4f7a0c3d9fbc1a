import { Icon } from '@kassensturz/look/preact';
import { useTill } from '../till-signal.ts';

export interface UserTilesProps {
  readonly users: readonly { readonly user: string; readonly name: string }[];
  /** The user of the pressed tile; empty for "somebody else". */
  readonly chosen: string;
  readonly onChoose: (user: string) => void;
}

/** One tile per person, large enough for a wet thumb. */
export function UserTiles({ users, chosen, onChoose }: UserTilesProps) {
  const { words } = useTill();
  if (users.length === 0) return null;
  return (
    <div class="user-tiles">
      {users.map(({ user, name }) => (
        <button
          key={user}
          type="button"
          data-user={user}
          class="user-tile"
          aria-pressed={user === chosen}
          onClick={() => onChoose(user)}
        >
          <span class="user-tile__initials" aria-hidden="true">
            {initials(name)}
          </span>
          <span>{name}</span>
        </button>
      ))}
      <button
        type="button"
        class="user-tile user-tile--other"
        aria-pressed={chosen === ''}
        onClick={() => onChoose('')}
      >
        <span class="user-tile__initials" aria-hidden="true">
          <Icon name="user-round" />
        </span>
        <span>{words.signIn.someoneElse}</span>
      </button>
    </div>
  );
}

const initials = (name: string): string => {
  const parts = name.split(/[\s-]+/).filter((part) => part !== '');
  return [parts[0], parts.length > 1 ? parts.at(-1) : ''].map((part) => part?.[0] ?? '').join('');
};
