import type { Store } from '../../storage/types.ts';

/** The cube that belongs to the salon. */
export interface PairedCube {
  readonly id: string;
  readonly secretHash: string;
  readonly name: string;
  readonly pairedAtMs: number;
}

export interface PairingCode {
  readonly id: string;
  readonly codeHash: string;
  readonly madeAtMs: number;
  readonly madeBy: string;
  readonly expiresAtMs: number;
  readonly wrongTries: number;
}

/** Pairing as it is written down; rows stay as a record of who was let in when. */
export interface CubeRecords {
  paired(): PairedCube | undefined;
  openCode(): PairingCode | undefined;
  /** Whether a code was ever made. */
  hasHadCode(): boolean;
  addCode(code: Omit<PairingCode, 'wrongTries'>): void;
  voidOpenCode(): void;
  countWrongTry(codeId: string): void;
  pair(cube: PairedCube, codeId: string): void;
  unpair(cubeId: string, atMs: number, by: string): void;
}

interface CubeRow {
  readonly id: string;
  readonly secret_hash: string;
  readonly name: string;
  readonly paired_at: number;
}

interface CodeRow {
  readonly id: string;
  readonly code_hash: string;
  readonly made_at: number;
  readonly made_by: string;
  readonly expires_at: number;
  readonly wrong_tries: number;
}

export function cubeRecords(store: Store): CubeRecords {
  return {
    paired: () => {
      const row = store.get<CubeRow>('select * from cube where unpaired_at is null');
      return row && { id: row.id, secretHash: row.secret_hash, name: row.name, pairedAtMs: row.paired_at };
    },
    openCode: () => {
      const row = store.get<CodeRow>("select * from cube_code where state = 'open'");
      return (
        row && {
          id: row.id,
          codeHash: row.code_hash,
          madeAtMs: row.made_at,
          madeBy: row.made_by,
          expiresAtMs: row.expires_at,
          wrongTries: row.wrong_tries,
        }
      );
    },
    hasHadCode: () => store.get('select id from cube_code limit 1') !== undefined,
    addCode: ({ id, codeHash, madeAtMs, madeBy, expiresAtMs }) => {
      store.run(
        "insert into cube_code (id, code_hash, made_at, made_by, expires_at, state) values (?, ?, ?, ?, ?, 'open')",
        [id, codeHash, madeAtMs, madeBy, expiresAtMs],
      );
    },
    voidOpenCode: () => {
      store.run("update cube_code set state = 'void' where state = 'open'");
    },
    countWrongTry: (codeId) => {
      store.run('update cube_code set wrong_tries = wrong_tries + 1 where id = ?', [codeId]);
    },
    pair: ({ id, secretHash, name, pairedAtMs }, codeId) => {
      store.run('insert into cube (id, secret_hash, name, paired_at) values (?, ?, ?, ?)', [
        id,
        secretHash,
        name,
        pairedAtMs,
      ]);
      store.run("update cube_code set state = 'used', cube_id = ? where id = ?", [id, codeId]);
    },
    unpair: (cubeId, atMs, by) => {
      store.run('update cube set unpaired_at = ?, unpaired_by = ? where id = ?', [atMs, by, cubeId]);
    },
  };
}
