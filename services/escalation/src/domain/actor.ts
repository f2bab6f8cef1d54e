/** Who acts. `system` is the product itself: automatic transitions and the scheduler. */
export type ActorRole =
  | 'enterprise'
  | 'party_secretary'
  | 'hotline'
  | 'unit_officer'
  | 'unit_head'
  | 'dispatcher'
  | 'council'
  | 'supervisor'
  | 'reviewer'
  | 'data_steward'
  | 'analyst'
  | 'operator'
  | 'system';

/** The one who gives a command, by ids only. */
export interface Actor {
  readonly accountId: string;
  readonly role: ActorRole;
  readonly unitId?: string;
  readonly enterpriseId?: string;
}

export const SYSTEM: Actor = { accountId: 'system', role: 'system' };
