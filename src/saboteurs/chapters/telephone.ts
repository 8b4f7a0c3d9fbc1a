import type { Saboteur } from '../saboteur.ts';

export const telephoneSaboteurs: readonly Saboteur[] = [];
