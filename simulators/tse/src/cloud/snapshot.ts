import { type TseSnapshot, tseSnapshot } from '../core/snapshot.ts';
import type { CloudService } from './cloud-service.ts';
import type { TssState } from './cloud-tss.ts';

/** State of the cloud front as plain data. */
export interface CloudSnapshot {
  readonly tss: readonly {
    readonly id: string;
    readonly state: TssState;
    readonly clients: readonly { readonly id: string; readonly serialNumber: string; readonly state: string }[];
    readonly core: TseSnapshot;
  }[];
}

export function cloudSnapshot(service: CloudService): CloudSnapshot {
  return {
    tss: service.all.map((tss) => ({
      id: tss.id,
      state: tss.state,
      clients: tss.clients.all.map(({ id, serialNumber, state }) => ({ id, serialNumber, state })),
      core: tseSnapshot(tss.tse),
    })),
  };
}
