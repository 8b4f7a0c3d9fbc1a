import { nodeHost } from '@kassensturz/host';

/** The clock of this machine, for what the command line itself measures. */
export const realClock = nodeHost({ name: 'kassensturz', log: 'silent' }).clock;
