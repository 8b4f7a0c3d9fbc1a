import { type Host, readFile, writeFileDurably } from '@kassensturz/host';
import { makeDirectories } from './make-directories.ts';
import type { CallOutcome } from './protocol.ts';

/** How many calls of one name the cube remembers; the server asks only for the last ones. */
const keptCalls = 200;

interface Entry {
  readonly id: string;
  /** Missing: begun, and perhaps broken off by a power cut. */
  readonly outcome?: CallOutcome;
}

/**
 * Which calls this cube has begun and what became of them, on its own disk and written before a device hears anything: so a
 * call is done once, whatever breaks off (CK-15). One file a name, so that many prints push no card payment out.
 */
export class CallBook {
  readonly #host: Host;
  readonly #directory: string;
  readonly #entries = new Map<string, readonly Entry[]>();

  constructor(host: Host, directory: string) {
    this.#host = host;
    this.#directory = `${directory}/calls`;
    makeDirectories(host.disk, this.#directory);
    for (const file of host.disk.list(this.#directory)) {
      if (file.endsWith('.json')) this.#entries.set(file.slice(0, -'.json'.length), this.#read(file));
    }
  }

  /** `undefined`: never heard of. */
  find(id: string): Entry | undefined {
    for (const entries of this.#entries.values()) {
      const entry = entries.find((candidate) => candidate.id === id);
      if (entry) return entry;
    }
    return undefined;
  }

  begin(name: string, id: string): void {
    this.#write(name, [...this.#of(name), { id }]);
  }

  end(name: string, id: string, outcome: CallOutcome): void {
    this.#write(
      name,
      this.#of(name).map((entry) => (entry.id === id ? { id, outcome } : entry)),
    );
  }

  #of(name: string): readonly Entry[] {
    return this.#entries.get(name) ?? [];
  }

  #read(file: string): readonly Entry[] {
    const path = `${this.#directory}/${file}`;
    try {
      return JSON.parse(Buffer.from(readFile(this.#host.disk, path)).toString('utf8')) as readonly Entry[];
    } catch (error) {
      // A book that cannot be read is begun anew: at worst a call of the last seconds has an unknown outcome.
      this.#host.log.warn('cube.call-book-unreadable', { file, error: String(error) });
      return [];
    }
  }

  #write(name: string, entries: readonly Entry[]): void {
    const kept = entries.slice(-keptCalls);
    this.#entries.set(name, kept);
    writeFileDurably(this.#host.disk, `${this.#directory}/${name}.json`, Buffer.from(JSON.stringify(kept)));
  }
}
