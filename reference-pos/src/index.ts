export { boxProgram } from './box/box-program.ts';
export { cloudProgram } from './cloud/cloud-program.ts';
export type { CloudTseConfig, CubeConfig, PosConfig, TseConfig, UsbTseConfig, Variant } from './config.ts';
export { ConfigError, type ConfigErrorCode } from './config-error.ts';
export { cubeProgram } from './cube/cube-program.ts';
export type { RunningPos } from './serve-pos.ts';
export type { SalonMasterData } from './till/salon.ts';
