import { circle, type DeviceDrawing, draw, rectangle, strokes } from './shapes.ts';

export const cloud: DeviceDrawing = {
  shapes: [
    draw('body', 'M66 190a48 48 0 0 1-8-95.300a66 66 0 0 1 126-9.700a53 53 0 0 1-6 105z'),
    draw('glass', rectangle(86, 112, 68, 24, 6)),
    draw('glass', rectangle(86, 142, 68, 24, 6)),
    draw('lamp', circle(140, 124, 4), { isDetail: true }),
    draw('lamp', circle(140, 154, 4), { isDetail: true }),
    draw('line', strokes([98, 124, 112, 124], [98, 154, 112, 154]), { isDetail: true }),
  ],
  sockets: { internet: [120, 190] },
};
