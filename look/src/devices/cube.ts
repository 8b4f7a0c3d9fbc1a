import { type DeviceDrawing, draw, strokes } from './shapes.ts';

export const cube: DeviceDrawing = {
  shapes: [
    draw('glass', 'M120 26 204 72 120 118 36 72z'),
    draw('body', 'M36 72 120 118V214L36 168z'),
    draw('shade', 'M204 72 120 118V214L204 168z'),
    draw('lamp', 'M176 132c7-4 12 0 12 8s-5 16-12 20-12 0-12-8 5-16 12-20z'),
    draw('line', strokes([58, 128, 98, 150])),
    draw('line', strokes([58, 148, 84, 162]), { isDetail: true }),
    draw('line', 'M96 64c-10 0-15 6-12 11 3 4 10 5 16 4 3 8 20 10 28 4 14 3 24-5 18-11-3-4-9-5-14-3-2-11-28-14-36-5z', {
      isDetail: true,
    }),
  ],
  sockets: { network: [78, 191], power: [162, 191] },
};
