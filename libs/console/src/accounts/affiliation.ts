import type { Role } from '../session/session.ts';

/** To whom an account belongs besides its alliance. */
export interface Affiliation {
  readonly field: 'unit_id' | 'enterprise_id';
  readonly required: boolean;
}

const OF_ROLES: Readonly<Partial<Record<Role, Affiliation>>> = {
  unit_officer: { field: 'unit_id', required: true },
  unit_head: { field: 'unit_id', required: true },
  dispatcher: { field: 'unit_id', required: false },
  council: { field: 'unit_id', required: false },
  enterprise: { field: 'enterprise_id', required: true },
  party_secretary: { field: 'enterprise_id', required: false },
};

/** What a role's account names; undefined for roles of an alliance as a whole. */
export function affiliationOf(role: Role | undefined): Affiliation | undefined {
  return role && OF_ROLES[role];
}
