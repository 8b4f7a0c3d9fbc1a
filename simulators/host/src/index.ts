export type * from './doors/clock.ts';
export type * from './doors/disk.ts';
export type * from './doors/host.ts';
export type * from './doors/log.ts';
export type * from './doors/network.ts';
export type * from './doors/random.ts';
export type * from './doors/serial.ts';
