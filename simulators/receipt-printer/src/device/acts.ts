import type { PrinterDevice } from './printer-device.ts';

/** What people and things do to a printer; each act tells the device that its state has changed. */
export function openCover(device: PrinterDevice): void {
  const { state } = device;
  if (state.isCoverOpen) return;
  state.wasCoverOpenedWhilePrinting = device.queue.isPrinting;
  state.isCoverOpen = true;
  device.statusChanged();
}

/** Closing the cover also ends the wait of a printer that stands still after a cleared cutter error. */
export function closeCover(device: PrinterDevice): void {
  const { state } = device;
  if (!state.isCoverOpen) return;
  state.isCoverOpen = false;
  state.wasCoverOpenedWhilePrinting = false;
  device.checkPaper();
  if (!device.isCutterJammed) device.recover(false);
}

/** The roll is used up: now, or after so many more millimetres. */
export function runOutOfPaper(device: PrinterDevice, afterMm: number): void {
  device.roll.load(afterMm);
  device.checkPaper();
}

export function reachNearEnd(device: PrinterDevice, remainingMm: number): void {
  device.roll.load(remainingMm);
  device.checkPaper();
}

/** A new roll; the cover is shut again when it was opened for that. */
export function loadPaper(device: PrinterDevice, lengthMm?: number): void {
  device.roll.load(lengthMm);
  if (device.state.isCoverOpen) closeCover(device);
  else device.checkPaper();
}

/** The next cut fails. */
export function jamCutter(device: PrinterDevice): void {
  device.isCutterJammed = true;
}

/** The paper is out of the blade; the error itself stays until `DLE ENQ`, FEED or a cover cycle. */
export function clearJam(device: PrinterDevice): void {
  device.isCutterJammed = false;
}

/** Paper jam or double feed: a mechanical error at once. */
export function jamPaper(device: PrinterDevice): void {
  device.state.hasMechanicalError = true;
  device.statusChanged();
}

/** The head is too hot; it cools down by itself after `coolDownMs`. */
export function overheat(device: PrinterDevice, coolDownMs: number): void {
  device.state.isOverheated = true;
  device.statusChanged();
  device.host.clock.after(coolDownMs, () => coolDown(device));
}

export function coolDown(device: PrinterDevice): void {
  if (!device.state.isOverheated) return;
  device.state.isOverheated = false;
  device.statusChanged();
}

/** An error that only a power cycle ends (voltage, thermistor, memory). */
export function breakDown(device: PrinterDevice): void {
  device.state.hasUnrecoverableError = true;
  device.statusChanged();
}

export function goOffline(device: PrinterDevice): void {
  device.state.isTakenOffline = true;
  device.statusChanged();
}

export function goOnline(device: PrinterDevice): void {
  device.state.isTakenOffline = false;
  device.statusChanged();
}

/** FEED held down: paper runs, the printer is offline meanwhile. */
export function holdFeed(device: PrinterDevice): void {
  if (!device.state.arePanelButtonsOn) return;
  device.state.isButtonPressed = true;
  device.state.isFeedingByButton = true;
  device.statusChanged();
}

/** FEED let go: one line has run; a waiting printer goes on, a cleared error ends. */
export function releaseFeed(device: PrinterDevice): void {
  const { state } = device;
  if (!state.isButtonPressed) return;
  state.isButtonPressed = false;
  state.isFeedingByButton = false;
  state.isWaitingForRecovery = false;
  if (!state.isPaperEnd && !state.isCoverOpen) device.interpreter.strip.move(device.interpreter.settings.lineSpacing);
  if (!device.isCutterJammed) device.recover(false);
  device.statusChanged();
}
