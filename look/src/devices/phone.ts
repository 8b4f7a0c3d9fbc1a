import { type DeviceDrawing, dots, draw, rectangle, strokes } from './shapes.ts';

export const phone: DeviceDrawing = {
  shapes: [
    draw('body', 'M74 98h92l42 98a14 14 0 0 1-13 18H45a14 14 0 0 1-13-18z'),
    draw(
      'body',
      'M20 92C20 54 62 36 120 36s100 18 100 56v10a10 10 0 0 1-10 10h-38a10 10 0 0 1-10-10V92c0-7-19-10-42-10s-42 3-42 10v10' +
        'a10 10 0 0 1-10 10H30a10 10 0 0 1-10-10z',
      { part: 'handset' },
    ),
    draw('mark', dots([94, 120, 146], [134, 160, 186], 8)),
    draw('glass', rectangle(98, 100, 44, 14, 4), { isDetail: true }),
    draw('line', strokes([32, 96, 66, 96], [174, 96, 208, 96]), { isDetail: true, part: 'handset' }),
  ],
  sockets: { line: [32, 214] },
};
