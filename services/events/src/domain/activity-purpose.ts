/** Whose joint activity it is: the pairings of mechanisms 1.8. */
export const PAIRINGS = ['project_and_authority', 'builder_and_contractor', 'project_and_community'] as const;
export type Pairing = (typeof PAIRINGS)[number];

/** Themes of volunteering (mechanisms 3.6). */
export const THEMES = ['city_civility', 'hazard_checks', 'traffic_guidance', 'city_appearance'] as const;
export type Theme = (typeof THEMES)[number];
/** The only kind of activity that has a theme. */
export const KIND_WITH_THEME = 'volunteering';

/** Whistles that an activity, or an outcome of one, names at most. */
export const MOST_TICKETS = 20;

/** An activity's place in a campaign: its number there (第几期) is kept for good, and nobody else's ever (ADR-0240). */
export interface CampaignPlace {
  readonly id: string;
  readonly number: number;
}

/** What an activity is for. */
export interface Purpose {
  /** A project of the directory (mechanisms 0.22). */
  readonly projectId: string | null;
  /** The whistles that it is about (mechanisms 0.22, 1.8); each once. */
  readonly ticketIds: readonly string[];
  readonly pairing: Pairing | null;
  readonly themeCode: Theme | null;
  /** The campaign that it belongs to. Absent where it was said before ADR-0240: none. */
  readonly campaign?: CampaignPlace | null;
}

/** Of activities that say nothing, and of those that were planned before they could. */
export const NO_PURPOSE: Purpose = { projectId: null, ticketIds: [], pairing: null, themeCode: null };

/** Whether two say the same. */
export function isSamePurpose(one: Purpose, other: Purpose): boolean {
  return (
    one.projectId === other.projectId &&
    one.pairing === other.pairing &&
    one.themeCode === other.themeCode &&
    one.campaign?.id === other.campaign?.id &&
    one.ticketIds.length === other.ticketIds.length &&
    one.ticketIds.every((id) => other.ticketIds.includes(id))
  );
}
