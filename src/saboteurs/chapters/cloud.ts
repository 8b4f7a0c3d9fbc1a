import type { Saboteur } from '../saboteur.ts';

export const cloudSaboteurs: readonly Saboteur[] = [];
