import { tillTables } from './schema/01-till.ts';
import { sessionTables } from './schema/02-sessions.ts';
import { customerTables } from './schema/30-customers.ts';
import type { Migration } from './schema/migration.ts';

/** All steps of the schema in the order of their versions. */
export const migrations: readonly Migration[] = [tillTables, sessionTables, customerTables];
