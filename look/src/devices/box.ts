import { circle, type DeviceDrawing, draw, rectangle, strokes } from './shapes.ts';

/** The salon's own small server: what tells it from a router is the drum of data it holds. */
export const box: DeviceDrawing = {
  shapes: [
    draw('line', strokes([54, 198, 54, 210], [186, 198, 186, 210])),
    draw('body', rectangle(22, 66, 196, 132, 16)),
    draw('glass', 'M56 108c0-20 64-20 64 0v48c0 20-64 20-64 0z'),
    draw('line', 'M56 108c0 20 64 20 64 0M56 132c0 20 64 20 64 0'),
    draw('line', 'M166 105a15 15 0 1 0 20 0'),
    draw('line', strokes([176, 98, 176, 112])),
    draw('lamp', circle(176, 162, 9)),
    draw('line', strokes([44, 84, 196, 84]), { isDetail: true }),
    draw('shade', rectangle(136, 150, 22, 9, 2), { isDetail: true }),
    draw('shade', rectangle(136, 166, 22, 9, 2), { isDetail: true }),
  ],
  sockets: { power: [44, 198], network: [92, 198], usb: [147, 198] },
};
