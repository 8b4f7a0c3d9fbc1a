export type { Clock, Timer } from './doors/clock.ts';
export type { Disk, OpenFile, OpenOptions } from './doors/disk.ts';
export type { Host, Program, Running } from './doors/host.ts';
export type { Log, LogFields, LogLevel } from './doors/log.ts';
export type { Connection, Endpoint, Listener, Network } from './doors/network.ts';
export type { Random } from './doors/random.ts';
export type { SerialConnection, SerialLines, SerialPorts, SerialSettings } from './doors/serial.ts';
export {
  DiskError,
  HostError,
  type NetworkCall,
  NetworkError,
  PowerLostError,
  SerialError,
  WorldError,
} from './errors.ts';
export { MountableDisk } from './files/mountable-disk.ts';
export { readFile } from './files/read-file.ts';
export { writeFileDurably } from './files/write-file-durably.ts';
export { createFetch, type Fetch, type FetchInit, type FetchOptions } from './http/create-fetch.ts';
export { DEFAULT_FETCH_LIMITS, type FetchLimits } from './http/fetch-limits.ts';
export type { TlsOptions } from './http/host-agent.ts';
export { type HttpListener, type ServeOptions, serveHttp } from './http/serve-http.ts';
export { type NodeHostOptions, nodeHost } from './real/node-host.ts';
export type { LogLine } from './real/node-log.ts';
export type { SerialDriver } from './real/node-serial.ts';
export { serialBinding } from './serial-binding.ts';
export { TypedEvents } from './typed-events.ts';
export type { DiskControl, DiskFault, DiskOperation, DiskOperationKind } from './world/disk/disk-control.ts';
export type { DiskImage } from './world/disk/disk-image.ts';
export type { NamePolicy, PowerCutMode } from './world/disk/power-cut.ts';
export { SimulatedDisk, type SimulatedDiskOptions } from './world/disk/simulated-disk.ts';
export type { RunOptions } from './world/driver.ts';
export type { EventDetails, WorldEvent } from './world/event-log.ts';
export type { PluggedDisk } from './world/host/plugged-disk.ts';
export type { PortFault, PortFaults } from './world/host/port-faults.ts';
export type { HostOptions, InstalledProgram, SimulatedHost } from './world/host/simulated-host.ts';
export type { SimulatedRouter } from './world/host/simulated-router.ts';
export type { Cable, CableKind, CableOptions } from './world/network/cable.ts';
export type { Internet, NetworkSwitch } from './world/network/internet.ts';
export type { RouterOptions } from './world/network/lan-router.ts';
export type { LostAnswer, LostAnswerOutcome } from './world/network/network-faults.ts';
export type { NetworkNode } from './world/network/topology.ts';
export { SeededRandom } from './world/seeded-random.ts';
export type { SerialCable, SerialCableKind, SerialCableOptions } from './world/serial/serial-cable.ts';
export { createWorld, type SerialPortAt, type World, type WorldOptions } from './world/world.ts';
