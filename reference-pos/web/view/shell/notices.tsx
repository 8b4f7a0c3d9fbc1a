import { Icon, Notice } from '@kassensturz/look/preact';
import { useTill } from '../till-signal.ts';

/** What just happened, above the screen's lower edge, so that it covers no key. */
export function Notices() {
  const { state, words, client } = useTill();
  if (state.notices.length === 0) return null;
  return (
    <div class="notices">
      {state.notices.map(({ id, tone, text }) => (
        <Notice
          key={id}
          tone={tone}
          action={
            <button
              type="button"
              class="notices__close"
              aria-label={words.close}
              onClick={() => client.dismissNotice(id)}
            >
              <Icon name="x" />
            </button>
          }
        >
          <p>{text}</p>
        </Notice>
      ))}
    </div>
  );
}
