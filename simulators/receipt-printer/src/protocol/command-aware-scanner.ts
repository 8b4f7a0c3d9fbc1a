import { CommandReader, type CommandSink } from './command-reader.ts';
import { COMMANDS } from './command-table.ts';
import { DLE } from './control-bytes.ts';
import { type RealTimeRequest, readRequest } from './real-time-scanner.ts';

/** Looks for real-time requests outside the parameters and data of other commands, as many clones do. */
export class CommandAwareScanner implements CommandSink {
  readonly isHalted = false;
  readonly #onRequest: (request: RealTimeRequest) => void;
  readonly #reader = new CommandReader(this);

  constructor(onRequest: (request: RealTimeRequest) => void) {
    this.#onRequest = onRequest;
  }

  scan(bytes: Uint8Array): void {
    this.#reader.read(bytes, 0, bytes.length);
  }

  reset(): void {
    this.#reader.reset();
  }

  text(_bytes: Uint8Array, _from: number, to: number): number {
    return to;
  }

  command(number: number, parameters: Uint8Array, length: number): void {
    const row = COMMANDS[number]!;
    if (row.lead !== DLE) return;
    const request = readRequest(Uint8Array.of(row.code, ...parameters.subarray(0, length)));
    if (request !== undefined) this.#onRequest(request);
  }

  ignored(): void {}
  unknown(): void {}
  oversized(): void {}
}
