import { createHash } from 'node:crypto';
import { type Host, readFile, writeFileDurably } from '@kassensturz/host';
import { makeDirectories } from './make-directories.ts';

interface Kept {
  readonly secret: string;
  /** Hash of the code this secret was or will be paired by: an old code in the configuration means nothing new. */
  readonly codeHash: string;
  readonly isPaired: boolean;
}

/**
 * The cube's own secret on its own disk. It is made before the server is asked, so that a lost answer to the pairing is
 * repaired by asking again with the same secret.
 */
export class KeptPairing {
  readonly #host: Host;
  readonly #path: string;
  #kept: Kept | undefined;

  constructor(host: Host, directory: string) {
    this.#host = host;
    this.#path = `${directory}/pairing.json`;
    makeDirectories(host.disk, directory);
    this.#kept = this.#read();
  }

  /** The secret of a finished pairing. */
  get secret(): string | undefined {
    return this.#kept?.isPaired ? this.#kept.secret : undefined;
  }

  isPairedBy(code: string): boolean {
    return this.#kept?.isPaired === true && this.#kept.codeHash === hash(code);
  }

  /** The secret to be shown with that code; the same one for every try with it. */
  secretFor(code: string): string {
    if (this.#kept?.codeHash !== hash(code)) {
      const secret = Buffer.from(this.#host.random.bytes(32)).toString('base64url');
      this.#write({ secret, codeHash: hash(code), isPaired: false });
    }
    return this.#kept?.secret ?? '';
  }

  notePaired(): void {
    if (this.#kept) this.#write({ ...this.#kept, isPaired: true });
  }

  #read(): Kept | undefined {
    if (!this.#host.disk.exists(this.#path)) return undefined;
    try {
      return JSON.parse(Buffer.from(readFile(this.#host.disk, this.#path)).toString('utf8')) as Kept;
    } catch (error) {
      // Without its secret the cube is a stranger again and needs a new code.
      this.#host.log.error('cube.pairing-unreadable', { error: String(error) });
      return undefined;
    }
  }

  #write(kept: Kept): void {
    this.#kept = kept;
    writeFileDurably(this.#host.disk, this.#path, Buffer.from(JSON.stringify(kept)));
  }
}

function hash(code: string): string {
  return createHash('sha256').update(code).digest('base64');
}
