/** Exports for the tax office, as the till hands them out. */
export interface ExportDesk {
  /** DSFinV-K export (ZIP) of all closings, or of those in the period: days of booking, both included. */
  dsfinvk(period?: ExportPeriod): Promise<Uint8Array>;
}

/** Days as `2026-11-24`. */
export interface ExportPeriod {
  readonly from?: string;
  readonly to?: string;
}
