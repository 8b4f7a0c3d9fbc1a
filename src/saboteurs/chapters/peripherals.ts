import type { Saboteur } from '../saboteur.ts';
import { deviceSaboteurs } from './peripherals/devices.ts';
import { drawerSaboteurs } from './peripherals/drawer.ts';
import { printerSaboteurs } from './peripherals/printer.ts';

export const peripheralSaboteurs: readonly Saboteur[] = [...printerSaboteurs, ...drawerSaboteurs, ...deviceSaboteurs];
