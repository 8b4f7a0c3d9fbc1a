import type { Clock } from '../doors/clock.ts';
import type { Log, LogFields, LogLevel } from '../doors/log.ts';

export type LogLine = (line: string) => void;

/** One JSON object per line: `time`, `level`, `host`, `event`, then the fields. */
export class NodeLog implements Log {
  readonly #host: string;
  readonly #clock: Clock;
  readonly #write: LogLine;

  constructor(host: string, clock: Clock, write: LogLine) {
    this.#host = host;
    this.#clock = clock;
    this.#write = write;
  }

  debug(event: string, fields?: LogFields): void {
    this.#line('debug', event, fields);
  }

  info(event: string, fields?: LogFields): void {
    this.#line('info', event, fields);
  }

  warn(event: string, fields?: LogFields): void {
    this.#line('warn', event, fields);
  }

  error(event: string, fields?: LogFields): void {
    this.#line('error', event, fields);
  }

  #line(level: LogLevel, event: string, fields: LogFields = {}): void {
    const time = new Date(this.#clock.now()).toISOString();
    this.#write(JSON.stringify({ time, level, host: this.#host, event, ...fields }, plain));
  }
}

export function writeToStandardError(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Errors and big integers would otherwise come out as `{}` or throw. */
function plain(_key: string, value: unknown): unknown {
  if (value instanceof Error)
    return { name: value.name, message: value.message, code: (value as { code?: unknown }).code };
  return typeof value === 'bigint' ? value.toString() : value;
}
