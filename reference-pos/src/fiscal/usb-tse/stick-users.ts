import type { Clock } from '@kassensturz/host';
import type { UsbTseConfig } from '../../config.ts';
import { TseError } from '../tse/tse-error.ts';
import { codes, loginResult } from './codes.ts';
import type { CommandLine } from './command-line.ts';
import { number4, numberAt, text, textBytes } from './parameters.ts';
import { isStickCode, stickCodes } from './stick-errors.ts';

export type StickUser = 'Admin' | 'TimeAdmin';

/** Logs in and out at the stick. A PIN that was refused once is not shown again by this program run (TSE-16). */
export class StickUsers {
  readonly #line: CommandLine;
  readonly #clock: Clock;
  readonly #secrets: Readonly<Record<StickUser, { readonly pin: string; readonly puk: string }>>;
  readonly #refused = new Set<StickUser>();

  constructor(line: CommandLine, clock: Clock, config: UsbTseConfig) {
    this.#line = line;
    this.#clock = clock;
    this.#secrets = {
      Admin: { pin: config.adminPin, puk: config.adminPuk },
      TimeAdmin: { pin: config.timeAdminPin, puk: config.timeAdminPuk },
    };
  }

  /** Replaces the secrets the stick came with; a PUK can be set once, the PIN then follows from it. */
  async setSecrets(user: StickUser, what: { readonly isPukNew: boolean; readonly isPinNew: boolean }): Promise<void> {
    const { pin, puk } = this.#secrets[user];
    if (what.isPukNew) await this.#line.command(codes.initializePins, [text(user), textBytes(puk)]);
    if (!what.isPinNew) return;
    const result = numberAt(
      await this.#line.command(codes.unblockUser, [text(user), textBytes(puk), textBytes(pin)]),
      0,
    );
    if (result !== loginResult.ok) throw new TseError('pin-refused', { detail: `PUK ${user}` });
  }

  /** Does something as that user; logged out again afterwards, whatever came of it. */
  async as<T>(user: StickUser, act: () => Promise<T>): Promise<T> {
    await this.#logIn(user);
    try {
      return await act();
    } finally {
      // A user the stick has logged out by itself is as good as logged out.
      await this.#line.command(codes.logout, [text(user)]).catch(() => undefined);
    }
  }

  /** Sets the stick's clock to the till's. */
  async setTime(): Promise<void> {
    const update = () =>
      this.as('TimeAdmin', () => this.#line.command(codes.updateTime, [number4(Math.floor(this.#clock.now() / 1000))]));
    try {
      await update();
    } catch (error) {
      // The time administrator is logged out after two seconds; on a busy machine that may come in between.
      if (!isStickCode(error, stickCodes.notAuthenticated)) throw error;
      await update();
    }
  }

  async #logIn(user: StickUser): Promise<void> {
    if (this.#refused.has(user)) throw new TseError('pin-refused', { detail: user });
    const answer = await this.#line.command(codes.authenticateUser, [text(user), textBytes(this.#secrets[user].pin)]);
    const result = numberAt(answer, 0);
    if (result === loginResult.ok) return;
    this.#refused.add(user);
    throw new TseError('pin-refused', { detail: `${user}, Ergebnis ${result}` });
  }
}
