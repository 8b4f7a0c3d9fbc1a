import type { Saboteur } from '../saboteur.ts';
import { byHandSaboteurs } from './cards/by-hand.ts';
import { byTerminalSaboteurs } from './cards/by-terminal.ts';

export const cardSaboteurs: readonly Saboteur[] = [...byHandSaboteurs, ...byTerminalSaboteurs];
