import type { NamePolicy, PowerCutMode } from './power-cut.ts';

export type DiskOperationKind =
  | 'open'
  | 'read'
  | 'write'
  | 'truncate'
  | 'sync'
  | 'makeDirectory'
  | 'remove'
  | 'rename'
  | 'syncDirectory';

/** One call of a program to its disk. */
export interface DiskOperation {
  readonly kind: DiskOperationKind;
  readonly path: string;
  readonly position?: number;
  readonly bytes?: number;
}

export interface DiskFault {
  /** Which calls fail; default: all kinds. */
  readonly operation?: DiskOperationKind;
  /** Only below this path; default: everywhere. */
  readonly path?: string;
  readonly code: 'EIO' | 'ENOSPC' | 'EROFS';
  /** How many such calls still succeed before; default 0. */
  readonly after?: number;
  /** How many fail then; default 1. */
  readonly times?: number;
}

/** Allowed on a read-only disk: there is nothing to be written. */
const SYNCS: ReadonlySet<DiskOperationKind> = new Set(['sync', 'syncDirectory']);

interface ArmedFault extends DiskFault {
  succeed: number;
  fail: number;
}

/** The hidden side of a simulated disk: faults, counters, and what a power cut leaves. Programs never see it. */
export class DiskControl {
  /** Bytes that fit on it; `Infinity` by default. Beyond: `ENOSPC`. */
  capacityBytes = Number.POSITIVE_INFINITY;
  /** Every change fails with `EROFS`. */
  isReadOnly = false;
  /** A drive that says "synced" and has not (D11). */
  isSyncLying = false;
  /** When names reach the platter: with `ext4` any sync of a file takes all earlier names along (D9). */
  namePolicy: NamePolicy = 'strict';
  /** Set to an array to have every call written into it. */
  log: DiskOperation[] | undefined;
  readonly #faults: ArmedFault[] = [];
  #operations = 0;
  #cut: { readonly at: number; readonly mode: PowerCutMode } | undefined;

  /** Changing calls so far (writes, truncates, syncs, names); reading does not count. */
  get operations(): number {
    return this.#operations;
  }

  /** Calls that fit `fault` fail. Returns the way to call it off. */
  fail(fault: DiskFault): () => void {
    const armed = { ...fault, succeed: fault.after ?? 0, fail: fault.times ?? 1 };
    this.#faults.push(armed);
    return () => {
      const index = this.#faults.indexOf(armed);
      if (index >= 0) this.#faults.splice(index, 1);
    };
  }

  /** Takes all faults away and mends what can be mended. */
  heal(): void {
    this.#faults.length = 0;
    this.isReadOnly = false;
    this.isSyncLying = false;
    this.#cut = undefined;
  }

  /**
   * Cuts the power of the host at the changing call with that number (the first is 1): a write has been taken into the
   * cache, a sync has not been done, and the call does not return to the program. Returns the way to call it off.
   */
  cutPowerAt(operation: number, mode: PowerCutMode = 'lose'): () => void {
    const cut = { at: operation, mode };
    this.#cut = cut;
    return () => {
      if (this.#cut === cut) this.#cut = undefined;
    };
  }

  /** @internal Counts and judges a call; says which code it fails with. */
  judge(operation: DiskOperation, isChange: boolean): DiskFault['code'] | undefined {
    this.log?.push(operation);
    if (isChange) this.#operations++;
    if (isChange && this.isReadOnly && !SYNCS.has(operation.kind)) return 'EROFS';
    for (const fault of this.#faults) {
      if (fault.operation !== undefined && fault.operation !== operation.kind) continue;
      if (fault.path !== undefined && !operation.path.startsWith(fault.path)) continue;
      if (fault.succeed > 0) {
        fault.succeed--;
      } else if (fault.fail > 0) {
        fault.fail--;
        return fault.code;
      }
    }
    return undefined;
  }

  /** @internal How the power is to be cut at the call that was just counted, if it is. */
  takePowerCut(): PowerCutMode | undefined {
    if (this.#cut?.at !== this.#operations) return undefined;
    const { mode } = this.#cut;
    this.#cut = undefined;
    return mode;
  }
}
