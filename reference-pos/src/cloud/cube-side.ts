import type { Host } from '@kassensturz/host';
import type { Router } from 'express';
import type { PosConfig } from '../config.ts';
import type { StatusReaders } from '../http/status.ts';
import type { Delivery, PrinterAddress } from '../jobs/delivery.ts';
import { drawerDeviceStatus } from '../jobs/drawer-status.ts';
import { printerDeviceStatus } from '../jobs/printer-status.ts';
import { rememberedPrinter } from '../jobs/remembered-printer.ts';
import type { Pos } from '../pos.ts';
import type { SettingRecords } from '../till/records/setting-records.ts';
import { cubeDelivery, outcomeOfCall, printerOf } from './cube-delivery.ts';
import { CubeLink } from './cube-link.ts';
import { CubePairing } from './cube-pairing.ts';
import { CubeRelay } from './cube-relay.ts';
import { cubeRoutes } from './cube-routes.ts';
import { cubeSettingsRoutes } from './cube-settings-routes.ts';
import { cubeStatus } from './cube-status.ts';

/** Everything the server has because a cube may connect to it. */
export interface CubeSide {
  /** For desks that need a device behind the cube. */
  readonly relay: CubeRelay;
  readonly delivery: Delivery;
  /** Joins it to the opened till. */
  join(pos: Pos): CubeFront;
}

/** What the cube adds to the till's front door. */
export interface CubeFront {
  readonly devices: StatusReaders;
  /** With the cube's own secret. */
  readonly extra: Router;
  /** With a session. */
  readonly cubeSettings: Router;
}

export function cubeSide(host: Host, config: PosConfig, settings: SettingRecords): CubeSide {
  let address = rememberedPrinter(settings);
  const link = new CubeLink(host);
  const relay = new CubeRelay(host, link, {
    paperMm: config.paperMm ?? 80,
    devices: address ? { printer: address } : {},
  });
  const delivery = cubeDelivery(relay, (wanted) => {
    address = wanted;
  });
  return { relay, delivery, join: (pos) => join(pos, link, relay, () => address) };
}

function join(pos: Pos, link: CubeLink, relay: CubeRelay, printerAddress: () => PrinterAddress | undefined): CubeFront {
  const { host, config, store, records, events, jobs, salon } = pos;
  const onChange = () => {
    events.tell({ type: 'capabilities' });
    events.tell({ type: 'status', device: 'cube' });
    jobs.run();
  };
  const pairing = new CubePairing({
    host,
    store,
    records,
    onChange: (change) => {
      if (change === 'unpaired') link.close();
      events.tell({ type: 'status', device: 'cube' });
    },
  });
  if (config.cubeFirstCode !== undefined) pairing.takeFirstCode(config.cubeFirstCode);
  link.listen({ onOpen: onChange, onGone: onChange });
  relay.onState((device) => {
    if (device === 'printer') onChange();
  });
  relay.onLateOutcome((id, outcome) => {
    const job = records.jobs.find(id);
    if (job?.state === 'unknown') jobs.end(job, outcomeOfCall(outcome));
  });
  return {
    devices: {
      cube: () => cubeStatus(link, pairing),
      printer: () => (relay.isConnected ? printerDeviceStatus(printerOf(relay), printerAddress()) : undefined),
      drawer: () => drawerDeviceStatus(printerOf(relay)),
    },
    extra: cubeRoutes({ link, pairing, salon: salon.name }),
    cubeSettings: cubeSettingsRoutes({ link, pairing }),
  };
}
