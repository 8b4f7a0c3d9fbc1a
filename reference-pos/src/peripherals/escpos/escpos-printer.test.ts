import { createWorld, type SimulatedHost, serveHttp, type World } from '@kassensturz/host';
import { beforeEach, describe, expect, test } from 'vitest';
import type { PrintOutcome } from '../print-outcome.ts';
import type { ReceiptDocument } from '../receipt-document.ts';
import { EscposPrinter, type EscposPrinterOptions } from './escpos-printer.ts';
import { ScriptedPrinter } from './scripted-printer.ts';

const document: ReceiptDocument = {
  width48: true,
  blocks: [{ type: 'text', text: 'Färben' }, { type: 'columns', left: 'Summe', right: '45,00 €' }, { type: 'cut' }],
};

let world: World;
let till: SimulatedHost;
let far: SimulatedHost;
let printer: ScriptedPrinter;

beforeEach(async () => {
  world = createWorld({ seed: 3, segmentation: 'random' });
  till = world.addHost('till', { address: '192.168.1.2' });
  far = world.addHost('printer', { address: '192.168.1.3' });
  world.connect(till, far, { name: 'cable' });
  printer = new ScriptedPrinter();
  await world.run(() => printer.start(far));
});

const driver = (options: Partial<EscposPrinterOptions> = {}): EscposPrinter =>
  new EscposPrinter(till, { host: '192.168.1.3', port: 9100, ...options });

/** Prints and checks that the answer came in time. */
async function print(options: Partial<EscposPrinterOptions> = {}): Promise<PrintOutcome> {
  const startedAtMs = world.elapsedMs;
  const outcome = await world.run(() => driver(options).print(document));
  expect(world.elapsedMs - startedAtMs).toBeLessThanOrEqual(4_800);
  return outcome;
}

describe('a job', () => {
  test('is done when the printer says that it has cut', async () => {
    expect(await print()).toEqual({ outcome: 'done', isPaperNearEnd: false });
    expect(printer.hex).toMatch(/1b401b74131b52001b4d001d610f.*1d2848060030303[0-9]{3}.*411d5642001d28480600303/);
  });

  test('tells that the paper is running out', async () => {
    printer.status = [0x12, 0x12, 0x12, 0x1e];
    printer.automatic = [0x10, 0, 3, 0x0f];
    expect(await print()).toEqual({ outcome: 'done', isPaperNearEnd: true });
  });

  test('is confirmed by a status in its turn where process ids are unknown', async () => {
    expect(await print({ completion: 'queued-status' })).toMatchObject({ outcome: 'done' });
    expect(printer.hex).not.toContain('1d2848');
  });

  test('waits for its turn', async () => {
    const both = driver();
    const outcomes = await world.run(() => Promise.all([both.print(document), both.print(document)]));
    expect(outcomes.map((outcome) => outcome.outcome)).toEqual(['done', 'done']);
  });

  test('that does not fit the paper is refused before anything is sent', async () => {
    const wide: ReceiptDocument = { width48: true, blocks: [{ type: 'qr', data: 'x'.repeat(3_000) }] };
    const outcome = await world.run(() => driver().print(wide));
    expect(outcome).toMatchObject({ outcome: 'failed', cause: 'does-not-fit' });
    expect(printer.received).toEqual([]);
  });
});

describe('a printer that cannot print', () => {
  test.each([
    ['paper-end', [0x1a, 0x32, 0x12, 0x7e]],
    ['cover-open', [0x1a, 0x16, 0x12, 0x12]],
    ['cutter', [0x1a, 0x52, 0x1a, 0x12]],
    ['unrecoverable', [0x1a, 0x52, 0x32, 0x12]],
    ['too-hot', [0x1a, 0x52, 0x52, 0x12]],
    ['offline', [0x3a, 0x12, 0x12, 0x12]],
  ] as const)('says %s, and gets no job', async (cause, status) => {
    printer.status = status;
    expect(await print()).toMatchObject({ outcome: 'failed', cause, text: expect.stringContaining('Bitte') });
    expect(printer.hex).not.toContain('1b40');
  });

  test('goes on by itself once a jam is cleared', async () => {
    printer.status = [0x1a, 0x52, 0x1a, 0x12];
    printer.onRecovery = (n) => {
      expect(n).toBe(2);
      printer.status = [0x12, 0x12, 0x12, 0x12];
    };
    expect(await print()).toMatchObject({ outcome: 'done' });
  });

  test('goes on by itself when it only waits after a new roll', async () => {
    printer.status = [0x3a, 0x12, 0x12, 0x12];
    printer.onRecovery = (n) => {
      expect(n).toBe(0);
      printer.status = [0x12, 0x12, 0x12, 0x12];
    };
    expect(await print()).toMatchObject({ outcome: 'done' });
  });

  test('is busy when it takes the call and says nothing', async () => {
    printer.answersStatus = false;
    expect(await print()).toMatchObject({ outcome: 'failed', cause: 'busy' });
  });

  test('is not found when it is off, unplugged or elsewhere', async () => {
    await world.run(() => printer.stop());
    expect(await print()).toMatchObject({ outcome: 'failed', cause: 'not-found' });
    world.cable('cable').unplug();
    expect(await print()).toMatchObject({ outcome: 'failed', cause: 'not-found' });
    expect(await print({ host: 'no-such-printer' })).toMatchObject({ outcome: 'failed', cause: 'not-found' });
  });

  test('is told apart from another device at its address', async () => {
    await world.run(() => serveHttp(far, { port: 80 }, (_request, response) => response.end('hello')));
    expect(await print({ port: 80 })).toMatchObject({ outcome: 'failed', cause: 'not-a-printer' });
  });
});

describe('a fault in the middle of a job', () => {
  const coverOpen = (): void => printer.change([0x1a, 0x56, 0x52, 0x12], [0x38, 0x40, 0, 0x0f]);

  test('before the content is on paper: the rest is thrown away, so the job has failed', async () => {
    printer.beforeMark = (letter) => {
      printer.answersMarks = false;
      if (letter === 'A') coverOpen();
    };
    expect(await print()).toMatchObject({ outcome: 'failed', cause: 'cover-open' });
    expect(printer.hex).toContain('101408010314010602' + '08');
  });

  test('leaves a stub that is cut off before the next receipt', async () => {
    const same = driver();
    printer.beforeMark = () => {
      printer.answersMarks = false;
      coverOpen();
    };
    await world.run(() => same.print(document));
    expect(printer.hex).not.toContain('1d610f1d564200');
    printer.beforeMark = undefined;
    printer.answersMarks = true;
    printer.change([0x12, 0x12, 0x12, 0x12], [0x10, 0, 0, 0x0f]);
    for (const times of [1, 1]) {
      expect(await world.run(() => same.print(document))).toMatchObject({ outcome: 'done' });
      expect(printer.hex.split('1d610f1d564200')).toHaveLength(times + 1);
    }
  });

  test('without word that the rest is gone: nobody knows', async () => {
    printer.answersClear = false;
    printer.beforeMark = () => {
      printer.answersMarks = false;
      coverOpen();
    };
    expect(await print()).toMatchObject({ outcome: 'unknown', cause: 'cover-open' });
  });

  test('at the cut: the receipt is on paper, so printing again needs the mark of a copy', async () => {
    printer.beforeMark = (letter) => {
      if (letter !== 'B') return;
      printer.answersMarks = false;
      printer.change([0x1a, 0x52, 0x1a, 0x12], [0x18, 8, 0, 0x0f]);
    };
    expect(await print()).toMatchObject({ outcome: 'unknown', cause: 'cutter' });
  });

  test('that passes by itself is waited for', async () => {
    printer.beforeMark = (letter) => {
      if (letter !== 'A') return;
      printer.change([0x1a, 0x52, 0x52, 0x12], [0x18, 0x40, 0, 0x0f]);
      printer.change([0x12, 0x12, 0x12, 0x12], [0x10, 0, 0, 0x0f]);
    };
    expect(await print()).toMatchObject({ outcome: 'done' });
  });

  test('power lost: the connection breaks, nobody knows', async () => {
    printer.beforeMark = () => {
      printer.answersMarks = false;
      printer.losePower();
    };
    expect(await print()).toMatchObject({ outcome: 'unknown', cause: 'connection-lost' });
  });

  test('cable pulled: silence, nobody knows', async () => {
    printer.beforeMark = () => {
      printer.answersMarks = false;
      world.cable('cable').unplug();
    };
    expect(await print()).toMatchObject({ outcome: 'unknown', cause: 'connection-lost' });
  });

  test('no confirmation although all is well: nobody knows', async () => {
    printer.answersMarks = false;
    expect(await print()).toMatchObject({ outcome: 'unknown', cause: 'timeout' });
  });

  test('that does not pass in time, on a printer that drops no jobs', async () => {
    printer.answersClear = false;
    printer.beforeMark = () => {
      printer.answersMarks = false;
      printer.change([0x1a, 0x52, 0x52, 0x12], [0x18, 0x40, 0, 0x0f]);
    };
    expect(await print()).toMatchObject({ outcome: 'unknown', cause: 'too-hot' });
  });

  test('found by asking, when the printer does not report by itself', async () => {
    printer.beforeMark = () => {
      printer.answersMarks = false;
      printer.status = [0x1a, 0x32, 0x12, 0x7e];
    };
    expect(await print()).toMatchObject({ outcome: 'failed', cause: 'paper-end' });
  });
});

describe('state', () => {
  test('says whether the printer is ready', async () => {
    expect(await world.run(() => driver().status())).toMatchObject({ isReady: true, drawerLevel: 'low' });
    printer.status = [0x1e, 0x16, 0x12, 0x1e];
    expect(await world.run(() => driver().status())).toMatchObject({
      isReady: false,
      cause: 'cover-open',
      isPaperNearEnd: true,
      drawerLevel: 'high',
    });
    await world.run(() => printer.stop());
    expect(await world.run(() => driver().status())).toMatchObject({ isReady: false, cause: 'not-found' });
  });
});
