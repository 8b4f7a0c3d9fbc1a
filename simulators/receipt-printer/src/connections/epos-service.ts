import type { PrinterDevice } from '../device/printer-device.ts';
import { eposErrorCode, eposStatus } from '../protocol/status-bytes.ts';
import { EposCommands } from './epos-commands.ts';
import { type EposRequest, EposSchemaError, parseEposRequest } from './epos-document.ts';
import type { EposParameters, EposResult } from './epos-response.ts';
import { checkPrintData, printElements } from './epos-schema.ts';

/** The device id of the printer itself. */
export const LOCAL_PRINTER = 'local_printer';
const DEFAULT_TIMEOUT_MS = 60_000;
const LONGEST_TIMEOUT_MS = 300_000;
const MOST_WAITING = 32;
const MOST_REMEMBERED = 100;

/** The answer of a spooler: taken, what becomes of it is asked for by its id. */
const SPOOLED: EposResult = { isSuccess: true, code: '', status: 2 };

/** A request with everything that its document and its address say. */
interface ReadRequest {
  readonly parameters: EposParameters;
  readonly request: EposRequest;
}

export interface EposAnswer {
  readonly result: EposResult;
  readonly parameters: EposParameters;
}

/** ePOS-Print: documents in, answers out, one job after another. It knows no HTTP. */
export class EposService {
  readonly #device: PrinterDevice;
  readonly #hasSpooler: boolean;
  readonly #results = new Map<string, EposResult>();
  #waiting = 0;

  constructor(device: PrinterDevice, hasSpooler: boolean) {
    this.#device = device;
    this.#hasSpooler = hasSpooler;
  }

  /** Carries out a request; the answer comes when the paper is printed, or at once when it cannot be. */
  async answer(xml: string, query: URLSearchParams, remote: string): Promise<EposAnswer> {
    const plain = readParameters({}, query, false);
    let read: ReadRequest;
    try {
      const request = parseEposRequest(xml);
      read = { request, parameters: readParameters(request.header, query, request.hasHeader) };
      checkPrintData(request.print);
    } catch (error) {
      if (!(error instanceof EposSchemaError)) throw error;
      this.#device.lost({ kind: 'badData', what: `ePOS SchemaError: ${error.message}` });
      return { parameters: plain, result: this.refusal('SchemaError') };
    }
    const { parameters } = read;
    if (parameters.devid !== LOCAL_PRINTER) return { parameters, result: this.refusal('DeviceNotFound') };
    return { parameters, result: await this.#carryOut(read, remote) };
  }

  /** An answer that says no. */
  refusal(code: string): EposResult {
    return { isSuccess: false, code, status: eposStatus(this.#device.state.word, false) };
  }

  async #carryOut({ parameters, request }: ReadRequest, remote: string): Promise<EposResult> {
    const { printJobId } = parameters;
    const { print } = request;
    const isEmpty = print.children.length === 0;
    if (printJobId !== undefined) {
      if (!/^[A-Za-z0-9_.-]{1,30}$/.test(printJobId)) return this.refusal('SchemaError');
      if (isEmpty) return this.#results.get(printJobId) ?? this.refusal('JobNotFound');
    }
    const force = print.attributes['force'];
    if (force === 'true' || force === '1') return this.#forced(request, remote);
    if (this.#waiting >= MOST_WAITING) return this.refusal(this.#hasSpooler ? 'EX_SPOOLER' : 'TooManyRequests');
    const printed = this.#printInTurn(request, parameters, remote);
    return this.#hasSpooler && !isEmpty ? SPOOLED : printed;
  }

  async #printInTurn(request: EposRequest, parameters: EposParameters, remote: string): Promise<EposResult> {
    const { printJobId, timeoutMs } = parameters;
    this.#waiting += 1;
    if (printJobId !== undefined && this.#hasSpooler) this.#remember(printJobId, this.refusal('Printing'));
    try {
      const result = await this.#print(request, timeoutMs, remote);
      if (printJobId !== undefined) this.#remember(printJobId, result);
      return result;
    } finally {
      this.#waiting -= 1;
    }
  }

  #remember(id: string, result: EposResult): void {
    this.#results.set(id, result);
    if (this.#results.size > MOST_REMEMBERED) this.#results.delete(this.#results.keys().next().value!);
  }

  #print({ print }: EposRequest, timeoutMs: number, remote: string): Promise<EposResult> {
    const device = this.#device;
    const elements = printElements(print);
    if (elements.some((element) => element.name === 'reset')) {
      device.restart();
      return Promise.resolve({ isSuccess: true, code: '', status: eposStatus(device.state.word, true) });
    }
    const bytes = elements.length === 0 ? new Uint8Array(0) : this.#encode(print);
    return new Promise((resolve) => {
      const session = device.open({ via: 'epos', remote, send: () => {} });
      const end = (result: EposResult) => {
        timer.cancel();
        off();
        if (!result.isSuccess) session.clear();
        device.close(session);
        resolve(result);
      };
      const failIfStopped = () => {
        const code = eposErrorCode(device.state.word);
        if (code !== '') end(this.refusal(code));
        return code !== '';
      };
      const timer = device.host.clock.after(timeoutMs, () => end(this.refusal('EX_TIMEOUT')));
      const off = device.events.on('status', failIfStopped);
      if (failIfStopped()) return;
      // A question for the state is answered at once, offline without an error too (which code then: unverified).
      if (bytes.length === 0 && device.state.isOffline) return end(this.refusal(''));
      if (bytes.length > 0) {
        device.records.add('jobs', { via: 'epos', remote, at: device.host.clock.now(), bytes: bytes.length });
        session.receive(bytes);
      }
      if (!session.isClosed) {
        session.mark(() => end({ isSuccess: true, code: '', status: eposStatus(device.state.word, true) }));
      }
    });
  }

  #encode(print: EposRequest['print']): Uint8Array {
    const missing = (character: string) =>
      this.#device.lost({ kind: 'unsupported', what: `the character ${character} in ePOS text` });
    return new EposCommands(this.#device.model, missing).job(print);
  }

  /** `force`: real-time acts while the printer is offline. Which error comes while it is online is unverified. */
  #forced({ print }: EposRequest, remote: string): EposResult {
    const device = this.#device;
    if (!device.state.isOffline) return this.refusal('PrintSystemError');
    const session = device.open({ via: 'epos', remote, send: () => {} });
    for (const { name, attributes, text } of printElements(print)) {
      if (name === 'pulse') {
        const ms = Number((attributes['time'] ?? 'pulse_100').slice(6));
        device.realTime(session, { kind: 'pulse', pin: attributes['drawer'] === 'drawer_2' ? 5 : 2, ms });
      } else if (name === 'recovery') {
        device.realTime(session, { kind: 'recover', clearsBuffers: true });
      } else if (name === 'reset') {
        device.restart();
      } else if (name === 'command') {
        session.receive(Buffer.from(text.replace(/\s+/g, ''), 'hex'));
        session.clear();
      }
    }
    device.close(session);
    return { isSuccess: true, code: '', status: eposStatus(device.state.word, true) };
  }
}

function readParameters(
  header: Readonly<Record<string, string>>,
  query: URLSearchParams,
  hasHeader: boolean,
): EposParameters {
  const timeout = Number(header['timeout'] ?? query.get('timeout') ?? DEFAULT_TIMEOUT_MS);
  const printJobId = header['printjobid'];
  return {
    devid: header['devid'] ?? query.get('devid') ?? LOCAL_PRINTER,
    timeoutMs: Number.isFinite(timeout) && timeout > 0 ? Math.min(timeout, LONGEST_TIMEOUT_MS) : DEFAULT_TIMEOUT_MS,
    hasHeader,
    ...(printJobId === undefined ? {} : { printJobId }),
  };
}
