import { createFetch, createWorld } from '@kassensturz/host';
import { describe, expect, it } from 'vitest';
import { ReceiptPrinter } from '../src/index.ts';
import { startBench } from './physics.ts';

const PROCESS_ID = [0x1d, 0x28, 0x48, 6, 0, 0x30, 0x30, 0x41, 0x42, 0x43, 0x44];

describe('a printer with a spooler', () => {
  it('takes a job at once and tells by its id what became of it', async () => {
    const world = createWorld({ seed: 5 });
    const [host, till, router] = [world.addHost('printer'), world.addHost('till'), world.addRouter('router')];
    world.connect(host, router);
    world.connect(till, router);
    const printer = await world.run(() => new ReceiptPrinter().withEpos({ hasSpooler: true }).start(host));
    const fetch = createFetch(till, { keepAlive: false });
    const ask = async (children: string) => {
      const document =
        '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Header>' +
        '<parameter xmlns="http://www.epson-pos.com/schemas/2011/03/epos-print"><printjobid>j1</printjobid></parameter>' +
        '</s:Header><s:Body><epos-print xmlns="http://www.epson-pos.com/schemas/2011/03/epos-print">' +
        `${children}</epos-print></s:Body></s:Envelope>`;
      return (await fetch(printer.eposUrl, { method: 'POST', body: document })).text();
    };
    await world.run(async () => {
      expect(await ask(`<text>${'x&#10;'.repeat(100)}</text><cut/>`)).toContain('success="true" code="" status="2"');
      expect(await ask('')).toContain('code="Printing"');
      await printer.next('receipt');
      await till.clock.sleep(500);
      expect(await ask('')).toContain('success="true"');
      await printer.stop();
    });
  });
});

describe('time in a simulated world', () => {
  it('prints at the speed of the model and closes idle connections after five minutes', async () => {
    const bench = await startBench('simulated');
    await bench.run(async () => {
      const { clock } = bench.till;
      const client = await bench.connect();
      const start = clock.now();
      client.send('x\n'.repeat(80), PROCESS_ID);
      await client.hear(7);
      // 80 lines of 30 dots at 300 mm/s and 203 dpi are 300 mm: one second.
      expect(Math.round((clock.now() - start) / 20)).toBe(50);
      await client.closed();
      expect(Math.round((clock.now() - start) / 1000)).toBe(301);
    });
    await bench.stop();
  });

  it('starts faults later and ends them by themselves', async () => {
    const bench = await startBench('simulated');
    await bench.run(async () => {
      const { clock } = bench.till;
      bench.printer.fault('coverOpen', { afterMs: 1000, forMs: 500 });
      await clock.sleep(900);
      expect(bench.printer.status.isOnline).toBe(true);
      await clock.sleep(200);
      expect(bench.printer.status.isCoverOpen).toBe(true);
      await clock.sleep(500);
      expect(bench.printer.status.isOnline).toBe(true);
      expect(bench.printer.faults).toEqual([]);
    });
    await bench.stop();
  });
});
