import type { Saboteur } from '../saboteur.ts';

export const dailyWorkSaboteurs: readonly Saboteur[] = [];
