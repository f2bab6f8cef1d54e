import { waivingGuards } from './steps/waiving.js';
import { solvingGuards } from './steps/solving.js';
import { callingOnGuards } from './steps/calling-on.js';
import { notSolvingGuards } from './steps/not-solving.js';
import { taskForceGuards } from './steps/forming-task-force.js';
import { teamGuards } from './steps/attaching-team.js';
import { followingUpGuards } from './steps/following-up.js';
import { loopingGuards } from './steps/looping.js';
import { ratingGuards } from './steps/rating.js';
import { isComplete, outstandingCoAssignments } from './completion.js';
import { KIND_RULES } from './kinds.js';
import { Refusal } from './refusal.js';
import type { Situation } from './situation.js';
import { correctingGuards } from './steps/correcting.js';
import { dispatchingGuards } from './steps/dispatching.js';
import { disputingGuards } from './steps/disputing.js';
import { escalatingGuards } from './steps/escalating.js';
import { excludingGuards } from './steps/excluding.js';
import { informingGuards } from './steps/informing.js';
import { followingGuards } from './steps/following.js';
import { mergingGuards } from './steps/merging.js';
import { musteringGuards } from './steps/mustering.js';
import { onAccountGuards } from './steps/on-account.js';
import { raisingGuards } from './steps/raising.js';
import { reclassifyingGuards } from './steps/reclassifying.js';
import { rejectingGuards } from './steps/rejecting.js';
import { reopeningGuards } from './steps/reopening.js';
import { reportingGuards } from './steps/reporting.js';
import { referringGuards } from './referring.js';
import { supervisingGuards } from './steps/supervising.js';
import { LIVE_TICKET_STATES, type TicketState } from './vocabulary.js';
import { extendingGuards } from './steps/extending.js';
import { workingGuards } from './steps/working.js';
import { waitingGuards } from './steps/waiting.js';
import { leadOf } from './whistle.js';

type Guard = (situation: Situation) => void;

function moveOnlyIn(states: readonly TicketState[]): Guard {
  return ({ whistle, assignment }) => {
    if (states.includes(whistle!.state) && assignment!.round === whistle!.round) return;
    throw new Refusal('illegal_transition', { state: whistle!.state, legal_from: states });
  };
}

/** Conditions on a transition besides state and actor: the `guards` of the tables. Each throws its refusal. */
export const GUARDS = {
  ...raisingGuards,
  ...dispatchingGuards,
  ...informingGuards,
  ...rejectingGuards,
  ...followingGuards,
  ...mergingGuards,
  ...musteringGuards,
  ...disputingGuards,
  ...escalatingGuards,
  ...onAccountGuards,
  ...supervisingGuards,
  ...reportingGuards,
  ...reopeningGuards,
  ...reclassifyingGuards,
  ...excludingGuards,
  ...correctingGuards,
  /** An assignment moves only while its whistle is being worked on, and in the round in hand. */
  whistle_is_live: moveOnlyIn(LIVE_TICKET_STATES),
  /** Signing and contact are owed from the offer on, and their clocks do not stop on account (T13). */
  whistle_is_live_or_on_account: moveOnlyIn([...LIVE_TICKET_STATES, 'on_account']),
  not_only_informed({ assignment }) {
    if (assignment?.role === 'inform') throw new Refusal('only_informed');
  },
  lead_submitted({ whistle }) {
    const state = leadOf(whistle!)!.state;
    if (state === 'submitted' || state === 'accepted') return;
    throw new Refusal('lead_not_submitted', { state, legal_from: ['submitted', 'accepted'] });
  },
  completion_policy_met({ whistle }) {
    const { completion } = KIND_RULES[whistle!.kind];
    if (isComplete(completion, whistle!)) return;
    const outstanding = outstandingCoAssignments(whistle!);
    throw new Refusal('units_outstanding', {
      policy: completion.rule,
      outstanding: outstanding.map(({ id, unitId, state }) => ({
        assignment_id: id,
        unit_id: unitId,
        state,
      })),
    });
  },
  ...workingGuards,
  ...waitingGuards,
  ...extendingGuards,
  ...solvingGuards,
  ...waivingGuards,
  ...callingOnGuards,
  ...notSolvingGuards,
  ...taskForceGuards,
  ...teamGuards,
  ...followingUpGuards,
  ...loopingGuards,
  ...ratingGuards,
  ...referringGuards,
} satisfies Record<string, Guard>;

export type GuardName = keyof typeof GUARDS;

/** Guards of what a command says, or of the directory: whether they hold cannot be known before somebody asks. */
export const GUARDS_OF_WHAT_IS_ASKED: ReadonlySet<GuardName> = new Set<GuardName>([
  'known_category',
  'known_process_stage',
  'known_project',
  'repeats_a_closed_whistle',
  'attachments_are_the_whistles',
  'active_membership',
  'kind_allowed',
  'priority_allowed',
  'team_fits',
  'somebody_answers',
  'follower_is_a_member',
  'master_is_another',
  'unit_can_take_part',
  'unit_takes_no_part_yet',
  'unit_takes_part',
  'unit_does_not_lead',
  'lead_replaced_by_dispatcher',
  'dispute_in_time',
  'another_unit_named',
  'successor_fits',
  'priority_changes',
  'correction_fits',
  'until_lies_ahead',
  'within_longest_extension',
  'present_where_it_matters',
  'outcome_fits_channel',
  'feedback_goes_out',
  'head_is_a_secretary',
  'units_take_assignments',
  'units_take_part',
  'unit_of_task_force',
  'team_not_attached_yet',
  'members_are_known',
  'period_lies_ahead',
  'follow_up_unit_is_active',
  'due_day_lies_ahead',
  'follow_up_is_late',
  'owner_is_active',
  'rated_units_took_part',
  'each_unit_rated_once',
]);
