import { CashDrawer } from '@kassensturz/cash-drawer';
import { afterEach, describe, expect, it } from 'vitest';
import { type Bench, type BenchOptions, PHYSICS, startBench } from './physics.ts';

const PROCESS_ID = [0x1d, 0x28, 0x48, 6, 0, 0x30, 0x30, 0x41, 0x42, 0x43, 0x44];
const PROCESS_ID_ANSWER = '37224142434400';
const FEED_AND_CUT = [0x1d, 0x56, 66, 0];
const KICK = [0x1b, 0x70, 0, 60, 120];
const REAL_TIME_KICK = [0x10, 0x14, 1, 0, 1];

describe.each(PHYSICS)('what real printers do to a till on their raw port, %s', (kind) => {
  let bench: Bench;
  const start = async (options: BenchOptions = {}) => {
    bench = await startBench(kind, options);
    return bench.printer;
  };
  afterEach(() => bench.stop());

  it('opens the drawer with the paper out by DLE DC4; ESC p waits for paper', async () => {
    const drawer = new CashDrawer();
    const printer = await start({ drawer });
    await bench.run(async () => {
      const client = await bench.connect();
      printer.runOutOfPaper();
      client.send(KICK, [0x10, 4, 1]);
      expect(await client.hear(1)).toBe('1e');
      expect(printer.pulses).toEqual([]);
      const kick = printer.next('pulse');
      client.send(REAL_TIME_KICK);
      expect(await kick).toMatchObject({ pin: 2, onMs: 100, via: 'raw real-time' });
      const late = printer.next('pulse');
      printer.loadPaper();
      expect(await late).toMatchObject({ onMs: 120, offMs: 240, via: 'raw' });
    });
  });

  it('acts on real-time commands inside an image, or not when told so', async () => {
    for (const realtimeInsideBlocks of [true, false]) {
      const printer = await start({ realtimeInsideBlocks });
      await bench.run(async () => {
        const client = await bench.connect();
        client.send([0x1d, 0x76, 0x30, 0, 5, 0, 1, 0], REAL_TIME_KICK, PROCESS_ID);
        await client.hear(7);
        expect(printer.pulses).toHaveLength(realtimeInsideBlocks ? 1 : 0);
      });
      await bench.stop();
    }
    await start();
  });

  it('ignores the real-time pulse after GS ( D switched it off', async () => {
    const printer = await start();
    await bench.run(async () => {
      const client = await bench.connect();
      client.send([0x1d, 0x28, 0x44, 3, 0, 0x14, 1, 0], PROCESS_ID);
      await client.hear(7);
      client.send(REAL_TIME_KICK, [0x10, 4, 1]);
      await client.hear(1);
      expect(printer.pulses).toEqual([]);
    });
  });

  it('keeps a half line over an open cover and tells the end only when everything is printed', async () => {
    const printer = await start();
    await bench.run(async () => {
      const client = await bench.connect();
      client.send('first\n', PROCESS_ID);
      await client.hear(7);
      printer.openCover();
      client.send('second\n', PROCESS_ID, [0x10, 4, 2]);
      expect(await client.hear(1)).toBe('16');
      expect(printer.paper.text).toBe('first');
      printer.closeCover();
      expect(await client.hear(7)).toBe(PROCESS_ID_ANSWER);
      expect(printer.paper.text).toBe('first\nsecond');
    });
  });

  it('stops at a jammed cutter and goes on by DLE ENQ', async () => {
    const printer = await start();
    await bench.run(async () => {
      const client = await bench.connect();
      printer.jamCutter();
      client.send('receipt\n', FEED_AND_CUT, PROCESS_ID);
      const stopped = await printer.next('status', (status) => status.error === 'cutter');
      expect(stopped.isOnline).toBe(false);
      client.send([0x10, 4, 1, 0x10, 4, 2, 0x10, 4, 3]);
      expect(await client.hear(3)).toBe('1e521a');
      client.send([0x10, 5, 1, 0x10, 4, 3]);
      expect(await client.hear(1), 'the jam is still there').toBe('1a');
      printer.clearJam();
      const receipt = printer.next('receipt');
      client.send([0x10, 5, 1]);
      expect((await receipt).text).toBe('receipt');
      expect(await client.hear(7)).toBe(PROCESS_ID_ANSWER);
    });
  });

  it('throws its buffers away on DLE ENQ 2', async () => {
    const printer = await start();
    await bench.run(async () => {
      const client = await bench.connect();
      printer.jamPaper();
      client.send('lost\n', [0x10, 4, 1]);
      await client.hear(1);
      client.send([0x10, 5, 2, 0x10, 4, 1]);
      expect(await client.hear(1)).toBe('16');
      client.send('kept\n', PROCESS_ID);
      await client.hear(7);
      expect(printer.paper.text).toBe('kept');
    });
  });

  it('clears everything on DLE DC4 8 and says so', async () => {
    const printer = await start();
    await bench.run(async () => {
      const client = await bench.connect();
      printer.openCover();
      client.send('lost\n', [0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 8]);
      expect(await client.hear(3)).toBe('372500');
      printer.closeCover();
      client.send('kept\n', PROCESS_ID);
      await client.hear(7);
      expect(printer.paper.text).toBe('kept');
    });
  });

  it('lets the second client wait until the first has gone', async () => {
    const printer = await start();
    await bench.run(async () => {
      const first = await bench.connect();
      first.send('from the first\n', PROCESS_ID);
      await first.hear(7);
      const second = await bench.connect();
      second.send('from the second\n', PROCESS_ID);
      first.send('again the first\n', PROCESS_ID);
      await first.hear(7);
      expect(printer.paper.lines).toEqual(['from the first', 'again the first']);
      first.connection.end();
      await second.hear(7);
      expect(printer.paper.lines.at(-1)).toBe('from the second');
      expect(printer.rawClients).toHaveLength(1);
    });
  });

  it('refuses a fourth connection', async () => {
    await start();
    await bench.run(async () => {
      for (let i = 0; i < 3; i++) await bench.connect();
      // Sockets differ in when they say so: on connecting, or right afterwards.
      const refused = bench.connect().then(
        (fourth) => fourth.closed(),
        (error: NodeJS.ErrnoException) => expect(error.code).toBe('ECONNRESET'),
      );
      await refused;
      expect(bench.printer.rawClients).toHaveLength(3);
    });
  });

  it('loses buffer, settings and status back when the power goes', async () => {
    const printer = await start();
    await bench.run(async () => {
      const client = await bench.connect();
      client.send([0x1d, 0x61, 0xff], [0x1b, 0x45, 1], 'half a line');
      await client.hear(4);
      printer.powerOff();
      expect(printer.status).toMatchObject({ power: 'off', isOnline: false });
      const ready = printer.next('status', (status) => status.isOnline);
      printer.powerOn();
      await ready;
      await client.closed();
      const again = await bench.connect();
      again.send('plain\n', PROCESS_ID);
      expect(await again.hear(7), 'no status before it is asked for again').toBe(PROCESS_ID_ANSWER);
      expect(printer.paper.rows.map((row) => [row.text, row.parts[0]!.style.isBold])).toEqual([['plain', false]]);
    });
  });

  it('restarts when a client leaves the user settings', async () => {
    const printer = await start();
    await bench.run(async () => {
      const client = await bench.connect();
      client.send([0x1d, 0x28, 0x45, 3, 0, 1, 0x49, 0x4e]);
      expect(await client.hear(3)).toBe('372000');
      client.send([0x1d, 0x28, 0x45, 4, 0, 2, 0x4f, 0x55, 0x54]);
      await printer.next('status', (status) => status.isOnline);
      await client.closed();
    });
  });

  it('breaks a raw connection at the byte it was told to', async () => {
    const printer = await start();
    await bench.run(async () => {
      printer.fault('cutConnection', { bytes: 7, how: 'reset' });
      const client = await bench.connect();
      client.send('one\ntwo\nthree\n');
      await client.closed();
      const again = await bench.connect();
      again.send('\n', PROCESS_ID);
      await again.hear(7);
      expect(printer.paper.lines).toEqual(['one', 'two']);
    });
  });

  it('prints, and what would confirm it never arrives', async () => {
    const printer = await start();
    await bench.run(async () => {
      printer.fault('answerLost');
      const client = await bench.connect();
      const cut = printer.next('receipt');
      client.send('Beleg\n', [0x1d, 0x56, 66, 0], PROCESS_ID, [0x10, 4, 1]);
      expect((await cut).text).toBe('Beleg');
      // The state can still be asked for, and it is all that comes.
      expect(await client.hear(1)).toMatch(/^1[26]$/);
    });
  });

  it('lets everybody wait while another till prints, and serves them afterwards', async () => {
    const printer = await start();
    await bench.run(async () => {
      printer.fault('otherClient');
      const client = await bench.connect();
      client.send('wartet\n', PROCESS_ID);
      await bench.till.clock.sleep(50);
      expect(printer.paper.text).toBe('');
      printer.heal('otherClient');
      await client.hear(7);
      expect(printer.paper.text).toBe('wartet');
    });
  });

  it('takes connections into a tarpit and never answers', async () => {
    const printer = await start();
    await bench.run(async () => {
      printer.fault('tarpit');
      const stuck = await bench.connect();
      stuck.send([0x10, 4, 1]);
      printer.heal('tarpit');
      stuck.connection.destroy();
      const client = await bench.connect();
      client.send([0x10, 4, 1]);
      expect(await client.hear(1)).toBe('16');
      expect(stuck.unheard).toBe('');
    });
  });

  it('prints like another code page when that is broken', async () => {
    const printer = await start();
    await bench.run(async () => {
      printer.fault('wrongCodePage', { page: 0 });
      const client = await bench.connect();
      client.send([0x1b, 0x74, 19, 0xd5, 0x0a], PROCESS_ID);
      await client.hear(7);
      expect(printer.paper.text).toBe('╒');
    });
  });

  it('takes no more than its buffer holds while it is offline', async () => {
    const printer = await start({ receiveBufferBytes: 4096 });
    await bench.run(async () => {
      const client = await bench.connect();
      printer.goOffline();
      const nothing = Buffer.alloc(65_536);
      for (let i = 0; i < 100; i++) client.connection.write(nothing);
      expect(client.connection.writableLength).toBeGreaterThan(0);
      printer.goOnline();
      client.send(PROCESS_ID);
      expect(await client.hear(7)).toBe(PROCESS_ID_ANSWER);
      expect(client.connection.writableLength).toBe(0);
    });
  }, 60_000);
});
