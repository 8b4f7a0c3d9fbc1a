import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { QR_DATA, salonReceipt } from '../salon-receipt.ts';
import { livePrinter } from './live-printer.ts';

const BACKEND = '/usr/lib/cups/backend/socket';
const run = promisify(execFile);

describe.skipIf(!existsSync(BACKEND))('the socket backend of CUPS (needs the Debian package cups)', () => {
  it('sends a raw job, half-closes and waits for the printer', async () => {
    const printer = await livePrinter();
    const folder = mkdtempSync(join(tmpdir(), 'receipt-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const job = join(folder, 'job.bin');
    writeFileSync(job, salonReceipt());
    const uri = `socket://127.0.0.1:${printer.rawPort}`;
    const { stderr } = await run(BACKEND, ['1', 'kasse', 'Beleg', '1', '', job], { env: { DEVICE_URI: uri } });
    expect(stderr).toContain('-connecting-to-device');
    expect(printer.receipts[0]!.qrCodes).toEqual([QR_DATA]);
    expect(printer.connections).toMatchObject([{ via: 'raw', remote: '127.0.0.1' }]);
  });
});
