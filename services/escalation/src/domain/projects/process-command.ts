import type { Instant } from '@muster/clock';
import type { MilestoneCommand } from './milestone-command.js';
import type { WageTicks, WhistleCause } from './project-process.js';

/** What can be asked of a process that is open. */
export type ProcessCommand =
  | { readonly type: 'enter_phase'; readonly phase: string }
  | { readonly type: 'acknowledge_notice'; readonly phase: string }
  | {
      readonly type: 'complete_task';
      readonly phase: string;
      readonly task: string;
      readonly note: string | null;
    }
  | { readonly type: 'submit_segment'; readonly segment: string }
  | {
      readonly type: 'decide_segment';
      readonly segment: string;
      readonly accepted: boolean;
      readonly findings: string | null;
    }
  | { readonly type: 'check_wages'; readonly month: string; readonly ticks: WageTicks }
  | {
      readonly type: 'assess_elements';
      readonly phase: string;
      readonly elements: readonly { readonly code: string; readonly ready: boolean }[];
    }
  /** A commando team helps (突击队, mechanisms 0.15). @property until the end of its period. */
  | {
      readonly type: 'attach_team';
      readonly teamId: string;
      readonly officerIds: readonly string[];
      readonly until: Instant | null;
    }
  | { readonly type: 'detach_team'; readonly teamId: string; readonly result: string }
  | MilestoneCommand
  | { readonly type: 'close' }
  /** A whistle that was wanted has been blown. */
  | {
      readonly type: 'record_whistle';
      readonly cause: WhistleCause;
      readonly reference: string;
      readonly ticketId: string;
    }
  /** Deadlines that have passed go on record. */
  | { readonly type: 'tick' };

export type ProcessCommandType = ProcessCommand['type'];
