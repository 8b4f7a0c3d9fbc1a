import { Icon } from '@kassensturz/look/preact';
import { useTill } from '../till-signal.ts';
import { DeviceChips } from './device-chips.tsx';
import { LanguageSwitch } from './language-switch.tsx';

/** Who, what and how the devices are; the whole chip row is one large key to the devices page. */
export function TopBar() {
  const { state, words, client } = useTill();
  const { signedIn } = state;
  return (
    <header class="top-bar">
      <div class="top-bar__brand">
        <Icon name="store" size={22} />
        <span>{words.till}</span>
      </div>
      {signedIn && state.screen === 'sale' && (
        <button type="button" class="button button--quiet top-bar__day" onClick={() => void client.showDay('cash')}>
          <Icon name="banknote" size={18} />
          <span>{words.day.tabs.cash}</span>
        </button>
      )}
      {state.may.inspect && state.screen === 'sale' && (
        <button type="button" class="button button--quiet top-bar__office" onClick={() => void client.showOffice()}>
          <Icon name="file-text" size={18} label={words.office.title} />
        </button>
      )}
      <DeviceChips />
      {signedIn ? (
        <button type="button" class="button button--quiet top-bar__user" onClick={() => void client.signOut()}>
          <Icon name="lock" size={18} label={words.signIn.signOut} />
          <span class="top-bar__name">{signedIn.name}</span>
        </button>
      ) : (
        <LanguageSwitch />
      )}
    </header>
  );
}
