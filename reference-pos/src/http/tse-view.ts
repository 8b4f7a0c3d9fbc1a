import type { TseChangeRecord } from '../fiscal/records/tse-change-records.ts';
import type { TseDeviceRecord } from '../fiscal/records/tse-device-records.ts';
import type { TseExportRecord } from '../fiscal/records/tse-export-records.ts';
import { type ChangeStep, changeSteps } from '../fiscal/tse-changes.ts';
import type { Pos } from '../pos.ts';
import { tseWarnings } from './tse-warnings.ts';
import { iso } from './views.ts';

/** A TSE as screens and auditors see it; its access data never leave the till. */
export function tseDeviceView(pos: Pos, device: TseDeviceRecord) {
  const { id, kind, role, identity, knownSinceMs, firstUsedAtMs, retiredAtMs } = device;
  const { state } = pos.inventory.unit(id).desk;
  const { health } = pos.inventory.unit(id).desk;
  const last = pos.records.tseExports.lastEnded(id);
  return {
    id,
    kind,
    role,
    state: state.state,
    ...(state.state === 'outage' ? { outageText: state.outage.text } : {}),
    knownSince: iso(knownSinceMs),
    ...(firstUsedAtMs === undefined ? {} : { firstUsedAt: iso(firstUsedAtMs) }),
    ...(retiredAtMs === undefined ? {} : { retiredAt: iso(retiredAtMs) }),
    ...(identity
      ? {
          serialNumber: identity.serialNumber,
          clientId: identity.clientId,
          isTest: identity.isTest ?? false,
          ...(identity.certificationId === undefined ? {} : { certificationId: identity.certificationId }),
          ...(identity.certificateEndsAtMs === undefined
            ? {}
            : { certificateEndsAt: iso(identity.certificateEndsAtMs) }),
        }
      : {}),
    health,
    isLookedAfterByProvider: kind === 'cloud',
    warnings: role === 'retired' ? [] : tseWarnings(pos, device),
    hasArchive: pos.tseExports.hasArchive(id),
    isExporting: pos.tseExports.isRunning(id),
    ...(last ? { lastExport: tseExportView(last) } : {}),
  };
}

export function tseExportView(record: TseExportRecord) {
  const { number, deviceId, reason, state, by, begunAtMs, endedAtMs, findings, messages, bytes, sha256, text } = record;
  return {
    number,
    tse: deviceId,
    reason,
    state,
    by,
    begunAt: iso(begunAtMs),
    ...(endedAtMs === undefined ? {} : { endedAt: iso(endedAtMs) }),
    findings,
    hasFile: record.file !== undefined,
    ...(messages === undefined ? {} : { messages }),
    ...(bytes === undefined ? {} : { bytes }),
    ...(sha256 === undefined ? {} : { sha256 }),
    ...(text === undefined ? {} : { text }),
  };
}

const stepTexts: Readonly<Record<ChangeStep, string>> = {
  export: 'Daten der bisherigen TSE exportieren und prüfen',
  prepare: 'Neue TSE einrichten und die Kasse bei ihr anmelden',
  switch: 'Ab dem nächsten Verkauf signiert die neue TSE',
  notify: 'Wechsel dem Finanzamt mitteilen (§ 146a Abs. 4 AO, über ELSTER, binnen eines Monats)',
};

export function tseChangeView(pos: Pos, change: TseChangeRecord) {
  const at = {
    export: change.exportedAtMs,
    prepare: change.preparedAtMs,
    switch: change.switchedAtMs,
    notify: change.notifiedAtMs,
  };
  return {
    id: change.id,
    oldTse: change.oldId,
    newTse: change.newId,
    begunAt: iso(change.begunAtMs),
    by: change.by,
    state: change.givenUpAtMs !== undefined ? 'given-up' : change.notifiedAtMs !== undefined ? 'done' : 'running',
    steps: changeSteps.map((step) => {
      const atMs = at[step];
      const state = pos.tseChanges.stateOf(change, step);
      return { step, state, text: stepTexts[step], ...(atMs === undefined ? {} : { at: iso(atMs) }) };
    }),
    ...(change.exportNumber === undefined ? {} : { exportNumber: change.exportNumber }),
    ...(change.skipReason === undefined ? {} : { skipReason: change.skipReason }),
    ...(change.switchedAtMs === undefined ? {} : { notifyUntil: iso(monthLater(change.switchedAtMs)) }),
  };
}

/** The end of the month that the law gives, on the same day of the next one. */
function monthLater(ms: number): number {
  const date = new Date(ms);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + 1);
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, lastDay));
  return date.getTime();
}
