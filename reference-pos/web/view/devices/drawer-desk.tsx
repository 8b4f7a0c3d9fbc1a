import { Icon } from '@kassensturz/look/preact';
import { useState } from 'preact/hooks';
import { useTill } from '../till-signal.ts';

/** The drawer without a sale: opened for a reason, or noted as opened by key; and whether the page may kick it. */
export function DrawerDesk() {
  const { state, words, client } = useTill();
  const [reason, setReason] = useState('');
  const { drawerDesk } = state;
  if (!drawerDesk) return null;
  const { canOpen, canNote, opening, kickByPage } = drawerDesk;
  if (!canOpen && !canNote && !kickByPage) return null;
  const { drawer } = words;
  return (
    <section class="card drawer-desk">
      <h2>{drawer.title}</h2>
      {canOpen && (
        <form
          class="set-up__address"
          onSubmit={(event) => {
            event.preventDefault();
            void client.openDrawerWithoutSale(reason);
          }}
        >
          <label for="drawer-reason">{drawer.reason}</label>
          <input
            id="drawer-reason"
            class="field"
            maxLength={200}
            autocomplete="off"
            value={reason}
            onInput={(event) => setReason(event.currentTarget.value)}
          />
          <button type="submit" class="button drawer-desk__open" disabled={reason.trim() === ''}>
            <Icon name="key-round" />
            {drawer.openNow}
          </button>
          <p class="set-up__hint" role="status">
            {opening?.text ?? drawer.reasonHint}
          </p>
        </form>
      )}
      {canNote && (
        <button type="button" class="button drawer-desk__note" onClick={() => void client.noteDrawerOpenedByKey()}>
          <Icon name="key-round" />
          {drawer.note}
        </button>
      )}
      {kickByPage && (
        <label class="drawer-desk__kick">
          <input
            type="checkbox"
            checked={kickByPage.isOn}
            onChange={(event) => void client.allowKickByPage(event.currentTarget.checked)}
          />
          <span>
            {drawer.kickByPage}
            <small>{drawer.kickByPageHint}</small>
          </span>
        </label>
      )}
    </section>
  );
}
