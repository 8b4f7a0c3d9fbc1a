import { circle, type DeviceDrawing, draw, rectangle, strokes } from './shapes.ts';

export const drawer: DeviceDrawing = {
  shapes: [
    draw('body', rectangle(36, 48, 168, 60, 10)),
    draw('shade', 'M44 108H196L218 140H22z', { part: 'tray' }),
    draw('line', strokes([88, 110, 78, 138], [120, 110, 120, 138], [152, 110, 162, 138]), { part: 'tray' }),
    draw('paper', 'M126 136v-20h16l6 20z', { isDetail: true, part: 'tray' }),
    draw('line', 'M98 130a8 4 0 1 0 .1 0M106 122a8 4 0 1 0 .1 0', { isDetail: true, part: 'tray' }),
    draw('body', rectangle(18, 140, 204, 58, 10), { part: 'tray' }),
    draw('line', circle(120, 166, 10), { part: 'tray' }),
    draw('mark', rectangle(117.5, 161, 5, 12, 2.5), { isDetail: true, part: 'tray' }),
    draw('line', strokes([56, 72, 184, 72]), { isDetail: true }),
    draw('line', strokes([40, 182, 92, 182], [148, 182, 200, 182]), { isDetail: true, part: 'tray' }),
  ],
  sockets: { kick: [120, 48] },
};
