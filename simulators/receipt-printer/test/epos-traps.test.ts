import { CashDrawer } from '@kassensturz/cash-drawer';
import { afterEach, describe, expect, it } from 'vitest';
import { type Bench, type BenchOptions, PHYSICS, postEpos, startBench } from './physics.ts';

describe.each(PHYSICS)('what real printers do to a till over ePOS, %s', (kind) => {
  let bench: Bench;
  const start = async (options: BenchOptions = {}) => {
    bench = await startBench(kind, options);
    return bench.printer;
  };
  afterEach(() => bench.stop());

  it('opens the drawer by a forced ePOS pulse with the paper out, and refuses force while online', async () => {
    const drawer = new CashDrawer();
    const printer = await start({ drawer });
    await bench.run(async () => {
      expect(await postEpos(bench, '<pulse/>', ' force="true"')).toMatchObject({ success: 'false' });
      printer.runOutOfPaper();
      expect(await postEpos(bench, '<pulse/>')).toMatchObject({ success: 'false', code: 'EPTR_REC_EMPTY' });
      expect(printer.pulses).toEqual([]);
      const pulse = printer.next('pulse');
      expect(await postEpos(bench, '<pulse time="pulse_200"/>', ' force="true"')).toMatchObject({ success: 'true' });
      expect(await pulse).toMatchObject({ pin: 2, onMs: 200 });
    });
  });

  it('says at once that it is offline when it is asked for its state', async () => {
    const printer = await start();
    await bench.run(async () => {
      printer.goOffline();
      const { success, status } = await postEpos(bench, '');
      expect({ success, isOffline: (Number(status) & 8) !== 0 }).toEqual({ success: 'false', isOffline: true });
    });
  });

  it('answers EX_TIMEOUT after half a receipt and throws the rest away', async () => {
    const printer = await start();
    await bench.run(async () => {
      printer.fault('slowPrint', { factor: 2 });
      const url = printer.eposUrl.replace('timeout=10000', 'timeout=40');
      const lines = 'x&#10;'.repeat(200);
      const body = `<epos-print xmlns="http://www.epson-pos.com/schemas/2011/03/epos-print"><text>${lines}</text><cut/></epos-print>`;
      const response = await bench.fetch(url, { method: 'POST', body });
      expect(await response.text()).toContain('code="EX_TIMEOUT"');
      printer.heal('slowPrint');
      expect(await postEpos(bench, '')).toMatchObject({ success: 'true' });
      const { length } = printer.paper.lines;
      expect(length).toBeGreaterThan(0);
      expect(length).toBeLessThan(200);
    });
  });

  it('fails an ePOS job whose paper ends in the middle', async () => {
    const printer = await start();
    await bench.run(async () => {
      printer.runOutOfPaper({ afterMm: 20 });
      const answer = await postEpos(bench, `<text>${'line&#10;'.repeat(40)}</text><cut/>`);
      expect(answer).toMatchObject({ success: 'false', code: 'EPTR_REC_EMPTY' });
      printer.loadPaper();
      expect(await postEpos(bench, '<text>next&#10;</text><cut/>')).toMatchObject({ success: 'true' });
      const { lines } = printer.receipts[0]!;
      expect(lines.length).toBeLessThan(12);
      expect(lines.at(-1)).toBe('next');
    });
  });

  it('prints an ePOS job and never answers when the answer is lost', async () => {
    const printer = await start();
    await bench.run(async () => {
      printer.fault('answerLost');
      const stop = new AbortController();
      const post = bench
        .fetch(printer.eposUrl, {
          method: 'POST',
          body: '<epos-print xmlns="http://www.epson-pos.com/schemas/2011/03/epos-print"><text>x&#10;</text><cut/></epos-print>',
          signal: stop.signal,
        })
        .then(
          () => 'answered',
          () => 'no answer',
        );
      await printer.next('receipt');
      stop.abort();
      expect(await post).toBe('no answer');
      printer.heal('answerLost');
      expect(await postEpos(bench, '')).toMatchObject({ success: 'true' });
    });
  });

  it('knows jobs by their id', async () => {
    const printer = await start();
    await bench.run(async () => {
      const document = (children: string) =>
        '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Header>' +
        '<parameter xmlns="http://www.epson-pos.com/schemas/2011/03/epos-print"><devid>local_printer</devid>' +
        '<timeout>10000</timeout><printjobid>job-1</printjobid></parameter></s:Header><s:Body>' +
        `<epos-print xmlns="http://www.epson-pos.com/schemas/2011/03/epos-print">${children}</epos-print></s:Body></s:Envelope>`;
      const url = printer.eposUrl.replace(/\?.*/, '');
      const ask = async (children: string) =>
        (await bench.fetch(url, { method: 'POST', body: document(children) })).text();
      expect(await ask('')).toContain('code="JobNotFound"');
      expect(await ask('<text>x&#10;</text>')).toContain('<printjobid>job-1</printjobid>');
      expect(await ask('')).toContain('success="true"');
    });
  });

  it('is at other ports after its address has changed, and comes back', async () => {
    const printer = await start();
    await bench.run(async () => {
      const [raw, epos] = [printer.rawPort, printer.eposUrl];
      await printer.changeAddress();
      expect(printer.rawPort).not.toBe(raw);
      await expect(bench.fetch(epos, { method: 'POST', body: '' })).rejects.toThrow('fetch failed');
      expect(await postEpos(bench, '')).toMatchObject({ success: 'true' });
      await printer.changeAddress();
      expect([printer.rawPort, printer.eposUrl]).toEqual([raw, epos]);
      expect(await postEpos(bench, '')).toMatchObject({ success: 'true' });
    });
  });

  it('takes no device but its own', async () => {
    const printer = await start();
    await bench.run(async () => {
      const url = printer.eposUrl.replace('local_printer', 'kitchen');
      const response = await bench.fetch(url, {
        method: 'POST',
        body: '<epos-print xmlns="http://www.epson-pos.com/schemas/2011/03/epos-print"/>',
      });
      expect(await response.text()).toContain('code="DeviceNotFound"');
    });
  });
});
