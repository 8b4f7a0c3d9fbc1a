import { type DeviceDrawing, draw, rectangle, strokes } from './shapes.ts';

export const tse: DeviceDrawing = {
  shapes: [
    draw('shade', rectangle(92, 20, 56, 62, 4)),
    draw('line', strokes([110, 42, 110, 52], [130, 42, 130, 52])),
    draw('body', rectangle(74, 76, 92, 146, 18)),
    draw('glass', 'M120 112c12 9 22 11 30 12v24c0 20-13 33-30 41-17-8-30-21-30-41v-24c8-1 18-3 30-12z'),
    draw('line', strokes([107, 151, 117, 161, 134, 139])),
    draw('lamp', 'M114 98h12', { isDetail: true }),
    draw('line', strokes([104, 206, 136, 206]), { isDetail: true }),
  ],
  sockets: { usb: [120, 20] },
};
