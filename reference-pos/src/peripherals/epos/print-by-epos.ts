import { DoesNotFit } from '../layout/lay-out.ts';
import { failed, type PrintFailure, type PrintOutcome, unknown } from '../print-outcome.ts';
import type { PrinterStatus } from '../printer.ts';
import type { ReceiptDocument } from '../receipt-document.ts';
import { causeOfResponse, drawerLevelOf, type EposResponse, isPaperNearEnd } from './epos-response.ts';
import { type EposConnection, exchange } from './epos-transport.ts';
import { type EposXmlOptions, eposStatusXml, toEposXml } from './epos-xml.ts';

export interface EposPrintOptions extends EposConnection, EposXmlOptions {
  readonly document: ReceiptDocument;
  /** Longest time for the whole call. */
  readonly timeoutMs: number;
}

/** Longest share of the time for asking the state; a printer that serves another till needs some. */
const stateShare = 0.4;
const leastStateMs = 1_500;

/**
 * Prints a receipt on an ePOS-Print printer. Asks for its state first: what fails there has printed nothing for certain,
 * and only what fails after it may be `unknown`. Never throws for the printer's or the network's sake.
 */
export async function printByEpos(options: EposPrintOptions): Promise<PrintOutcome> {
  let xml: string;
  try {
    xml = toEposXml(options.document, options);
  } catch (error) {
    if (error instanceof DoesNotFit) return failed('does-not-fit', error.message);
    throw error;
  }
  const stateMs = Math.max(leastStateMs, Math.round(options.timeoutMs * stateShare));
  const state = await exchange(options, eposStatusXml, stateMs);
  if (state.type === 'no-answer') return failed(causeBeforeJob(state.cause), state.detail);
  const cause = causeOfResponse(state.response);
  if (cause) return failed(cause, state.response.code);

  const result = await exchange(options, xml, Math.max(leastStateMs, options.timeoutMs - stateMs));
  if (result.type === 'no-answer') return outcomeWithoutAnswer(result.cause, result.detail);
  return outcomeOf(result.response);
}

/** Asks for the state; prints nothing. */
export async function askEposStatus(
  connection: EposConnection,
  timeoutMs: number,
): Promise<Omit<PrinterStatus, 'atMs'>> {
  const state = await exchange(connection, eposStatusXml, timeoutMs);
  if (state.type === 'no-answer') return { isReady: false, cause: causeBeforeJob(state.cause), isPaperNearEnd: false };
  const cause = causeOfResponse(state.response);
  const drawerLevel = drawerLevelOf(state.response.status);
  return {
    isReady: cause === undefined,
    ...(cause ? { cause } : {}),
    isPaperNearEnd: isPaperNearEnd(state.response.status),
    ...(drawerLevel ? { drawerLevel } : {}),
  };
}

/** A printer that does not even tell its state is as good as off. */
function causeBeforeJob(cause: PrintFailure): PrintFailure {
  return cause === 'timeout' ? 'not-found' : cause;
}

function outcomeWithoutAnswer(cause: PrintFailure, detail: string): PrintOutcome {
  switch (cause) {
    case 'not-found':
    case 'not-a-printer':
    case 'busy':
      return failed(cause, detail);
    case 'timeout':
      return unknown(cause, detail);
    default:
      return unknown('connection-lost', detail);
  }
}

function outcomeOf(response: EposResponse): PrintOutcome {
  if (response.isSuccess) return { outcome: 'done', isPaperNearEnd: isPaperNearEnd(response.status) };
  const cause = causeOfResponse(response) ?? 'rejected';
  switch (cause) {
    // The printer was ready a moment ago, so these may have come in the middle or at the cut.
    case 'cutter':
    case 'cover-open':
    case 'mechanical':
    case 'too-hot':
    case 'unrecoverable':
    case 'timeout':
      return unknown(cause, response.code);
    default:
      return failed(cause, response.code);
  }
}
