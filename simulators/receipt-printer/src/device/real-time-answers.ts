import type { RealTimeRequest } from '../protocol/real-time-scanner.ts';
import type { PrinterDevice } from './printer-device.ts';
import type { Session } from './session.ts';
import { realTimeStatus, transmitted } from './status-sender.ts';

const CLEARED = Uint8Array.of(0x37, 0x25, 0);
/** Answer to the power-off sequence as one emulator gives it: unverified. */
const POWERING_OFF = Uint8Array.of(0x3b, 0x30, 0);
const BEEP_MS = 100;

/** Acts on a request at once, whatever waits in the buffers and whether or not the printer is online. */
export function answerRealTime(device: PrinterDevice, session: Session, request: RealTimeRequest): void {
  const { state } = device;
  const send = (bytes: Uint8Array | undefined) => {
    if (bytes !== undefined) session.door.send(bytes);
  };
  switch (request.kind) {
    case 'status':
      send(realTimeStatus(state.word, request.n));
      break;
    case 'transmit':
      send(transmitted(state.word, request.n));
      break;
    case 'pulse':
      if (device.realTimeCommands.pulse) {
        device.kick(request.pin, request.ms, request.ms, `${session.door.via} real-time`);
      }
      break;
    case 'recover':
      device.recover(request.clearsBuffers);
      break;
    case 'clear':
      device.clearBuffers();
      send(CLEARED);
      break;
    case 'feedButton':
      state.isWaitingForRecovery = false;
      device.statusChanged();
      break;
    case 'powerOff':
      if (device.realTimeCommands.powerOff) {
        send(POWERING_OFF);
        device.onPowerOff();
      }
      break;
    case 'buzzer':
      device.buzz(BEEP_MS);
      break;
    default:
      request satisfies never;
  }
}
