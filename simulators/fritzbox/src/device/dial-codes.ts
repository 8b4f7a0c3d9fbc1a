/** What digits at a telephone of the box mean: a switch of the box, somebody inside, or a call. */
export type Dialled =
  | { readonly kind: 'call monitor'; readonly isOn: boolean }
  | { readonly kind: 'internal'; readonly extension: string }
  | { readonly kind: 'outside'; readonly digits: string };

/** `#96*5*` and `#96*4*` switch the call monitor; `**610` is the telephone in the next room. */
export function readDialled(digits: string): Dialled {
  const compact = digits.replaceAll(/\s/g, '');
  const monitor = /^#96\*([45])\*$/.exec(compact);
  if (monitor) return { kind: 'call monitor', isOn: monitor[1] === '5' };
  const internal = /^\*\*(\d{1,3})$/.exec(compact);
  if (internal) return { kind: 'internal', extension: internal[1] ?? '' };
  return { kind: 'outside', digits: compact };
}
