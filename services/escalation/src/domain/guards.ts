import { solvingGuards } from './steps/solving.js';
import { callingOnGuards } from './steps/calling-on.js';
import { notSolvingGuards } from './steps/not-solving.js';
import { taskForceGuards } from './steps/forming-task-force.js';
import { teamGuards } from './steps/attaching-team.js';
import { followingUpGuards } from './steps/following-up.js';
import { loopingGuards } from './steps/looping.js';
import { ratingGuards } from './steps/rating.js';
import type { Command } from './command.js';
import { isComplete, outstandingCoAssignments } from './completion.js';
import { CHOOSABLE_KINDS, KIND_RULES } from './kinds.js';
import { Refusal } from './refusal.js';
import { directoryOf, type Situation } from './situation.js';
import { extendingGuards } from './steps/extending.js';
import { waitingGuards } from './steps/waiting.js';
import { LIVE_TICKET_STATES, type Kind } from './vocabulary.js';
import { leadOf } from './whistle.js';

type Guard = (situation: Situation) => void;

const raiseOf = ({ command }: Situation) => command as Command<'raise'>;

/** Conditions on a transition besides state and actor: the `guards` of the tables. Each throws its refusal. */
export const GUARDS = {
  known_category(situation) {
    const { category } = raiseOf(situation);
    if (!directoryOf(situation.context).category(category))
      throw new Refusal('unknown_category', { category });
  },
  known_process_stage(situation) {
    const { processStage } = raiseOf(situation);
    if (processStage !== undefined && !directoryOf(situation.context).hasStage(processStage)) {
      throw new Refusal('unknown_process_stage', { process_stage: processStage });
    }
  },
  /** An enterprise speaks for itself; others name an enterprise of the alliance, or none (T1). */
  active_membership(situation) {
    const { actor } = situation.context;
    const { enterpriseId } = raiseOf(situation);
    const own = actor.role === 'enterprise';
    if (own && enterpriseId !== undefined && enterpriseId !== actor.enterpriseId)
      throw new Refusal('not_entitled');
    const id = own ? actor.enterpriseId : enterpriseId;
    if (id === undefined || directoryOf(situation.context).enterprise(id)?.active) return;
    throw new Refusal(own ? 'not_a_member' : 'unknown_enterprise', { enterprise_id: id });
  },
  kind_allowed(situation) {
    const { kind, category } = raiseOf(situation);
    const { role } = situation.context.actor;
    const allowed: readonly Kind[] = CHOOSABLE_KINDS[role] ?? [];
    if (kind === undefined || allowed.includes(kind)) return;
    if (directoryOf(situation.context).category(category)?.kind === kind) return;
    throw new Refusal('kind_not_allowed', { kind, allowed });
  },
  /** An assignment moves only while its whistle is being worked on, and in the round in hand. */
  whistle_is_live({ whistle, assignment }) {
    const live = LIVE_TICKET_STATES.some((state) => state === whistle!.state);
    if (live && assignment!.round === whistle!.round) return;
    throw new Refusal('illegal_transition', { state: whistle!.state, legal_from: LIVE_TICKET_STATES });
  },
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
  ...waitingGuards,
  ...extendingGuards,
  ...solvingGuards,
  ...callingOnGuards,
  ...notSolvingGuards,
  ...taskForceGuards,
  ...teamGuards,
  ...followingUpGuards,
  ...loopingGuards,
  ...ratingGuards,
} satisfies Record<string, Guard>;

export type GuardName = keyof typeof GUARDS;
