import type { Saboteur } from '../saboteur.ts';

export const lawSaboteurs: readonly Saboteur[] = [];
