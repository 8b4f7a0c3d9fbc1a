import { callerIdDevice } from './caller-id-device.ts';
import type { MakeCubeDevice } from './cube-device.ts';
import { printerDevice } from './printer-device.ts';
import { terminalDevice } from './terminal-device.ts';

/** Every kind of device a cube can serve; one that is not set up answers its calls with that. */
export const cubeDevices: readonly MakeCubeDevice[] = [printerDevice, callerIdDevice, terminalDevice];
