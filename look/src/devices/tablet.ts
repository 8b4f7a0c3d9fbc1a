import { type DeviceDrawing, draw, rectangle, strokes } from './shapes.ts';

/** The client in the salon, with our own till on it: ticket left, tiles right, the one main key lower right. */
export const tablet: DeviceDrawing = {
  shapes: [
    draw('body', rectangle(14, 42, 212, 156, 18)),
    draw('glass', rectangle(34, 60, 172, 120, 6)),
    draw('body', rectangle(34, 60, 62, 120, 6)),
    draw('line', strokes([50, 86, 80, 86], [50, 106, 80, 106])),
    draw('mark', rectangle(146, 146, 46, 20, 5)),
    draw('body', rectangle(112, 76, 34, 22, 4), { isDetail: true }),
    draw('body', rectangle(156, 76, 34, 22, 4), { isDetail: true }),
    draw('body', rectangle(112, 108, 34, 22, 4), { isDetail: true }),
    draw('body', rectangle(156, 108, 34, 22, 4), { isDetail: true }),
    draw('line', strokes([50, 126, 70, 126], [50, 164, 80, 164]), { isDetail: true }),
  ],
  sockets: { power: [120, 198], wifi: [120, 42] },
};
