/** Names of the calls, here and at the cube. */
export const terminalCalls = {
  authorise: 'terminal.authorise',
  cancel: 'terminal.cancel',
  last: 'terminal.last',
  reverse: 'terminal.reverse',
  close: 'terminal.close',
  lastClosing: 'terminal.last-closing',
  state: 'terminal.state',
  repeat: 'terminal.repeat',
} as const;
