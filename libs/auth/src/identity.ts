/** What an account may be. `operator` with no alliance is the platform's operator. */
export const ROLES = ['enterprise', 'unit_officer', 'dispatcher', 'council', 'analyst', 'operator'] as const;
export type Role = (typeof ROLES)[number];

/** Who is asking, as vouched for by the gateway. Carries ids only, never names. */
export interface Identity {
  /** UUIDv7 of the account. */
  readonly accountId: string;
  /** The tenant; null only for the platform's operator. */
  readonly allianceId: string | null;
  readonly role: Role;
  /** Member unit that a unit officer (or dispatcher, council member) acts for. */
  readonly unitId?: string;
  /** Enterprise that an enterprise account acts for. */
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
