import { SeededRandom } from '@kassensturz/host';
import { MODELS } from '../../src/device/models.ts';
import { ModemSettings } from '../../src/device/modem-settings.ts';
import { CommandLineRunner } from '../../src/device/run-command-line.ts';
import { isIntact, parametersOf } from '../../src/protocol/caller-id-packet.ts';
import { LineReader } from '../../src/protocol/line-reader.ts';

export interface FuzzReport {
  readonly cases: number;
  readonly lines: number;
  readonly longestMs: number;
}

const LINES = [
  'AT Z S0=0 E1 V1 Q0\r',
  'ATI3\r',
  'AT+VCID=1;+FCLASS=8;#CID?\r',
  'ATS3=13S4=10S5?S41=1\r',
  'ATDT0302312520112345,;\r',
  'A/',
  '+++',
  'AT&W0&V&F1\r\n',
  'AT+GCI=42;+VDR=1,0;+IPR=9600\r',
] as const;
const CASES_PER_MODEM = 100;
const HIGHEST_REGISTER = 255;

/** Feeds nonsense to the reader of command lines and to what runs them. An exception comes out with seed and case. */
export function fuzz(seed: number, cases: number, now: () => number): FuzzReport {
  const random = new SeededRandom(`modem ${seed}`);
  const model = MODELS.USR5637;
  let [lines, longestMs] = [0, 0];
  let [reader, runner, settings] = fresh();
  for (let index = 0; index < cases; index++) {
    if (index % CASES_PER_MODEM === 0) [reader, runner, settings] = fresh();
    const bytes = bent(random);
    const before = now();
    try {
      for (const byte of bytes) {
        const characters = { carriageReturn: settings.register(3), backspace: settings.register(5) };
        const event = reader.take(byte, characters);
        if (event?.kind !== 'line') continue;
        lines += 1;
        runner.run(event.body, {
          model,
          settings,
          print: () => {},
          ringCount: 0,
          hangUp: () => {},
          pickUp: () => {},
          reprintCaller: () => {},
        });
      }
      if (settings.values.registers.some((value) => value < 0 || value > HIGHEST_REGISTER))
        throw new Error('A register left its range.');
      if (isIntact(bytes)) parametersOf(bytes);
    } catch (cause) {
      throw new Error(`Case ${index} of seed ${seed} broke the modem: ${JSON.stringify(bytes.toString('latin1'))}`, {
        cause,
      });
    }
    longestMs = Math.max(longestMs, now() - before);
  }
  return { cases, lines, longestMs };
}

function fresh(): [LineReader, CommandLineRunner, ModemSettings] {
  return [new LineReader(), new CommandLineRunner(), new ModemSettings(MODELS.USR5637, false)];
}

/** A sensible line, bent in some places, or bytes without sense. */
function bent(random: SeededRandom): Buffer {
  if (random.integer(0, 9) === 0) return Buffer.from(random.bytes(random.integer(0, 80)));
  const bytes = [...Buffer.from(LINES[random.integer(0, LINES.length - 1)] ?? '', 'latin1')];
  for (let times = random.integer(0, 4); times > 0; times--) {
    const at = random.integer(0, bytes.length);
    if (random.integer(0, 2) === 0) bytes.splice(at, random.integer(1, 6));
    else bytes.splice(at, random.integer(0, 1), random.integer(0, 255));
  }
  return Buffer.from(bytes);
}
