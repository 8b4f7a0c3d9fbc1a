import { createFetch, nodeHost, serveHttp } from '@kassensturz/host';
import { afterEach, expect, test } from 'vitest';
import { LiveNetwork } from './live-network.ts';

const host = nodeHost({ name: 'test', log: 'silent' });
const fetch = createFetch(host);
const endings: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

/** A till and a server with a router in between; the server counts what it was asked to do. */
async function salon() {
  let done = 0;
  const server = await serveHttp(host, { port: 0 }, (_request, response) => {
    done++;
    response.end(`done ${done}`);
  });
  endings.push(() => server.close({ graceMs: 0 }));
  const network = new LiveNetwork(host);
  endings.push(() => network.stop());
  network.topology.connect('till', 'router');
  const cable = network.topology.connect('router', 'server', { name: 'server cable' });
  network.publish('server', 80, () => ({ host: server.address, port: server.port }));
  const near = await network.endpoint('till', 'server', 80);
  return { network, cable, url: `http://${near.host}:${near.port}/`, done: () => done };
}

test('carries requests while the path is whole, and knows who talked to whom', async () => {
  const { network, url } = await salon();
  expect(await (await fetch(url)).text()).toBe('done 1');
  expect(await network.conversations()).toEqual([{ from: 'till', to: 'server' }]);
});

test('a pulled cable is silent, and what was sent arrives when it is back', async () => {
  const { cable, url, done } = await salon();
  cable.unplug();
  const answer = fetch(url).then((response) => response.text());
  expect(done()).toBe(0);
  cable.plug();
  expect(await answer).toBe('done 1');
});

test('a place without power cuts every path through it', async () => {
  const { network } = await salon();
  network.topology.setPower('router', false);
  expect(network.topology.reaches('till', 'server')).toBe(false);
  network.topology.setPower('router', true);
  expect(network.topology.reaches('till', 'server')).toBe(true);
});

test('a lost answer: the request was carried out, the asker sees a dead connection', async () => {
  const { network, url, done } = await salon();
  await (await fetch(url)).text();
  await network.loseNextAnswer('till', 'server');
  await expect(fetch(url)).rejects.toThrow();
  expect(done()).toBe(2);
  expect(await (await fetch(url)).text()).toBe('done 3');
});

test('a server that is gone shows as a broken connection, not as a hanging one', async () => {
  const { network } = await salon();
  network.topology.connect('router', 'printer');
  network.publish('printer', 9100, () => ({ host: '127.0.0.1', port: 1 }));
  const near = await network.endpoint('till', 'printer', 9100);
  await expect(fetch(`http://${near.host}:${near.port}/`)).rejects.toThrow();
});

test('two cables of one name, and a cable that is not there, are told', () => {
  const { topology } = new LiveNetwork(host);
  topology.connect('a', 'b');
  expect(() => topology.connect('a', 'b')).toThrow('give the second one another name');
  expect(() => topology.cable('x')).toThrow('no cable "x"; there are: a–b');
});

test('a router that lets nobody in carries calls from inside and their answers, none from outside', () => {
  const { topology } = new LiveNetwork(host);
  topology.connect('cube', 'router');
  topology.connect('router', 'internet', { name: 'line', isOneWay: true });
  topology.connect('server', 'internet');
  expect([topology.reaches('cube', 'server'), topology.reaches('server', 'cube')]).toEqual([true, false]);
  topology.cable('line').unplug();
  expect(topology.reaches('cube', 'server')).toBe(false);
});

test('a near end whose port is taken fails alone: the rest can still be asked and stopped, and it works once the port is free', async () => {
  const { network } = await salon();
  const other = await host.network.listen({ port: 0 }, () => {});
  const { port } = other;
  network.reserve('till', 'server', 81, { port });
  network.publish('server', 81, () => ({ host: '127.0.0.1', port: 1 }));
  await expect(network.endpoint('till', 'server', 81)).rejects.toMatchObject({ code: 'EADDRINUSE' });
  expect(await network.conversations()).toEqual([]);
  await other.close({ connections: true });
  expect(await network.endpoint('till', 'server', 81)).toMatchObject({ port });
  await network.stop();
});
