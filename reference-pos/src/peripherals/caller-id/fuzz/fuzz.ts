import { SeededRandom } from '@kassensturz/host';
import { readPhoneNumber } from '../../../till/customers/read-phone-number.ts';
import { CallMonitorReader } from '../fritzbox/read-call-monitor.ts';
import { RingingCalls } from '../fritzbox/ringing-calls.ts';
import { ModemReader } from '../modem/read-modem.ts';

export interface FuzzReport {
  readonly cases: number;
  readonly events: number;
  readonly words: number;
  readonly longestMs: number;
}

const lines = [
  '12.05.26 09:14:03;RING;0;03023125201;987654;SIP0;\r\n',
  '12.05.26 09:14:09;CONNECT;0;10;03023125000;\r\n',
  '12.05.26 09:16:09;DISCONNECT;0;120;\r\n',
  '12.05.26 09:20:11;CALL;0;11;987654;06990009123#;SIP1;\n',
  '\r\nRING\r\n',
  '\r\nDATE=0512\r\n\r\nTIME=0914\r\n\r\nNMBR=03023125201\r\n',
  '\r\nNMBR = P\r\n',
  '\r\nOK\r\n',
  '2\r',
] as const;

/** Feeds the drivers what a broken device may send. An exception comes out with seed and case. */
export function fuzz(seed: number, cases: number, now: () => number): FuzzReport {
  const random = new SeededRandom(`caller ID ${seed}`);
  const [monitor, modem] = [new CallMonitorReader(), new ModemReader()];
  let made = 0;
  const calls = new RingingCalls(() => String(made++));
  let [events, words, longestMs] = [0, 0, 0];
  for (let index = 0; index < cases; index++) {
    const bytes = bent(random);
    const before = now();
    try {
      for (const event of monitor.take(bytes)) {
        events += 1;
        for (const signal of calls.hear(event))
          if (signal.type === 'ringing') readPhoneNumber(signal.caller ?? '', '30');
      }
      words += modem.take(bytes).length;
      readPhoneNumber(bytes.toString('latin1'), '30');
    } catch (cause) {
      throw new Error(`Case ${index} of seed ${seed} broke a driver: ${JSON.stringify(bytes.toString('latin1'))}`, {
        cause,
      });
    }
    longestMs = Math.max(longestMs, now() - before);
  }
  return { cases, events, words, longestMs };
}

function bent(random: SeededRandom): Buffer {
  if (random.integer(0, 9) === 0) return Buffer.from(random.bytes(random.integer(0, 200)));
  const bytes = [...Buffer.from(lines[random.integer(0, lines.length - 1)] ?? '', 'latin1')];
  for (let times = random.integer(0, 3); times > 0; times--) {
    const at = random.integer(0, bytes.length);
    if (random.integer(0, 2) === 0) bytes.splice(at, random.integer(1, 10));
    else bytes.splice(at, random.integer(0, 1), random.integer(0, 255));
  }
  return Buffer.from(bytes);
}
