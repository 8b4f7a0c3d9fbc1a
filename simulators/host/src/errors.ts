/** Base of all failures of this package: a stable `code`, one sentence, and what caused it. */
export class HostError extends Error {
  readonly code: string;

  constructor(code: string, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.name = new.target.name;
    this.code = code;
  }
}

/** What the kernel was doing when it failed, as Node names it. `connect` and `getaddrinfo` mean: nothing was sent. */
export type NetworkCall = 'getaddrinfo' | 'connect' | 'listen' | 'read' | 'write';

/** A failure of the network door; `code` is Node's (`ECONNREFUSED`, `ETIMEDOUT`, …). */
export class NetworkError extends HostError {
  readonly syscall: NetworkCall;

  constructor(code: string, syscall: NetworkCall, message: string, options?: { readonly cause?: unknown }) {
    super(code, message, options);
    this.syscall = syscall;
  }
}

/** A failure of the disk door; `code` is Node's (`ENOENT`, `ENOSPC`, `EIO`, …). */
export class DiskError extends HostError {
  readonly path: string;

  constructor(code: string, path: string, message: string, options?: { readonly cause?: unknown }) {
    super(code, message, options);
    this.path = path;
  }
}

/** A failure of the serial door: `ENOENT`, `EBUSY`, `EACCES`, `EIO`, `SERIAL_DRIVER_MISSING`. */
export class SerialError extends HostError {
  readonly path: string;

  constructor(code: string, path: string, message: string, options?: { readonly cause?: unknown }) {
    super(code, message, options);
    this.path = path;
  }
}

/** Thrown into a program by its doors after its host has lost power; there is nobody left who could handle it. */
export class PowerLostError extends HostError {
  constructor(host: string) {
    super('HOST_WITHOUT_POWER', `Host "${host}" has no power: this program is no longer running.`);
  }
}

/** A world that is used wrongly or cannot go on. */
export class WorldError extends HostError {}
