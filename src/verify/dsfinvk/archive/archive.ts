/** One file of an export, read as often as needed. */
export interface ArchiveFile {
  readonly name: string;
  /** Bytes when unpacked. */
  readonly size: number;
  /** Reads from the beginning. Throws Malformed when what was packed is damaged. */
  open(): AsyncIterable<Uint8Array>;
}

/** A DSFinV-K export, packed or not. */
export interface Archive {
  readonly files: readonly ArchiveFile[];
  close(): void;
}
