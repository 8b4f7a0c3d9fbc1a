import { circle, type DeviceDrawing, draw, rectangle, strokes } from './shapes.ts';

export const printer: DeviceDrawing = {
  shapes: [
    draw('body', rectangle(34, 86, 172, 126, 18)),
    draw('shade', rectangle(62, 104, 116, 14, 7)),
    draw('paper', 'M76 111V30l11 9 11-9 11 9 11-9 11 9 11-9 11 9 11-9v81z', { part: 'paper' }),
    draw('print', strokes([94, 62, 146, 62], [94, 84, 130, 84]), { part: 'paper' }),
    draw('line', strokes([34, 150, 206, 150]), { isDetail: true, part: 'cover' }),
    draw('lamp', circle(178, 182, 9)),
    draw('line', strokes([62, 182, 98, 182])),
    draw('mark', rectangle(118, 177, 26, 10, 5), { isDetail: true }),
    draw('print', strokes([94, 73, 118, 73], [140, 84, 146, 84]), { isDetail: true, part: 'paper' }),
  ],
  sockets: { power: [60, 212], network: [104, 212], kick: [150, 212] },
};
