import type { Clock, Log, Timer } from '@kassensturz/host';
import type { Door } from './connections/door.ts';
import type { PrinterDevice } from './device/printer-device.ts';

/** The plug: off takes buffers, settings and connections along; on needs the model's start-up time. */
export class PowerSwitch {
  readonly #clock: Clock;
  readonly #device: PrinterDevice;
  readonly #doors: readonly Door[];
  readonly #log: Log;
  #startUp: Timer | undefined;
  #doorWork: Promise<void> = Promise.resolve();

  constructor(device: PrinterDevice, doors: readonly Door[]) {
    this.#clock = device.host.clock;
    this.#log = device.host.log;
    this.#device = device;
    this.#doors = doors;
  }

  /** Opens the doors of a printer that is on. When one of them fails, none stays open. */
  async openDoors(): Promise<void> {
    try {
      for (const door of this.#doors) await door.powerOn();
    } catch (error) {
      for (const door of this.#doors) await door.stop();
      throw error;
    }
  }

  off(): void {
    const { state } = this.#device;
    if (state.power === 'off') return;
    this.#startUp?.cancel();
    state.power = 'off';
    this.#device.halt();
    Object.assign(state, {
      hasCutterError: false,
      hasMechanicalError: false,
      hasUnrecoverableError: false,
      isOverheated: false,
      wasCoverOpenedWhilePrinting: false,
      isWaitingForRecovery: false,
      isTakenOffline: false,
      doesNearEndStop: false,
      arePanelButtonsOn: true,
    });
    this.#device.statusChanged();
    this.#queue((door) => door.powerOff());
  }

  on(): void {
    const { state, model } = this.#device;
    if (state.power !== 'off') return;
    state.power = 'starting';
    this.#device.statusChanged();
    this.#startUp = this.#clock.after(model.startUpMs, () => {
      this.#queue((door) => door.powerOn());
      void this.#doorWork.then(() => {
        if (state.power !== 'starting') return;
        state.power = 'on';
        this.#device.checkPaper();
      });
    });
  }

  /** Network doors go to other ports, or back to those of the start. Resolves when they are open there. */
  moveDoors(): Promise<void> {
    this.#queue((door) => door.moveTo(undefined));
    return this.#doorWork;
  }

  /** Closes all doors for good. */
  async stop(): Promise<void> {
    this.#startUp?.cancel();
    this.#device.halt();
    await this.#doorWork;
    for (const door of this.#doors) await door.stop();
  }

  #queue(work: (door: Door) => Promise<void>): void {
    this.#doorWork = this.#doorWork
      .then(async () => {
        for (const door of this.#doors) await work(door);
      })
      // Somebody else has taken the port meanwhile: the printer is on, and nobody can reach it there.
      .catch((error: Error) => this.#log.error('printer.door', { message: error.message }));
  }
}
