import type { Saboteur } from '../saboteur.ts';
import { tseExportSaboteurs } from './law/tse-export.ts';

export const lawSaboteurs: readonly Saboteur[] = [...tseExportSaboteurs];
