import { describe, expect, it } from 'vitest';
import { worldWithFritzBox } from './world-with-fritzbox.ts';

describe('the call monitor', () => {
  it('tells an answered call in the words of the box', async () => {
    const { world, exchange, listen } = await worldWithFritzBox();
    const program = await listen();
    const call = exchange.callFrom('030 23125 201');
    await world.advance(6_000);
    call.answer({ extension: 10 });
    await world.advance(120_000);
    call.hangUp();
    await world.advance(100);
    expect(program.lines).toEqual([
      '12.05.26 09:14:03;RING;0;03023125201;23125100;SIP0;',
      '12.05.26 09:14:09;CONNECT;0;10;03023125201;',
      '12.05.26 09:16:09;DISCONNECT;0;120;',
    ]);
  });

  it('tells a missed and a withheld call, and takes the lowest free id again', async () => {
    const { world, exchange, listen } = await worldWithFritzBox({ channels: 3 });
    const program = await listen();
    const [first, second] = [exchange.callFrom('040 66969 777'), exchange.callWithheld()];
    first.hangUp();
    exchange.callFrom('+43 664 12345', { form: 'plus' });
    second.answer({ extension: 4 });
    await world.advance(33_000);
    second.hangUp();
    await world.advance(100);
    expect(program.lines.map((line) => line.slice(18))).toEqual([
      'RING;0;04066969777;23125100;SIP0;',
      'RING;1;;23125100;SIP0;',
      'DISCONNECT;0;0;',
      'RING;0;+4366412345;23125100;SIP0;',
      'CONNECT;1;4;;',
      'DISCONNECT;1;33;',
    ]);
  });

  it('tells what the salon dials, as it was dialled, and which own number it used', async () => {
    const numbers = ['030 23125 100', { number: '030 23125 101', shownAs: '101', line: 'POTS' }];
    const { world, box, exchange, listen } = await worldWithFritzBox({ numbers });
    const program = await listen();
    exchange.whenDialled('069 90009 124', 'busy');
    const call = await world.run(() => box.dial('06990009123#', { extension: 11, from: '101' }));
    await world.run(() => box.dial('06990009124'));
    await world.run(() => box.dial('**610'));
    call?.answer();
    await world.advance(20_000);
    call?.hangUp();
    await world.advance(100);
    expect(program.lines.map((line) => line.slice(18))).toEqual([
      'CALL;0;11;101;06990009123#;POTS;',
      'CALL;1;10;23125100;06990009124;SIP0;',
      'DISCONNECT;1;0;',
      'CONNECT;0;11;06990009123#;',
      'DISCONNECT;0;20;',
    ]);
  });

  it('gives a call between two own numbers two ids', async () => {
    const { world, box, listen } = await worldWithFritzBox({ numbers: ['030 23125 100', '030 23125 101'] });
    const program = await listen();
    const call = await world.run(() => box.dial('23125101'));
    call?.answer({ extension: 11 });
    call?.hangUp();
    await world.advance(100);
    expect(program.lines.map((line) => line.slice(18).split(';').slice(0, 3).join(';'))).toEqual([
      'CALL;0;10',
      'RING;1;03023125100',
      'CONNECT;1;11',
      'CONNECT;0;10',
      'DISCONNECT;1;0',
      'DISCONNECT;0;0',
    ]);
  });

  it('rejects blocked callers within the same second', async () => {
    const { world, box, exchange, listen } = await worldWithFritzBox({ blocked: ['+49 69 90009 777'] });
    const program = await listen();
    exchange.callFrom('069 90009 777');
    await world.advance(100);
    expect(program.lines.map((line) => line.slice(18))).toEqual([
      'RING;0;06990009777;23125100;SIP0;',
      'DISCONNECT;0;0;',
    ]);
    expect(box.calls[0]).toMatchObject({ kind: 10, remote: '06990009777' });
  });

  it('repeats nothing to a program that comes late, and hears nothing of what programs say', async () => {
    const { world, box, exchange, listen } = await worldWithFritzBox();
    const call = exchange.callFrom('030 23125 201');
    const program = await listen();
    program.connection.write('\r\n\0GET / HTTP/1.1\r\n');
    await world.advance(1_000);
    expect(program.lines).toEqual([]);
    call.hangUp();
    await world.advance(1_000);
    expect(program.lines.map((line) => line.slice(18))).toEqual(['DISCONNECT;0;0;']);
    expect(box.wire.map(({ direction }) => direction)).toEqual(['note', 'in', 'out']);
  });

  it('is switched on and off at the telephone', async () => {
    const { world, box, exchange, listen } = await worldWithFritzBox({ hasCallMonitor: false });
    await expect(listen()).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    await world.run(() => box.dial('#96*5*'));
    const program = await listen();
    exchange.callFrom('030 23125 201');
    await world.advance(100);
    await world.run(() => box.dial('#96*4*'));
    await world.advance(100);
    expect(program.lines).toHaveLength(1);
    expect(program.isClosed).toBe(true);
    await expect(listen()).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('closes one program too many at once', async () => {
    const { world, box, listen } = await worldWithFritzBox({ mostClients: 2 });
    const programs = [await listen(), await listen(), await listen()];
    await world.advance(1_000);
    expect(programs.map(({ isClosed }) => isClosed)).toEqual([false, false, true]);
    expect(box.snapshot().clients).toBe(2);
  });
});
