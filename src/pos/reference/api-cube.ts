import type { TillClient } from '@kassensturz/reference-pos/till-client';
import type { CubeDesk } from '../contract/cube.ts';

/** The cube's part of the devices page, by the till's client. */
export function apiCubeDesk(client: TillClient): CubeDesk {
  return {
    makeCode: async () => {
      client.showDevices();
      await client.makeCubeCode();
      return client.state.cubeState?.code;
    },
    unpair: async () => {
      client.showDevices();
      await client.unpairCube();
    },
    state: async () => {
      const cube = client.state.devices.find(({ kind }) => kind === 'cube');
      return { word: cube?.word ?? '', text: cube?.text ?? '' };
    },
  };
}
