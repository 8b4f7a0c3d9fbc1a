import type { FaultName, FaultOptions, Tse } from '@kassensturz/tse';
import type { TseAccess } from '../pos/contract.ts';
import { startCloudTse } from './cloud-tse-in-salon.ts';
import type { Physics } from './physics.ts';
import type { SalonPlan } from './plan.ts';
import { startStick } from './stick-in-salon.ts';

/** The TSE of a salon, whichever kind it is. */
export interface TseInSalon {
  readonly kind: 'cloud' | 'usb';
  readonly access: TseAccess;
  /** The signing core: its log and its exports are what happened. */
  readonly core: Tse;
  /** Out of order: the service is down, the stick is pulled. */
  fail(): Promise<void>;
  recover(): Promise<void>;
  /** Every answer takes this long from now on (0 = normal). */
  slowDown(ms: number): void;
  /** The next payment is signed, and the answer never arrives. */
  loseAnswerAfterFinish(): void;
  /** A fault of the simulated TSE by its name (see the README of the package). */
  fault<N extends FaultName>(name: N, options?: FaultOptions<N>): Promise<void>;
  heal(name: FaultName): Promise<void>;
  /** What was asked of it over its wire so far, one line a call, oldest first. */
  calls(): readonly string[];
  /** Somebody has changed the PIN at the TSE and told nobody. */
  changePin(): void;
  /** A transaction is begun for the till by somebody who then dies. */
  leaveOpen(): Promise<void>;
  /** So much of the memory is free from now on (0 to 1); where there is a memory of its own. */
  fillMemory(freeShare: number): void;
  /** The signature of its newest message is not what it was; the rest of that message is. */
  damageSignature(): void;
  /** Whether it keeps what it signs: under F-TSE-WRITEONLY, or with a damaged message, its log proves nothing. */
  readonly keepsLog: boolean;
  /** Another TSE of that kind, as somebody buys it to replace this one. */
  buyNew(options?: { readonly isProduction?: boolean }): Promise<{ readonly access: TseAccess; readonly core: Tse }>;
  /** Cores of the TSEs that were bought so, oldest first. */
  readonly bought: readonly Tse[];
  /** Hex of SHA-256 over the public key (TR-03153-1, 9.3.2). */
  serialNumberHex(): string;
  /** Calls `listener` after every call of the TSE, where it can be heard; returns how to stop that. */
  onEvent(listener: () => void): () => void;
  stop(): Promise<void>;
}

export function startTse(kind: 'cloud' | 'usb', plan: SalonPlan, physics: Physics): Promise<TseInSalon> {
  return kind === 'cloud' ? startCloudTse(plan, physics) : startStick(plan, physics);
}
