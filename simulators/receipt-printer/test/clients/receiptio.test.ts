import { print } from 'receiptio';
import { describe, expect, it } from 'vitest';
import { livePrinter } from './live-printer.ts';

/** receiptio knows port 9100 only, so the printer has a loopback address of its own. */
const ADDRESS = '127.91.0.12';

describe('receiptio', () => {
  it('goes through its status dialogue: print, cover open, paper end', async () => {
    const printer = await livePrinter({ model: 'TM-m30III' }, { address: ADDRESS, port: 9100 });
    const options = `-d ${ADDRESS} -p escpos -c 48 -l de -t 5`;
    expect(await print('Salon Schöne | 45,00', options)).toBe('success');
    expect(printer.receipts.at(-1)!.text).toMatch(/Salon Schöne\s+45,00/);
    expect(await print('', `${options} -q`)).toBe('online');
    printer.openCover();
    expect(await print('', `${options} -q`)).toBe('coveropen');
    printer.closeCover();
    printer.runOutOfPaper();
    expect(await print('', `${options} -q`)).toBe('paperempty');
    printer.loadPaper();
    printer.jamPaper();
    expect(await print('', `${options} -q`)).toBe('error');
  });

  it('reads the drawer by its own polarity', async () => {
    await livePrinter({ model: 'TM-m30III' }, { address: ADDRESS, port: 9100 });
    // Nothing plugged in: pin 3 is high, which receiptio takes for closed.
    expect(await print('', `-d ${ADDRESS} -p escpos -q drawer -t 5`)).toBe('drawerclosed');
  });
});
