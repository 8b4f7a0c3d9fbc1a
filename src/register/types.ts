/** The ways a salon can run its POS; `cube` is the cloud with a cube in the salon. */
export const variants = ['cloud', 'cube', 'box'] as const;
export type Variant = (typeof variants)[number];

/** A MUST that fails makes the POS not conformant; a SHOULD that fails is a warning. */
export type Level = 'MUST' | 'SHOULD';

/** Chapters of the register, in the order they are read, with the number of rows each must hold. */
export const chapters = [
  { id: 'CK', rows: 16, de: 'Cloudkasse', en: 'Cloud variant' },
  { id: 'KS', rows: 20, de: 'Kassenserver im Salon', en: 'Box variant' },
  { id: 'PH', rows: 31, de: 'Peripherie', en: 'Peripherals' },
  { id: 'TSE', rows: 21, de: 'Technische Sicherheitseinrichtung', en: 'Technical security device' },
  { id: 'BK', rows: 15, de: 'Sicherung, Verlust, Wiederherstellung', en: 'Backup, loss and restore' },
  { id: 'LAW', rows: 38, de: 'Gesetz und Finanzamt', en: 'Law' },
  { id: 'OPS', rows: 9, de: 'Arbeitsalltag', en: 'Daily work' },
] as const;
export type ChapterId = (typeof chapters)[number]['id'];

/** The same statement in German and in English. */
export interface Bilingual {
  readonly de: string;
  readonly en: string;
}

/** One row of the register: what a salon POS owes, and how one sees that it does. */
export interface Requirement {
  readonly id: string;
  readonly chapter: ChapterId;
  readonly level: Level;
  readonly variants: readonly Variant[];
  readonly text: Bilingual;
  /** What a test observes. */
  readonly check: string;
  /** Faults under which the requirement still holds. */
  readonly faults: readonly string[];
  /** True when it holds in every scenario and under every fault. */
  readonly isInvariant: boolean;
  /** Keys of the sources the row rests on. */
  readonly sources: readonly string[];
  /** A limit of the product family that is honoured on purpose; a POS that does better is judged by another profile. */
  readonly isSeedLimit: boolean;
  /** Why no scenario tests the row, where there is a known reason. */
  readonly reason?: Bilingual;
}

/** Something that goes wrong in a salon and that the harness can bring about. */
export interface Fault {
  readonly id: string;
  readonly text: Bilingual;
}

/** The requirements and faults a verdict is given against. */
export interface Register {
  readonly requirements: readonly Requirement[];
  readonly faults: readonly Fault[];
  /** What the source keys of the rows stand for. */
  readonly sources: Readonly<Record<string, string>>;
  /** SHA-256 of the register's content in hexadecimal: changes with any change of meaning, not with layout or comments. */
  readonly hash: string;
}
