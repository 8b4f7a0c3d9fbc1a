import { createHash, timingSafeEqual } from 'node:crypto';
import type { Host } from '@kassensturz/host';
import type { Router } from 'express';
import type { PosConfig } from '../config.ts';
import type { PosEvents } from '../fiscal/pos-events.ts';
import type { StatusReaders } from '../http/status.ts';
import type { Delivery } from '../jobs/delivery.ts';
import { printerDeviceStatus } from '../jobs/printer-status.ts';
import type { Pos } from '../pos.ts';
import { cubeDelivery, outcomeOfCall, printerOf } from './cube-delivery.ts';
import { CubeLink } from './cube-link.ts';
import { CubeRelay } from './cube-relay.ts';
import { cubeRoutes } from './cube-routes.ts';
import { cubeStatus } from './cube-status.ts';

/** Everything the server has because a cube may connect to it. */
export interface CubeSide {
  /** For desks that need a device behind the cube. */
  readonly relay: CubeRelay;
  readonly delivery: Delivery;
  readonly devices: StatusReaders;
  readonly routes: Router;
  /** Joins it to the opened till. */
  join(pos: Pos): void;
}

export function cubeSide(host: Host, config: PosConfig, events: PosEvents): CubeSide {
  const link = new CubeLink(host);
  const relay = new CubeRelay(host, link, { paperMm: config.paperMm ?? 80, devices: {} });
  const secret = config.cubeToken ?? '';
  return {
    relay,
    delivery: cubeDelivery(relay),
    devices: { cube: () => cubeStatus(link), printer: () => printerDeviceStatus(printerOf(relay)) },
    routes: cubeRoutes({ link, isSecretRight: (shown) => timingSafeEqual(digest(shown), digest(secret)) }),
    join: (pos) => {
      const onChange = () => {
        events.tell({ type: 'capabilities' });
        events.tell({ type: 'status', device: 'cube' });
        pos.jobs.run();
      };
      link.listen({ onOpen: onChange, onGone: onChange });
      relay.onState((device) => device === 'printer' && onChange());
      relay.onLateOutcome((id, outcome) => {
        const job = pos.records.jobs.find(id);
        if (job?.state === 'unknown') pos.jobs.end(job, outcomeOfCall(outcome));
      });
    },
  };
}

function digest(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
