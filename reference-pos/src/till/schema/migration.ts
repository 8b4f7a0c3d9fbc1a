/** A step of the schema; steps already applied are never edited, only followed by new ones. */
export interface Migration {
  readonly version: number;
  readonly sql: string;
}
