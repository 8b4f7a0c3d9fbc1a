/** What the owner does at the till with the salon's cube. Refusals are seen on the screen. */
export interface CubeDesk {
  /** Makes a pairing code; what the till shows, or undefined when it shows none. */
  makeCode(): Promise<string | undefined>;
  unpair(): Promise<void>;
  /** What the till says of the cube. */
  state(): Promise<{ readonly word: string; readonly text: string }>;
}

/** The bridges of a salon, as a person sets them up; only in the cube variant. */
export interface CubesInSalon {
  /** Enters a pairing code at a cube and starts it anew. */
  giveCode(place: CubePlace, code: string): Promise<void>;
}

export type CubePlace = 'cube' | 'second-cube';
