import { nodeHost } from '@kassensturz/host';
import { TelephoneExchange } from '@kassensturz/telephone';
import { CallMonitor, type PhoneEvent } from 'fritz-callmonitor';
import { expect, it } from 'vitest';
import { FritzBox } from '../../src/index.ts';

it.each([undefined, 'fragments', 'coalesced'] as const)('fritz-callmonitor hears every event (%s)', async (fault) => {
  const exchange = new TelephoneExchange();
  const box = await new FritzBox({ hasCallMonitor: true, channels: 3 })
    .withLine(exchange)
    .withCallMonitor({ port: 0 })
    .start(nodeHost({ name: 'fritzbox', log: 'silent' }));
  if (fault) await box.fault(fault, { seed: 1 });
  const monitor = new CallMonitor('127.0.0.1', box.callMonitorPort);
  const heard: PhoneEvent[] = [];
  const all = Promise.withResolvers<void>();
  monitor.on('phone', (event) => {
    heard.push(event);
    if (heard.length === 6) all.resolve();
  });
  monitor.on('error', (error) => all.reject(error));
  const connected = box.next('client', ({ isConnected }) => isConnected);
  monitor.connect();
  await connected;
  const [call, withheld] = [exchange.callFrom('030 23125 201'), exchange.callWithheld()];
  withheld.hangUp();
  call.answer({ extension: 10 });
  call.hangUp();
  await box.dial('06990009123');
  await all.promise;
  expect(heard.map((event) => ({ ...event, date: undefined }))).toMatchObject([
    { connectionId: 0, caller: '03023125201', callee: '23125100' },
    { connectionId: 1, caller: '', callee: '23125100' },
    { connectionId: 1, callDuration: 0 },
    { connectionId: 0, extension: '10', phoneNumber: '03023125201' },
    { connectionId: 0, callDuration: 0 },
    { connectionId: 0, extension: '10', callee: '06990009123' },
  ]);
  const gone = box.next('client', ({ isConnected }) => !isConnected);
  monitor.end();
  await gone;
  await box.stop();
});
