import { fileURLToPath } from 'node:url';
import { type CubeConfig, cubeProgram } from '@kassensturz/reference-pos';
import type { CubePlace, CubesInSalon } from '../contract/cube.ts';
import type { PosSite } from '../contract.ts';

const entry = fileURLToPath(import.meta.resolve('@kassensturz/reference-pos/process'));

/** Puts a cube where it stands; it is switched on by itself only with the salon, or when it is given a code. */
export async function installCubes(
  site: PosSite,
  firstCode: string,
): Promise<CubesInSalon & { stop(): Promise<void> }> {
  const codes = new Map<CubePlace, string>([['cube', firstCode]]);
  const started = new Set<CubePlace>();
  for (const place of ['cube', 'second-cube'] as const) await installCube(site, place, () => codes.get(place));
  return {
    giveCode: async (place, code) => {
      codes.set(place, code);
      await site.machines.switchOff(place);
      started.add(place);
      await site.machines.switchOn(place);
    },
    stop: async () => {
      for (const place of started) await site.machines.switchOff(place);
    },
  };
}

async function installCube(site: PosSite, place: CubePlace, code: () => string | undefined): Promise<void> {
  const { host, port } = await site.machines.endpoint(place, 'provider', 80);
  const fixed = {
    serverUrl: `http://${host}:${port}`,
    name: place,
    printer: await site.printerRaw(place),
    drawer: { sensor: site.drawer.sensor },
  };
  const config = (): CubeConfig => {
    const pairingCode = code();
    return pairingCode === undefined ? fixed : { ...fixed, pairingCode };
  };
  site.machines.install(place, {
    inProcess: (machine) => cubeProgram(config())(machine),
    ownProcess: {
      entry,
      get config() {
        return { program: 'cube', ...config() };
      },
    },
  });
}
