import { Icon, Notice } from '@kassensturz/look/preact';
import { useState } from 'preact/hooks';
import { useTill } from '../till-signal.ts';
import { PinPad } from './pin-pad.tsx';
import { UserTiles } from './user-tiles.tsx';

/** Who is at the till: a tile, a PIN. Says before anybody sells what is down. */
export function SignInScreen() {
  const { state, words, client } = useTill();
  const { users, isBusy, problem } = state.signIn;
  const [chosen, choose] = useState<string | undefined>(undefined);
  const [typedName, typeName] = useState('');
  const isTyping = chosen === '' || users.length === 0;
  const user = isTyping ? typedName : (chosen ?? users[0]?.user ?? '');
  const name = users.find((candidate) => candidate.user === user)?.name ?? user;
  const enter = (pin: string): void => void client.signIn(user, pin);
  return (
    <main class="sign-in">
      <section class="sign-in__who">
        <h1>{words.signIn.title}</h1>
        {state.sale && state.sale.lines.length > 0 && (
          <Notice tone="accent">
            <p>{words.signIn.openSale(state.sale.total.text)}</p>
          </Notice>
        )}
        <UserTiles users={users} chosen={isTyping ? '' : user} onChoose={choose} />
        {isTyping && (
          <label class="sign-in__name">
            <span>{words.signIn.userName}</span>
            <input
              class="field"
              value={typedName}
              autocomplete="username"
              autocapitalize="none"
              spellcheck={false}
              onInput={(event) => typeName(event.currentTarget.value.toLowerCase())}
            />
          </label>
        )}
      </section>
      <section class="sign-in__pin card">
        <h2>
          <Icon name="key-round" />
          {name === '' ? words.signIn.pin : words.signIn.pinFor(name)}
        </h2>
        <PinPad key={user} isBusy={isBusy} canEnter={user !== ''} problem={problem} onEnter={enter} />
      </section>
    </main>
  );
}
