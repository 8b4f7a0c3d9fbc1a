import { signal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { type TillClient, type TillState, type Words, wordsOf } from '../model/index.ts';

export interface Till {
  readonly client: TillClient;
  readonly state: TillState;
  readonly words: Words;
}

const TillContext = createContext<Pick<Till, 'client'> & { readonly state: { readonly value: TillState } }>(
  // Only read below the provider; a screen outside it is a mistake that shows at once.
  undefined as never,
);

export const TillProvider = TillContext.Provider;

/** The model's state as a signal: a component that reads it is drawn anew when it changes. */
export function tillSignal(client: TillClient) {
  const state = signal(client.state);
  client.subscribe((next) => {
    state.value = next;
  });
  return { client, state };
}

/** The till for a component: what to show, in which words, and what can be done. */
export function useTill(): Till {
  const { client, state } = useContext(TillContext);
  return { client, state: state.value, words: wordsOf(state.value.language) };
}
