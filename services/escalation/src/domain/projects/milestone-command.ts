import type { NewMilestone } from './milestone.js';

/** What can be asked of the milestones of a process that is open. Reasons are free text and stay inside. */
export type MilestoneCommand =
  | { readonly type: 'add_milestone'; readonly milestone: NewMilestone }
  | {
      readonly type: 'replan_milestone';
      readonly code: string;
      readonly plannedOn: string;
      readonly reason: string;
    }
  /** @property reachedOn calendar day where the alliance is, today or earlier; null: today. */
  | { readonly type: 'reach_milestone'; readonly code: string; readonly reachedOn: string | null }
  | { readonly type: 'take_back_milestone'; readonly code: string; readonly reason: string }
  | { readonly type: 'remove_milestone'; readonly code: string; readonly reason: string };

export type MilestoneCommandType = MilestoneCommand['type'];
