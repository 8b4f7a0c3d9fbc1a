import type { CaredForTse, CheckedExport, ListedTransaction, TseCare, TseChange } from '../contract/tse-care.ts';
import type { Place, TseAccess } from '../contract.ts';
import type { PosApi } from './pos-api.ts';
import { tseConfig } from './tse-access.ts';

interface WireDevice {
  readonly id: number;
  readonly kind: 'cloud' | 'usb';
  readonly role: string;
  readonly state: string;
  readonly serialNumber?: string;
  readonly certificateEndsAt?: string;
  readonly health: { readonly signaturesLeft?: number; readonly freeBytes?: number };
  readonly isLookedAfterByProvider: boolean;
  readonly warnings: readonly { readonly text: string }[];
}

interface WireChange {
  readonly id: number;
  readonly steps: readonly { readonly step: string; readonly text: string; readonly state: string }[];
  readonly notifyUntil?: string;
}

interface WireExport {
  readonly state: CheckedExport['state'];
  readonly findings: readonly { readonly at: string; readonly text: string }[];
}

/** The care of TSEs at the reference POS, by its API. `server`: the machine that reaches a new TSE. */
export function tseCare(api: PosApi, server: Place): TseCare {
  const tses = () => api.ask<{ devices: WireDevice[]; changes: WireChange[] }>('GET', '/tse');
  const lastChange = async () => (await tses()).changes.at(-1);
  return {
    devices: async () => {
      const { devices } = await tses();
      return devices.map(caredFor).toSorted((a, b) => Number(b.isInUse) - Number(a.isInUse));
    },
    openTransactions: async () => {
      const answer = await api.ask<{ transactions: { number: number; subject: string }[] }>('GET', '/tse/transactions');
      return answer.transactions.map(
        ({ number, subject }): ListedTransaction => ({ number, isOfOpenSale: subject === 'sale' }),
      );
    },
    closeLeftovers: () => api.ask<void>('POST', '/tse/transactions/close'),
    takeExport: () => api.ask<void>('POST', '/tse/exports'),
    exports: async () => {
      const { exports } = await api.ask<{ exports: WireExport[] }>('GET', '/tse/exports');
      return exports.map(({ state, findings }) => ({
        state,
        findings: findings.map(({ at, text }) => `${at}: ${text}`),
      }));
    },
    exportOf: (tse) => api.bytes(`/exports/tse.tar?tse=${tse}`),
    beginChange: async (access: TseAccess) => api.refusal('POST', '/tse/changes', await tseConfig(access, server)),
    nextStep: async () => {
      const change = await lastChange();
      const next = change?.steps.find(({ state }) => state === 'next');
      if (!change || !next) return 'no step is next';
      return api.refusal('POST', `/tse/changes/${change.id}/steps`, { step: next.step });
    },
    change: async () => {
      const change = await lastChange();
      return change && changeOf(change);
    },
  };
}

function caredFor({ id, kind, role, state, health, warnings, ...device }: WireDevice): CaredForTse {
  const { serialNumber, certificateEndsAt, isLookedAfterByProvider } = device;
  return {
    id,
    kind,
    isInUse: role === 'main',
    isReady: state === 'ready',
    isLookedAfterByProvider,
    warnings: warnings.map(({ text }) => text),
    ...(serialNumber === undefined ? {} : { serialNumber }),
    ...(certificateEndsAt === undefined ? {} : { certificateEndsAt }),
    ...(health.signaturesLeft === undefined ? {} : { signaturesLeft: health.signaturesLeft }),
    ...(health.freeBytes === undefined ? {} : { freeBytes: health.freeBytes }),
  };
}

function changeOf({ steps, notifyUntil }: WireChange): TseChange {
  return {
    steps: steps.map(({ text, state }) => ({
      text,
      isDone: state === 'done' || state === 'skipped',
      isRunning: state === 'running',
    })),
    ...(notifyUntil === undefined ? {} : { notifyUntil }),
  };
}
