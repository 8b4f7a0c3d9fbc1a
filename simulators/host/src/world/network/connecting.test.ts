import { describe, expect, it } from 'vitest';
import { openShop, tryConnect } from '../shop.ts';

const BOX = '192.168.178.20';
const PRINTER = '192.168.178.21';

describe('connecting, as the topology has it (fault rows N01 to N06)', () => {
  it('N01: the machine is there, the port is closed: refused within a round trip', async () => {
    const { world, tablet } = openShop();
    const { code, tookMs } = await tryConnect(world, tablet, BOX, 80);
    expect(code).toBe('ECONNREFUSED');
    expect(tookMs).toBe(3.5);
  });

  it('N04: own cable out: no network at once', async () => {
    const { world, tablet } = openShop();
    world.cable('wifi').unplug();
    expect(await tryConnect(world, tablet, BOX, 80)).toEqual({ code: 'ENETUNREACH', tookMs: 0 });
    expect(tablet.network.addresses()).toEqual([]);
  });

  it.each(['its cable is out', 'it has no power'])(
    'N05: the peer on the same network is gone (%s): 3 s',
    async (how) => {
      const { world, tablet, printer } = openShop();
      if (how === 'it has no power') printer.cutPower();
      else world.cable('printer').unplug();
      const { code, tookMs } = await tryConnect(world, tablet, PRINTER, 9100);
      expect(code).toBe('EHOSTUNREACH');
      expect(tookMs).toBeCloseTo(3_070, 3);
    },
  );

  it('the peer comes back while its address is being asked for', async () => {
    const { world, tablet, printer } = openShop();
    await world.run(() => printer.network.listen({ port: 9100 }, () => {}));
    world.cable('printer').unplug();
    tablet.clock.after(500, () => world.cable('printer').plug());
    const { code, tookMs } = await tryConnect(world, tablet, PRINTER, 9100);
    expect(code).toBe('connected');
    expect(tookMs).toBe(1_003.5);
  });

  it('N06: the provider swallows everything: 134 s', async () => {
    const { world, tablet, internet, tse } = openShop();
    const address = tse.network.addresses()[0]!;
    internet.goDown();
    expect(await tryConnect(world, tablet, address, 443)).toEqual({ code: 'ETIMEDOUT', tookMs: 134_100 });
    internet.comeBack();
    expect((await tryConnect(world, tablet, address, 443)).code).toBe('ECONNREFUSED');
  });

  it('the line of the router is down: the router says so', async () => {
    const { world, tablet, tse } = openShop();
    const address = tse.network.addresses()[0]!;
    world.cable('dsl').unplug();
    expect(await tryConnect(world, tablet, address, 443)).toEqual({ code: 'ENETUNREACH', tookMs: 3 });
  });

  it('a program may set its own limit, and call off', async () => {
    const { world, tablet, internet, tse } = openShop();
    const endpoint = { host: tse.network.addresses()[0]!, port: 443 };
    internet.goDown();
    const limited = world.run(() => tablet.network.connect(endpoint, { timeoutMs: 3_000 }));
    await expect(limited).rejects.toMatchObject({ code: 'ETIMEDOUT', syscall: 'connect' });
    expect(world.elapsedMs).toBe(3_000);
    const off = new AbortController();
    tablet.clock.after(10, () => off.abort(new Error('enough')));
    await expect(world.run(() => tablet.network.connect(endpoint, { signal: off.signal }))).rejects.toThrow('enough');
    const failures = world.events.filter(({ kind }) => kind === 'network.connect-failed');
    expect(failures.map(({ details }) => details['code'])).toEqual(['ETIMEDOUT', 'ABORT_ERR']);
  });

  it('nobody gets from the internet into the shop', async () => {
    const { world, router, tse } = openShop();
    expect((await tryConnect(world, tse, router.lan.wanAddress, 80)).code).toBe('ETIMEDOUT');
    expect((await tryConnect(world, tse, BOX, 80)).code).toBe('ETIMEDOUT');
  });

  it('a server in the internet sees the address of the router', async () => {
    const { world, router, tablet, tse } = openShop();
    const seen = await world.run(
      () =>
        new Promise<string>((resolve) => {
          void tse.network.listen({ port: 443 }, (connection) => resolve(connection.remoteAddress));
          void tablet.network.connect({ host: 'tse.example', port: 443 });
        }),
    );
    expect(seen).toBe(router.lan.wanAddress);
  });

  it('F-LAN-GUEST: a guest sees the internet and nothing of the shop', async () => {
    const { world, router, box, tse } = openShop();
    const phone = world.addHost('phone');
    world.connect(phone, router, { name: 'guest wifi', kind: 'wifi', isGuest: true });
    expect(phone.network.addresses()[0]).toMatch(/^192\.168\.179\./);
    expect((await tryConnect(world, phone, BOX, 80)).code).toBe('ETIMEDOUT');
    expect((await tryConnect(world, phone, 'box.local', 80)).code).toBe('ENOTFOUND');
    expect((await tryConnect(world, phone, 'box', 80)).code).toBe('ENOTFOUND');
    expect((await tryConnect(world, box, phone.network.addresses()[0]!, 80)).code).toBe('ETIMEDOUT');
    await world.run(() => tse.network.listen({ port: 443 }, () => {}));
    expect((await tryConnect(world, phone, 'tse.example', 443)).code).toBe('connected');
  });

  it('F-TARPIT: the port accepts and never answers; a black hole does not even accept', async () => {
    const { world, tablet, printer } = openShop();
    await world.run(() => printer.network.listen({ port: 9100 }, (connection) => connection.end('hello')));
    printer.portFaults.set(9100, 'tarpit');
    const line = await world.run(() => tablet.network.connect({ host: PRINTER, port: 9100 }));
    let heard = 0;
    line.on('data', () => heard++);
    line.write('anybody there?');
    await world.advance(600_000);
    expect([heard, line.destroyed]).toEqual([0, false]);
    printer.portFaults.set(9100, 'black-hole');
    expect(await tryConnect(world, tablet, PRINTER, 9100)).toMatchObject({ code: 'ETIMEDOUT' });
    printer.portFaults.heal(9100);
    expect(await tryConnect(world, tablet, PRINTER, 9100)).toMatchObject({ code: 'connected' });
  });
});
