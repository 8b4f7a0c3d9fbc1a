import { createTillClient, type TillClient } from '../model/index.ts';
import { browserClock } from './browser-clock.ts';
import { browserFetch } from './browser-fetch.ts';
import { browserKeep } from './browser-keep.ts';
import { browserKnowledge } from './browser-knowledge.ts';
import { browserRandom } from './browser-random.ts';

/** The till of this page, on the browser's own fetch, time, chance and storage. */
export function startTill(): TillClient {
  const client = createTillClient({
    baseUrl: location.origin,
    fetch: browserFetch,
    clock: browserClock,
    random: browserRandom,
    language: 'de',
    session: 'cookie',
    drafts: browserKeep(() => sessionStorage, 'kassensturz.till'),
    device: browserKeep(() => localStorage, 'kassensturz.device'),
    browser: browserKnowledge(),
  });
  addEventListener('beforeunload', (event) => {
    if (client.state.hasUnsent) event.preventDefault();
  });
  return client;
}
