import { nodeHost } from '@kassensturz/host';
import { expect, test } from 'vitest';
import { Outbox } from './outbox.ts';
import type { CubeMessage } from './protocol.ts';

test('an event tells its age in whole milliseconds, as the server reads it, on a clock that counts finer', async () => {
  const posted: CubeMessage[] = [];
  const sent = Promise.withResolvers<void>();
  const outbox = new Outbox(nodeHost({ log: 'silent' }), async (messages) => {
    posted.push(...messages);
    sent.resolve();
    return true;
  });
  outbox.send({ type: 'event', id: 'a', name: 'ring', payload: null, ageMs: 0 });
  await sent.promise;
  for (const message of posted) expect(message.type === 'event' && Number.isInteger(message.ageMs)).toBe(true);
});
