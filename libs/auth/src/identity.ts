/**
 * What an account may be: one post, so that somebody who holds several (交叉任職) has an account for each (lifecycle B2, roles;
 * ADR-0100). `operator` with no alliance is the platform's operator.
 */
export const ROLES = [
  'enterprise',
  'party_secretary',
  'hotline',
  'unit_officer',
  'unit_head',
  'dispatcher',
  'council',
  'supervisor',
  'reviewer',
  'data_steward',
  'analyst',
  'operator',
] as const;
export type Role = (typeof ROLES)[number];

/** Those who act for one member unit: whoever is on duty, and who answers for it. */
export const UNIT_ROLES = ['unit_officer', 'unit_head'] as const satisfies Role[];

/** Those who work for the alliance as a whole or for its units; everybody but the enterprises' side. */
export const ALLIANCE_ROLES = [
  'hotline',
  ...UNIT_ROLES,
  'dispatcher',
  'council',
  'supervisor',
  'reviewer',
  'data_steward',
  'analyst',
  'operator',
] as const satisfies Role[];

/** Does this role act for one member unit? Its identity then names the unit. */
export function isUnitRole(role: string): role is (typeof UNIT_ROLES)[number] {
  return (UNIT_ROLES as readonly string[]).includes(role);
}

/** Whether a role is of the alliance's office, which arranges, records and puts right for everybody in it. */
export function isOfficeRole(role: string): role is 'dispatcher' | 'council' {
  return role === 'dispatcher' || role === 'council';
}

/** Who is asking, as vouched for by the gateway. Carries ids only, never names. */
export interface Identity {
  /** UUIDv7 of the account. */
  readonly accountId: string;
  /** The tenant; null only for the platform's operator. */
  readonly allianceId: string | null;
  readonly role: Role;
  /** Member unit that an officer or head (or dispatcher, council member) acts for. */
  readonly unitId?: string;
  /** Enterprise that an enterprise account acts for, or whose party organisation a secretary leads. */
  readonly enterpriseId?: string;
}

export function isRole(value: unknown): value is Role {
  return typeof value === 'string' && (ROLES as readonly string[]).includes(value);
}

/** True for the operator who serves all alliances. */
export function isPlatformOperator(who: Identity): boolean {
  return who.role === 'operator' && who.allianceId === null;
}

/** May this identity see anything of that alliance at all? Only its own; the platform's operator may see every one. */
export function belongsTo(who: Identity, allianceId: string): boolean {
  return who.allianceId === allianceId || isPlatformOperator(who);
}
