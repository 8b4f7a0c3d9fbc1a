import type { CallerIdSettings, CallSignal } from './caller-id-source.ts';

const longestText = 200;

/** A signal that came over the wire from a cube; undefined when it is none. */
export function readSignal(value: unknown): CallSignal | undefined {
  const { type, callId, caller, called } = (value ?? {}) as Partial<
    Record<'type' | 'callId' | 'caller' | 'called', unknown>
  >;
  if (!isText(callId) || callId === '') return undefined;
  if (type === 'answered' || type === 'ended') return { type, callId };
  if (type !== 'ringing') return undefined;
  return { type, callId, ...(isText(caller) ? { caller } : {}), ...(isText(called) ? { called } : {}) };
}

/** Settings that came over the wire from a server; undefined when there is no device. */
export function readSettings(value: unknown): CallerIdSettings | undefined {
  const { kind, host, port, path } = (value ?? {}) as Partial<Record<'kind' | 'host' | 'port' | 'path', unknown>>;
  if (kind === 'fritzbox' && isText(host) && typeof port === 'number') return { kind, host, port };
  if (kind === 'modem' && isText(path)) return { kind, path };
  return undefined;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= longestText;
}
