import type { Host } from '@kassensturz/host';
import type { TseConfig } from '../config.ts';
import type { Store } from '../storage/types.ts';
import { PosError } from '../till/pos-error.ts';
import type { User } from '../till/staff.ts';
import type { PosEvents } from './pos-events.ts';
import type { PosRecords } from './pos-records.ts';
import type { TseChangeRecord } from './records/tse-change-records.ts';
import { deviceName } from './records/tse-device-records.ts';
import type { Securing } from './securing.ts';
import { asTseError } from './tse/tse-error.ts';
import type { TseExports } from './tse-exports.ts';
import type { TseInventory } from './tse-inventory.ts';

export interface TseChangesOptions {
  readonly host: Host;
  readonly store: Store;
  readonly records: PosRecords;
  readonly inventory: TseInventory;
  readonly tseExports: TseExports;
  readonly securing: Securing;
  readonly events: PosEvents;
}

/** In this order: old data out, new TSE ready, new TSE in charge, tax office told. */
export const changeSteps = ['export', 'prepare', 'switch', 'notify'] as const;
export type ChangeStep = (typeof changeSteps)[number];

export type StepState = 'done' | 'running' | 'skipped' | 'next' | 'later';

/**
 * Leads from one TSE to the next (TSE-17): the old one's whole log is exported and checked, the new one is set up and the
 * register announced to it, it takes over between two sales, and the notification that the tax office is owed stays on the
 * list until somebody says that it was sent (§ 146a (4) AO). Every step can be repeated; a cut goes on where it was.
 */
export class TseChanges {
  readonly #options: TseChangesOptions;

  constructor(options: TseChangesOptions) {
    this.#options = options;
  }

  /** Begins a change to the TSE with that access; the same again returns the change that runs. */
  begin(access: TseConfig, user: User): TseChangeRecord {
    const { host, store, records, inventory } = this.#options;
    const running = records.tseChanges.running();
    const now = host.clock.now();
    if (running) {
      const device = records.tseDevices.find(running.newId);
      if (device?.access.kind !== access.kind || deviceName(device.access) !== deviceName(access)) {
        throw new PosError('TSE_CHANGE_RUNNING');
      }
      records.tseDevices.writeAccess(device.id, access);
      return running;
    }
    const known = records.tseDevices.list().find(({ name }) => name === deviceName(access));
    // A stick is often plugged in where the old one was; a TSS id says for sure which TSE it is.
    const isSame = known && access.kind === 'cloud' && known.role !== 'spare';
    if (isSame) throw new PosError('TSE_KNOWN_ALREADY');
    return store.transaction(() => {
      const device = known?.role === 'spare' ? known : records.tseDevices.add('new', access, now);
      records.log.write(now, user.id, 'tse.change-begun', { old: inventory.main.id, new: device.id });
      return records.tseChanges.begin(inventory.main.id, device.id, user.id, now);
    });
  }

  /** Takes the old TSE's whole log; `skipReason`: it gives nothing any more, and somebody takes responsibility for that. */
  export(id: number, user: User, skipReason?: string): TseChangeRecord {
    const { host, store, records, tseExports } = this.#options;
    const change = this.#expect(id, 'export');
    if (skipReason !== undefined) {
      store.transaction(() => {
        const atMs = host.clock.now();
        records.tseChanges.noteSkipped(id, skipReason, atMs);
        records.log.write(atMs, user.id, 'tse.change-export-skipped', { change: id, reason: skipReason });
      });
      return this.find(id);
    }
    const number = tseExports.take('change', user.id, change.oldId).number;
    void tseExports.takeWhole('change', user.id, change.oldId).then(({ state, endedAtMs }) => {
      const isStillWanted = records.tseChanges.find(id)?.exportedAtMs === undefined;
      if (state !== 'failed' && isStillWanted) {
        records.tseChanges.noteExported(id, number, endedAtMs ?? host.clock.now());
      }
    });
    return this.find(id);
  }

  /** Brings the new TSE to where it would sign for this register. */
  async prepare(id: number, user: User): Promise<TseChangeRecord> {
    const { host, store, records, inventory } = this.#options;
    const { newId } = this.#expect(id, 'prepare');
    try {
      await inventory.prepareNew(newId);
    } catch (thrown) {
      throw new PosError('TSE_NEW_NOT_READY', { details: { cause: asTseError(thrown).message }, cause: thrown });
    }
    store.transaction(() => {
      const atMs = host.clock.now();
      records.tseChanges.notePrepared(id, atMs);
      records.log.write(atMs, user.id, 'tse.change-prepared', { change: id, tse: newId });
    });
    return this.find(id);
  }

  /** The new TSE signs from now on; what was begun at the old one is finished there. */
  async switch(id: number, user: User): Promise<TseChangeRecord> {
    const { host, store, records, inventory, securing, tseExports, events } = this.#options;
    const { oldId, newId, skipReason } = this.#expect(id, 'switch');
    await securing.closeLeftovers();
    const wasSpare = records.tseDevices.find(newId)?.role === 'spare';
    await inventory.replaceMain(newId, 'retired');
    store.transaction(() => {
      const atMs = host.clock.now();
      records.tseChanges.noteSwitched(id, atMs);
      records.log.write(atMs, user.id, 'tse.changed', { change: id, old: oldId, new: newId, wasSpare });
    });
    // What was signed since the export belongs to the old TSE's archive, too.
    if (skipReason === undefined) tseExports.take('daily', user.id, oldId);
    events.tell({ type: 'status', device: 'tse' });
    return this.find(id);
  }

  /** Somebody says that the tax office was told. */
  notify(id: number, user: User): TseChangeRecord {
    const { host, store, records } = this.#options;
    this.#expect(id, 'notify');
    store.transaction(() => {
      const atMs = host.clock.now();
      records.tseChanges.noteNotified(id, atMs);
      records.log.write(atMs, user.id, 'tse.change-notified', { change: id });
    });
    return this.find(id);
  }

  /** Leaves everything as it was; possible until the new TSE has taken over. */
  giveUp(id: number, user: User): TseChangeRecord {
    const { host, store, records } = this.#options;
    const change = this.find(id);
    if (change.switchedAtMs !== undefined || change.givenUpAtMs !== undefined) throw new PosError('TSE_CHANGE_OVER');
    store.transaction(() => {
      const atMs = host.clock.now();
      records.tseChanges.giveUp(id, atMs);
      if (records.tseDevices.find(change.newId)?.role === 'new')
        records.tseDevices.writeRole(change.newId, 'retired', atMs);
      records.log.write(atMs, user.id, 'tse.change-given-up', { change: id });
    });
    return this.find(id);
  }

  find(id: number): TseChangeRecord {
    const change = this.#options.records.tseChanges.find(id);
    if (!change) throw new PosError('TSE_CHANGE_UNKNOWN');
    return change;
  }

  /** Where each step stands. */
  stateOf(change: TseChangeRecord, step: ChangeStep): StepState {
    const doneAtMs = {
      export: change.exportedAtMs,
      prepare: change.preparedAtMs,
      switch: change.switchedAtMs,
      notify: change.notifiedAtMs,
    };
    if (doneAtMs[step] !== undefined) return step === 'export' && change.skipReason !== undefined ? 'skipped' : 'done';
    if (changeSteps.find((candidate) => doneAtMs[candidate] === undefined) !== step) return 'later';
    return step === 'export' && this.#options.tseExports.isRunning(change.oldId) ? 'running' : 'next';
  }

  #expect(id: number, step: ChangeStep): TseChangeRecord {
    const change = this.find(id);
    if (change.givenUpAtMs !== undefined) throw new PosError('TSE_CHANGE_OVER');
    const state = this.stateOf(change, step);
    if (state !== 'next' && state !== 'running') throw new PosError('TSE_STEP_NOT_NEXT');
    return change;
  }
}
