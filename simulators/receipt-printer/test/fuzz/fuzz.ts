import { EposCommands } from '../../src/connections/epos-commands.ts';
import { EposSchemaError, parseEposRequest } from '../../src/connections/epos-document.ts';
import { checkPrintData } from '../../src/connections/epos-schema.ts';
import { byteCase } from './byte-cases.ts';
import { Chance } from './chance.ts';
import { FuzzPrinter } from './fuzz-printer.ts';
import { xmlCase } from './xml-cases.ts';

export interface FuzzReport {
  readonly cases: number;
  readonly bytes: number;
  readonly xml: { readonly printed: number; readonly refused: number };
  readonly longestMs: number;
  readonly peakMb: number;
}

/** Cases for one printer before it is thrown away: what one case leaves behind is there for the next. */
const CASES_PER_PRINTER = 200;
/** One in this many printers is looked at. */
const LOOKS = 10;

/**
 * Feeds nonsense to printers, as bytes and as ePOS documents. Any exception is a finding and comes out with the seed and
 * the case that raised it; `now` measures.
 */
export function fuzz(seed: number, cases: number, now: () => number): FuzzReport {
  let [bytes, printed, refused, longestMs, peakMb] = [0, 0, 0, 0, 0];
  let printer = new FuzzPrinter(0);
  for (let index = 0; index < cases; index++) {
    const chance = new Chance((seed * 0x10001 + index) | 0);
    if (index % CASES_PER_PRINTER === 0) {
      peakMb = Math.max(peakMb, process.memoryUsage().rss / 1e6);
      printer = new FuzzPrinter(index / CASES_PER_PRINTER);
    }
    const before = now();
    try {
      const job = index % 8 === 7 ? readXml(xmlCase(chance), printer) : byteCase(chance);
      if (index % 8 !== 7) bytes += job!.length;
      else if (job === undefined) refused += 1;
      else printed += 1;
      if (job !== undefined) printer.send(job);
      if (index % (CASES_PER_PRINTER * LOOKS) === CASES_PER_PRINTER - 1) printer.look();
    } catch (cause) {
      throw new Error(`Case ${index} of seed ${seed} broke the printer.`, { cause });
    }
    longestMs = Math.max(longestMs, now() - before);
  }
  return { cases, bytes, xml: { printed, refused }, longestMs, peakMb };
}

function readXml(xml: string, printer: FuzzPrinter): Uint8Array | undefined {
  try {
    const { print } = parseEposRequest(xml);
    checkPrintData(print);
    return new EposCommands(printer.device.model).job(print);
  } catch (error) {
    if (error instanceof EposSchemaError) return undefined;
    throw error;
  }
}
