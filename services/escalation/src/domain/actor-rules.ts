import type { ActorRole } from './actor.js';
import { openWait } from './clocks.js';
import type { Situation } from './situation.js';

interface Rule {
  /** The account role that can satisfy it at all; the edge refuses others. */
  readonly role: ActorRole;
  readonly holds: (situation: Situation) => boolean;
}

const anybody = () => true;

/** Who somebody is towards a whistle: the `actors` of the transition tables (lifecycle B2, roles). */
export const ACTOR_RULES = {
  /** An enterprise account, for its own enterprise. */
  enterprise: { role: 'enterprise', holds: ({ context }) => context.actor.enterpriseId !== undefined },
  /** Whoever sits at the hotline writes down what the raiser says. */
  hotline: { role: 'dispatcher', holds: anybody },
  dispatcher: { role: 'dispatcher', holds: anybody },
  council: { role: 'council', holds: anybody },
  /** The enterprise that blew the whistle; never one of the units (T16). */
  raiser: {
    role: 'enterprise',
    holds: ({ whistle, context }) =>
      whistle?.enterpriseId != null && context.actor.enterpriseId === whistle.enterpriseId,
  },
  /** The raiser, while its own answer is what the unit waits for (A7). */
  waited_for: {
    role: 'enterprise',
    holds: ({ whistle, assignment, context }) =>
      whistle?.enterpriseId != null &&
      context.actor.enterpriseId === whistle.enterpriseId &&
      openWait(assignment?.waits ?? [])?.class === 'await_raiser',
  },
  own_unit: {
    role: 'unit_officer',
    holds: ({ assignment, context }) =>
      assignment !== undefined && context.actor.unitId === assignment.unitId,
  },
  lead_unit: {
    role: 'unit_officer',
    holds: ({ whistle, context }) =>
      whistle?.dispatch?.leadUnitId === context.actor.unitId && !!context.actor.unitId,
  },
  /** The lead judges the co-units' results, never its own (A9). */
  lead_for_co: {
    role: 'unit_officer',
    holds: ({ whistle, assignment, context }) =>
      assignment?.role === 'co' &&
      !!context.actor.unitId &&
      whistle?.dispatch?.leadUnitId === context.actor.unitId,
  },
} as const satisfies Record<string, Rule>;

export type ActorRule = keyof typeof ACTOR_RULES;

/** Does anybody of the listed kind stand before us? */
export function isEntitled(rules: readonly ActorRule[], situation: Situation): boolean {
  return rules.some((name) => {
    const rule: Rule = ACTOR_RULES[name];
    return rule.role === situation.context.actor.role && rule.holds(situation);
  });
}
