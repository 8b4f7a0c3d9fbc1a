import { box } from './box.ts';
import { cardTerminal } from './card-terminal.ts';
import { cloud } from './cloud.ts';
import { cube } from './cube.ts';
import { drawer } from './drawer.ts';
import { phone } from './phone.ts';
import { printer } from './printer.ts';
import { router } from './router.ts';
import type { DeviceDrawing } from './shapes.ts';
import { tablet } from './tablet.ts';
import { tse } from './tse.ts';

/** Every device we draw, in a box of 240 × 240. */
export const deviceDrawings = {
  printer,
  drawer,
  tse,
  'card-terminal': cardTerminal,
  phone,
  router,
  box,
  cube,
  tablet,
  cloud,
} as const satisfies Record<string, DeviceDrawing>;

export type DeviceKind = keyof typeof deviceDrawings;

export const deviceKinds = Object.keys(deviceDrawings) as readonly DeviceKind[];
