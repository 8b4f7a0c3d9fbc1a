import { type CommandHandlers, OK, parameters } from '../command-handler.ts';
import { encode } from '../parameters.ts';
import { WireError } from '../wire-error.ts';

const FACTORY_RESET_MAGIC = Buffer.from('A000000151535041', 'hex');

/** Starting, initialising, time, clients, life cycle. */
export const maintenanceCommands: CommandHandlers = {
  start: (stick) => {
    stick.isStarted = true;
    return parameters(encode.string(stick.firmware), encode.bytes(stick.uniqueId));
  },

  shutdown: (stick) => {
    stick.isStarted = false;
    stick.tse.users.forgetSessions();
    return OK;
  },

  initialize: (stick) => {
    stick.tse.initialize();
    return OK;
  },

  updateTime: (stick, args) => {
    stick.tse.updateTime(args.requiredNumber(0));
    return OK;
  },

  mapErsToKey: (stick, args) => {
    const [clientId, serialNumber] = [args.string(0), args.bytes(1)];
    if (stick.isFirstGeneration) stick.tse.users.require('admin');
    if (!stick.tse.isTimeSet) throw new WireError('timeNotSet');
    if (serialNumber.length === 0) {
      stick.tse.deregisterClient(clientId);
      return OK;
    }
    if (!Buffer.from(serialNumber).equals(stick.tse.key.serialNumber)) throw new WireError('noKey');
    stick.tse.registerClient(clientId);
    return OK;
  },

  deactivate: (stick) => {
    stick.tse.deactivate();
    return OK;
  },

  activate: (stick) => {
    stick.tse.activate();
    return OK;
  },

  disable: (stick) => {
    stick.tse.disableSecureElement();
    return OK;
  },

  /** Engineering samples only, in three steps; a certified stick refuses. */
  factoryReset: (stick, args) => {
    const isExpected =
      stick.factoryResetStep === 0
        ? FACTORY_RESET_MAGIC.equals(args.bytes(0))
        : args.bytes(0).length === 1 && args.bytes(0)[0] === 0;
    if (!isExpected || !stick.isEngineeringSample) throw new WireError('commandDataInvalid');
    stick.factoryResetStep += 1;
    if (stick.factoryResetStep === 3) stick.resetToFactory();
    return OK;
  },
};
