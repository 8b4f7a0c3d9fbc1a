import type { Host, Program } from '@kassensturz/host';
import { checkConfig } from '../check-config.ts';
import type { PosConfig } from '../config.ts';
import type { PosEvents } from '../fiscal/pos-events.ts';
import { pageDelivery } from '../jobs/delivery.ts';
import { printerDeviceStatus } from '../jobs/printer-status.ts';
import { makeTse } from '../make-tse.ts';
import { openPos, type Pos } from '../pos.ts';
import { type RunningPos, servePos } from '../serve-pos.ts';
import { CubeLink } from './cube-link.ts';
import { cubeRoutes } from './cube-routes.ts';
import { cubeStatus } from './cube-status.ts';

/**
 * The cloud till: records on the provider's server, a browser in the salon. The server never connects to anything in the
 * salon (CK-10); a paired cube connects to it.
 */
export function cloudProgram(config: PosConfig): Program<RunningPos> {
  checkConfig(config, ['cloud', 'cube']);
  return async (host) => {
    let link: CubeLink | undefined;
    const pos: Pos = await openPos(host, config, {
      makeTse: (settings, serialNumber) => makeTse(host, config.tse, settings, serialNumber),
      makeDelivery: (events) => {
        if (config.variant !== 'cube' || !config.cubeToken) return pageDelivery;
        link = openLink(host, config, events, () => pos.jobs.run());
        return link;
      },
    });
    return servePos(pos, link ? withCube(pos, link) : { devices: {} });
  };
}

function openLink(host: Host, config: PosConfig, events: PosEvents, runJobs: () => void): CubeLink {
  const onChange = () => {
    events.tell({ type: 'capabilities' });
    events.tell({ type: 'status', device: 'cube' });
    runJobs();
  };
  return new CubeLink({ host, token: config.cubeToken ?? '', paperMm: config.paperMm ?? 80, onChange });
}

function withCube(pos: Pos, link: CubeLink) {
  const routes = cubeRoutes({
    link,
    now: () => pos.host.clock.now(),
    onLateOutcome: (jobId, outcome) => {
      const job = pos.records.jobs.find(jobId);
      if (job?.state === 'unknown') pos.jobs.end(job, outcome);
    },
  });
  const devices = { cube: () => cubeStatus(link), printer: () => printerDeviceStatus(link.printer) };
  return { devices, extra: routes };
}
