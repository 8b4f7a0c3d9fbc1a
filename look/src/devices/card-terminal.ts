import { type DeviceDrawing, dots, draw, rectangle, strokes } from './shapes.ts';

export const cardTerminal: DeviceDrawing = {
  shapes: [
    draw('paper', rectangle(82, 168, 76, 60, 6), { part: 'card' }),
    draw('print', strokes([94, 216, 118, 216]), { isDetail: true, part: 'card' }),
    draw('body', rectangle(62, 14, 116, 192, 20)),
    draw('glass', rectangle(80, 34, 80, 56, 6)),
    draw('mark', dots([92, 120, 148], [116, 142, 168], 8)),
    draw('line', strokes([94, 56, 146, 56], [116, 72, 146, 72]), { isDetail: true }),
    draw('line', strokes([86, 190, 154, 190])),
  ],
  sockets: { network: [120, 14], power: [150, 14] },
};
