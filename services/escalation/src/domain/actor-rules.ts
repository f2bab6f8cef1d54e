import type { ActorRole } from './actor.js';
import { ownWait } from './clocks.js';
import { followUpsOf } from './steps/following-up.js';
import { taskForceOf } from './steps/forming-task-force.js';
import { solutionInHand } from './steps/solving.js';
import { workingUnits } from './whistle.js';
import type { Situation } from './situation.js';

interface Rule {
  /** The account roles that can satisfy it at all; the edge refuses others. */
  readonly roles: readonly ActorRole[];
  readonly holds: (situation: Situation) => boolean;
}

const anybody = () => true;
const ofUnit: readonly ActorRole[] = ['unit_officer', 'unit_head'];

const leads = ({ whistle, context }: Situation) =>
  !!context.actor.unitId && whistle?.dispatch?.leadUnitId === context.actor.unitId;
const owns = ({ assignment, context }: Situation) =>
  assignment !== undefined && context.actor.unitId === assignment.unitId;

/** Who somebody is towards a whistle: the `actors` of the transition tables (lifecycle B2, roles). */
export const ACTOR_RULES = {
  /** An enterprise account, for its own enterprise. */
  enterprise: { roles: ['enterprise'], holds: ({ context }) => context.actor.enterpriseId !== undefined },
  /** A primary party organisation speaks for its enterprise, one that spans the alliance for any (mechanisms 2.24). */
  party_secretary: { roles: ['party_secretary'], holds: anybody },
  /** Whoever sits at the hotline writes down what the raiser says; at quiet hours that is the dispatcher. */
  hotline: { roles: ['hotline', 'dispatcher'], holds: anybody },
  dispatcher: { roles: ['dispatcher'], holds: anybody },
  council: { roles: ['council'], holds: anybody },
  /** The product itself: what a project's process finds missing (mechanisms 1.14, 1.15). */
  product: { roles: ['system'], holds: anybody },
  supervisor: { roles: ['supervisor'], holds: anybody },
  /** Independent of units and secretariat: exclusions, and what is called not solvable. */
  reviewer: { roles: ['reviewer'], holds: anybody },
  data_steward: { roles: ['data_steward'], holds: anybody },
  /** The enterprise that blew the whistle, by itself or by its party secretary; never one of the units (T16). */
  raiser: {
    roles: ['enterprise', 'party_secretary'],
    holds: ({ whistle, context }) =>
      whistle?.enterpriseId != null && context.actor.enterpriseId === whistle.enterpriseId,
  },
  /** The raiser, while its own answer is what the unit waits for (A7). */
  waited_for: {
    roles: ['enterprise', 'party_secretary', 'hotline'],
    holds: ({ whistle, assignment, context }) =>
      ownWait(assignment?.waits ?? [])?.class === 'await_raiser' &&
      (context.actor.role === 'hotline' ||
        (whistle?.enterpriseId != null && context.actor.enterpriseId === whistle.enterpriseId)),
  },
  own_unit: { roles: ofUnit, holds: owns },
  /** Only who answers for the unit can say that a whistle is not the unit's (A4). */
  own_head: { roles: ['unit_head'], holds: owns },
  /** A unit at work in the round in hand, not one that is only informed. */
  working_unit: {
    roles: ofUnit,
    holds: ({ whistle, context }) =>
      !!whistle && !!context.actor.unitId && workingUnits(whistle).includes(context.actor.unitId),
  },
  /** A unit whose signature the joint answer needs (T11, T12). */
  signer: {
    roles: ofUnit,
    holds: ({ whistle, context }) =>
      !!whistle &&
      !!context.actor.unitId &&
      (solutionInHand(whistle)?.unitIds.includes(context.actor.unitId) ?? false),
  },
  /** The unit that a task of the task force was given to (T9). */
  task_unit: {
    roles: ofUnit,
    holds: ({ whistle, command, context }) =>
      !!whistle &&
      (taskForceOf(whistle)?.tasks ?? []).some(
        ({ id, unitId }) =>
          unitId === context.actor.unitId && (!('taskId' in command) || id === command.taskId),
      ),
  },
  /** The unit that sees to a follow-up; it need not be at work on the whistle (ADR-0211). */
  follow_up_unit: {
    roles: ofUnit,
    holds: ({ whistle, command, context }) =>
      !!whistle &&
      followUpsOf(whistle).some(
        ({ id, unitId }) =>
          unitId === context.actor.unitId && (!('followUpId' in command) || id === command.followUpId),
      ),
  },
  /** The head of any unit that takes part, or took part, in the round in hand (T23). */
  head_taking_part: {
    roles: ['unit_head'],
    holds: ({ whistle, context }) =>
      whistle?.assignments.some(
        ({ unitId, round, role }) =>
          unitId === context.actor.unitId && round === whistle.round && role !== 'inform',
      ) ?? false,
  },
  lead_unit: { roles: ofUnit, holds: leads },
  lead_head: { roles: ['unit_head'], holds: leads },
  /** The lead judges the co-units' results, never its own (A9). */
  lead_for_co: {
    roles: ofUnit,
    holds: (situation) => situation.assignment?.role === 'co' && leads(situation),
  },
} as const satisfies Record<string, Rule>;

export type ActorRule = keyof typeof ACTOR_RULES;

/** Does anybody of the listed kind stand before us? */
export function isEntitled(rules: readonly ActorRule[], situation: Situation): boolean {
  return rules.some((name) => {
    const rule: Rule = ACTOR_RULES[name];
    return rule.roles.includes(situation.context.actor.role) && rule.holds(situation);
  });
}
