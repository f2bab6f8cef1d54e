/** A named undertaking that joins activities: 专项行动 with an end and expected outputs, 系列 that goes on (mechanisms 3.21, 3.15). */
export const CAMPAIGN_KINDS = ['special_action', 'series'] as const;
export type CampaignKind = (typeof CAMPAIGN_KINDS)[number];

/** Whom a campaign is for; the closed list of the mechanisms' words. */
export interface TargetGroup {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  /** Rows of the mechanisms that name them. */
  readonly source: string;
}

export const TARGET_GROUPS = [
  { code: 'truck_drivers', zh: '货车司机', en: 'Truck drivers', source: '3.18, 3.22' },
  { code: 'couriers', zh: '快递小哥', en: 'Couriers', source: '3.22' },
  { code: 'seafarers', zh: '船员', en: 'Seafarers', source: '3.7' },
  { code: 'employees', zh: '职工', en: 'Employees', source: '2.21, 3.17' },
  { code: 'party_workers', zh: '党务工作者', en: 'Party workers', source: '2.15' },
  { code: 'party_members', zh: '党员', en: 'Party members', source: '3.21' },
  { code: 'enterprises', zh: '企业', en: 'Enterprises', source: '1.26' },
  { code: 'residents', zh: '居民', en: 'Residents', source: '3.25' },
  { code: 'schools', zh: '学校', en: 'Schools', source: '3.25' },
] as const satisfies readonly TargetGroup[];

export type TargetGroupCode = (typeof TARGET_GROUPS)[number]['code'];

export const TARGET_GROUP_CODES: readonly TargetGroupCode[] = TARGET_GROUPS.map(({ code }) => code);
