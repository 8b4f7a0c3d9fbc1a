import type { CallOutcome } from '../cube/protocol.ts';
import { Fields } from '../http/fields.ts';
import type { Delivery, DeliveryOutcome, Order, PrinterAddress } from '../jobs/delivery.ts';
import { drawerJobLifeMs } from '../jobs/job-queue.ts';
import { failureText } from '../peripherals/failure-text.ts';
import type { PrinterStatus, PrintFailure } from '../peripherals/index.ts';
import type { CubeRelay } from './cube-relay.ts';

/** Paper and drawer work through the cube. */
export function cubeDelivery(relay: CubeRelay, noteAddress: (address: PrinterAddress) => void): Delivery {
  return {
    channel: () => (relay.isConnected ? 'server' : 'page'),
    canDeliver: () => relay.isConnected,
    usePrinterAt: (address) => {
      noteAddress(address);
      relay.setUpDevice('printer', address);
    },
    deliver: async (order) => outcomeOfCall(await relay.call(callFor(order))),
    stop: () => {
      relay.stop();
      return Promise.resolve();
    },
  };
}

function callFor({ id, createdAtMs, work }: Order) {
  return work.kind === 'drawer'
    ? { id, createdAtMs, name: 'drawer', lifeMs: drawerJobLifeMs }
    : { id, createdAtMs, name: 'print', payload: work.document };
}

/** What became of the job, in its own words. */
export function outcomeOfCall(outcome: CallOutcome): DeliveryOutcome {
  switch (outcome.state) {
    case 'done':
      return readable(outcome.result);
    case 'dropped':
      return { outcome: 'dropped', cause: 'too-old', text: outcome.text };
    case 'failed':
      return { outcome: 'failed', cause: 'connection-lost', text: outcome.text };
    case 'unknown':
      return { outcome: 'unknown', cause: 'connection-lost', text: `${outcome.text} ${lookText}` };
  }
}

/** A word of the cube that cannot be understood says nothing about the paper. */
function readable(result: unknown): DeliveryOutcome {
  try {
    return readOutcome(new Fields(result));
  } catch {
    return { outcome: 'unknown', cause: 'connection-lost', text: `Der Cube gab eine unlesbare Antwort. ${lookText}` };
  }
}

const lookText = 'Ist der Bon gedruckt und die Lade offen?';

function readOutcome(fields: Fields): DeliveryOutcome {
  const outcome = fields.oneOf('outcome', ['done', 'failed', 'unknown']);
  if (outcome === 'done') return { outcome, isPaperNearEnd: fields.flag('isPaperNearEnd') };
  return { outcome, cause: fields.text('cause', 40) as PrintFailure, text: fields.text('text', 500) };
}

/** The salon's printer as the cube last told it. */
export function printerOf(relay: CubeRelay): PrinterStatus | undefined {
  const told = relay.stateOf('printer');
  if (!told) return undefined;
  const { isReady, isPaperNearEnd, cause, drawer } = (told.state ?? {}) as Partial<PrinterStatus>;
  return {
    atMs: told.atMs,
    isReady: isReady === true,
    isPaperNearEnd: isPaperNearEnd === true,
    ...(typeof cause === 'string' && cause in failureText ? { cause } : {}),
    ...(typeof drawer?.isOpen === 'boolean'
      ? { drawer: { isOpen: drawer.isOpen, openForMs: Number(drawer.openForMs) || 0 } }
      : {}),
  };
}
