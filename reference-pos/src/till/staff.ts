/** What somebody may do at the till; separate rights, so that each can be given alone (LAW-36). */
export type Right = 'sell' | 'void' | 'price' | 'drawer' | 'cash' | 'closing' | 'export' | 'settings' | 'read';

/** Roles of the salon. `accountant` and `inspector` read and export and change nothing. */
export type Role = 'owner' | 'manager' | 'stylist' | 'reception' | 'apprentice' | 'accountant' | 'inspector';

const rights: Readonly<Record<Role, readonly Right[]>> = {
  owner: ['sell', 'void', 'price', 'drawer', 'cash', 'closing', 'export', 'settings', 'read'],
  manager: ['sell', 'void', 'price', 'drawer', 'cash', 'closing', 'export', 'settings', 'read'],
  stylist: ['sell', 'void', 'price', 'drawer', 'read'],
  reception: ['sell', 'void', 'price', 'drawer', 'cash', 'closing', 'read'],
  apprentice: ['sell', 'read'],
  accountant: ['export', 'read'],
  inspector: ['export', 'read'],
};

/** A person who earns turnover or signs in; `user` and `pinHash` are there when the person may sign in. */
export interface StaffMember {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly user?: string;
  readonly pinHash?: string;
  /** Whether lines can be put down to this person (a shared screen performs no haircut). */
  readonly isPerforming: boolean;
}

/** The signed-in person as everybody else may see them. */
export interface User {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

export function hasRight(role: Role, right: Right): boolean {
  return rights[role].includes(right);
}

export function rightsOf(role: Role): readonly Right[] {
  return rights[role];
}
