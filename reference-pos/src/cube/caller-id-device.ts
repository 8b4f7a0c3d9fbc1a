import { LocalCallerId } from '../peripherals/caller-id/index.ts';
import { readSettings } from '../peripherals/caller-id/read-signal.ts';
import { checkCall, cubeDeviceName, signalEvent } from '../phone/remote-caller-id.ts';
import type { CubeDevice, CubeDeviceParts } from './cube-device.ts';

/** The FRITZ!Box or modem in the salon: the cube listens to it and tells the server who calls. */
export function callerIdDevice({ host, tell, onState }: CubeDeviceParts): CubeDevice {
  const callerId = new LocalCallerId(host);
  callerId.listen((signal) => tell(signalEvent, signal), onState);
  return {
    name: cubeDeviceName,
    handlers: { [checkCall]: () => callerId.check() },
    configure: ({ devices }) => callerId.setUp(readSettings(devices[cubeDeviceName])),
    state: () => {
      const state = callerId.state();
      return state.state === 'failed' ? { state: state.state, trouble: state.trouble } : { state: state.state };
    },
    stop: () => callerId.stop(),
  };
}
