import { createHash, timingSafeEqual } from 'node:crypto';
import type { Host, Random } from '@kassensturz/host';
import type { PosRecords } from '../fiscal/pos-records.ts';
import { isPinOf } from '../http/pin.ts';
import type { Store } from '../storage/types.ts';
import { PosError } from '../till/pos-error.ts';
import type { PairedCube } from '../till/records/cube-records.ts';
import { hashCode, makePairingCode, plainCode } from './pairing-code.ts';

/** Time to walk to the cube and type. */
const codeLifeMs = 15 * 60_000;
/** A code that comes with a new cube waits for the day it is unpacked. */
const firstCodeLifeMs = 14 * 24 * 3_600_000;
const freeTries = 5;
const journalEveryMs = 60_000;

export interface CubePairingOptions {
  readonly host: Host;
  readonly store: Store;
  readonly records: PosRecords;
  /** Somebody was paired or unpaired. */
  readonly onChange: (change: 'code' | 'paired' | 'unpaired' | 'refused') => void;
}

export interface PairingWish {
  readonly code: string;
  /** Made by the cube; a repeated request with the same one is the same cube whose answer got lost. */
  readonly secret: string;
  readonly name: string;
}

/** Which cube belongs to this salon: one at a time, let in by a code that works once and expires (CK-14). */
export class CubePairing {
  readonly #options: CubePairingOptions;
  readonly #random: Random;
  #lastRefusal: { readonly atMs: number; readonly code: string } | undefined;

  constructor(options: CubePairingOptions) {
    this.#options = options;
    this.#random = options.host.random.stream('cube-codes');
  }

  get cube(): PairedCube | undefined {
    return this.#options.records.cubes.paired();
  }

  /** The last cube that was turned away, since this start. */
  get lastRefusal(): { readonly atMs: number; readonly code: string } | undefined {
    return this.#lastRefusal;
  }

  /** When the open code expires, if there is one. */
  get codeExpiresAtMs(): number | undefined {
    const code = this.#options.records.cubes.openCode();
    return code && code.expiresAtMs > this.#options.host.clock.now() ? code.expiresAtMs : undefined;
  }

  /** Makes the code the owner gives to the cube; an earlier one is void. It is told once and kept as a hash. */
  makeCode(by: string): { readonly code: string; readonly expiresAtMs: number } {
    if (this.cube) throw new PosError('CUBE_ALREADY_PAIRED');
    const code = makePairingCode(this.#random);
    return { code, expiresAtMs: this.#add(code, by, codeLifeMs) };
  }

  /** Takes the code that was delivered with the cube, at the very first start only. */
  takeFirstCode(code: string): void {
    if (!this.#options.records.cubes.hasHadCode()) this.#add(code, 'delivery', firstCodeLifeMs);
  }

  /** Lets a cube in; the code is used up. */
  pair({ code, secret, name }: PairingWish): PairedCube {
    const { host, store, records } = this.#options;
    const secretHash = hashSecret(secret);
    const present = this.cube;
    if (present?.secretHash === secretHash) return present;
    if (present) throw this.#refuse('CUBE_ALREADY_PAIRED', name);
    const open = records.cubes.openCode();
    const nowMs = host.clock.now();
    if (!open || open.expiresAtMs <= nowMs) throw this.#refuse('CUBE_CODE_NOT_VALID', name);
    if (!isPinOf(plainCode(code), open.codeHash)) {
      store.transaction(() => {
        records.cubes.countWrongTry(open.id);
        if (open.wrongTries + 1 >= freeTries) records.cubes.voidOpenCode();
      });
      throw this.#refuse('CUBE_CODE_NOT_VALID', name);
    }
    const cube: PairedCube = { id: host.random.uuid(), secretHash, name, pairedAtMs: nowMs };
    store.transaction(() => {
      records.cubes.pair(cube, open.id);
      records.log.write(nowMs, open.madeBy, 'cube.paired', { cube: cube.id, name });
    });
    this.#lastRefusal = undefined;
    this.#options.onChange('paired');
    return cube;
  }

  /** Shows the salon's cube out: its secret is worth nothing from now on. */
  unpair(by: string): void {
    const { host, store, records } = this.#options;
    const { cube } = this;
    if (!cube) return;
    store.transaction(() => {
      records.cubes.unpair(cube.id, host.clock.now(), by);
      records.log.write(host.clock.now(), by, 'cube.unpaired', { cube: cube.id, name: cube.name });
    });
    this.#options.onChange('unpaired');
  }

  isSecretRight(secret: string): boolean {
    const { cube } = this;
    return cube !== undefined && timingSafeEqual(Buffer.from(hashSecret(secret)), Buffer.from(cube.secretHash));
  }

  #add(code: string, by: string, lifeMs: number): number {
    const { host, store, records } = this.#options;
    const madeAtMs = host.clock.now();
    const expiresAtMs = madeAtMs + lifeMs;
    store.transaction(() => {
      records.cubes.voidOpenCode();
      const id = host.random.uuid();
      records.cubes.addCode({
        id,
        codeHash: hashCode(code, this.#random),
        madeAtMs,
        madeBy: by,
        expiresAtMs,
      });
      records.log.write(madeAtMs, by, 'cube.code-made', { expiresAt: new Date(expiresAtMs).toISOString() });
    });
    this.#options.onChange('code');
    return expiresAtMs;
  }

  #refuse(code: 'CUBE_ALREADY_PAIRED' | 'CUBE_CODE_NOT_VALID', name: string): PosError {
    const { host, records } = this.#options;
    const atMs = host.clock.now();
    // Somebody who keeps knocking must not fill the journal.
    const isNews = this.#lastRefusal?.code !== code || atMs - this.#lastRefusal.atMs > journalEveryMs;
    this.#lastRefusal = { atMs, code };
    if (isNews) records.log.write(atMs, 'cube', 'cube.refused', { code, name });
    this.#options.onChange('refused');
    return new PosError(code);
  }
}

/** The secret has 256 random bits: a plain hash cannot be turned back. */
function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('base64');
}
