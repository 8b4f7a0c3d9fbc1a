import { ASB_BYTE_4, asbWord, type StatusBits } from '../protocol/status-bytes.ts';

export type Power = 'off' | 'starting' | 'on';

/** Everything that the status bytes speak of. Who changes a field calls `PrinterDevice.statusChanged` afterwards. */
export class PrinterState implements StatusBits {
  power: Power = 'on';
  isPin3High = true;
  isCoverOpen = false;
  wasCoverOpenedWhilePrinting = false;
  isFeedingByButton = false;
  isButtonPressed = false;
  isWaitingForRecovery = false;
  hasMechanicalError = false;
  hasCutterError = false;
  hasUnrecoverableError = false;
  isOverheated = false;
  isNearEnd = false;
  isPaperEnd = false;
  /** Somebody took the printer offline; no cause of its own shows. */
  isTakenOffline = false;
  /** `ESC c 5`: the panel's buttons can be switched off; FEED does nothing then. */
  arePanelButtonsOn = true;
  /** `ESC c 4`. */
  doesNearEndStop = false;

  get hasAutoRecoverableError(): boolean {
    return this.isOverheated || this.wasCoverOpenedWhilePrinting;
  }

  get hasError(): boolean {
    return this.hasMechanicalError || this.hasCutterError || this.hasUnrecoverableError || this.hasAutoRecoverableError;
  }

  get isOffline(): boolean {
    return (
      this.power !== 'on' ||
      this.isTakenOffline ||
      this.isCoverOpen ||
      this.isPaperEnd ||
      (this.isNearEnd && this.doesNearEndStop) ||
      this.isFeedingByButton ||
      this.isWaitingForRecovery ||
      this.hasError
    );
  }

  /** The four ASB bytes as a number, byte 1 lowest. */
  get word(): number {
    return asbWord(this, ASB_BYTE_4);
  }
}
