import type { Saboteur } from '../saboteur.ts';

export const cardSaboteurs: readonly Saboteur[] = [];
