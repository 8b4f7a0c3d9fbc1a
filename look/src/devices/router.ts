import { circle, type DeviceDrawing, draw, rectangle, strokes } from './shapes.ts';

export const router: DeviceDrawing = {
  shapes: [
    draw('line', strokes([60, 136, 42, 48], [180, 136, 198, 48])),
    draw('line', 'M88 84a45 45 0 0 1 64 0'),
    draw('line', 'M70 64a71 71 0 0 1 100 0'),
    draw('mark', circle(120, 108, 9)),
    draw('body', rectangle(20, 132, 200, 66, 16)),
    draw('lamp', circle(56, 165, 8)),
    draw('lamp', circle(88, 165, 8)),
    draw('line', strokes([122, 158, 188, 158])),
    draw('line', strokes([44, 198, 44, 208], [196, 198, 196, 208]), { isDetail: true }),
    draw('shade', rectangle(112, 174, 20, 14, 2), { isDetail: true }),
    draw('shade', rectangle(140, 174, 20, 14, 2), { isDetail: true }),
    draw('shade', rectangle(168, 174, 20, 14, 2), { isDetail: true }),
  ],
  sockets: { internet: [70, 198], lan1: [122, 188], lan2: [150, 188], lan3: [178, 188], power: [40, 198] },
};
