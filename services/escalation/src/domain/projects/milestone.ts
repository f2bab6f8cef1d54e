import { daysBetween, type Instant } from '@muster/clock';
import type { ActorRole } from '../actor.js';
import type { Labelled, PhasePlan } from './process-template.js';

/** Milestones of one process, those that were removed left out. */
export const MOST_MILESTONES = 40;

/** A milestone of a template: its day follows from the day on which a process is opened. */
export interface MilestonePlan extends Labelled {
  /** Days after the opening, from 0. */
  readonly offsetDays: number;
  readonly unitId: string | null;
  /** Code of a phase of the same plan. */
  readonly phase: string | null;
}

/** A milestone as it is planned. */
export interface NewMilestone extends Labelled {
  /** Calendar day where the alliance is, `YYYY-MM-DD`. */
  readonly plannedOn: string;
  /** The unit that answers for it; null: the phase's, see {@link answerableUnit}. */
  readonly unitId: string | null;
  readonly phase: string | null;
}

/** Who did something, by ids only. */
export interface By {
  readonly accountId: string;
  readonly role: ActorRole;
  readonly unitId: string | null;
}

/** Once more planned, and why. The reason is free text and stays inside. */
export interface MilestoneMove {
  readonly from: string;
  readonly to: string;
  readonly reason: string;
  readonly by: By;
  readonly at: Instant;
}

/** Reported as reached by mistake. */
export interface MilestoneTakenBack {
  readonly reachedOn: string;
  readonly reason: string;
  readonly by: By;
  readonly at: Instant;
}

/** A day by which a project wants to have come somewhere (mechanisms 0.23, 1.24, ADR-0241). */
export interface Milestone extends NewMilestone {
  /** The first day that was planned; it never changes. */
  readonly firstPlannedOn: string;
  /** The end of the planned day where the alliance is. */
  readonly dueAt: Instant;
  readonly reached: { readonly on: string; readonly by: By; readonly at: Instant } | null;
  /** Told of as late for the day that is planned; null again after it was planned anew. */
  readonly overdueAt: Instant | null;
  readonly moves: readonly MilestoneMove[];
  readonly takenBack: readonly MilestoneTakenBack[];
  readonly removed: { readonly reason: string; readonly by: By; readonly at: Instant } | null;
}

export const MILESTONE_STATES = ['planned', 'late', 'reached', 'removed'] as const;
export type MilestoneState = (typeof MILESTONE_STATES)[number];

/** Late is what has not been reached when its planned day is over, whether or not the watch has told so yet. */
export function milestoneState(
  { removed, reached, dueAt }: Pick<Milestone, 'removed' | 'reached' | 'dueAt'>,
  now: Instant,
): MilestoneState {
  if (removed) return 'removed';
  if (reached) return 'reached';
  return dueAt <= now ? 'late' : 'planned';
}

/** Neither reached nor removed. */
export function isAwaited({ reached, removed }: Milestone): boolean {
  return reached === null && removed === null;
}

/** What answers for a milestone: its unit, else its phase's, else that of the phase in hand, before the first that of the first. */
export function answerableUnit(
  {
    plan,
    phases,
  }: {
    readonly plan: { readonly phases: readonly PhasePlan[] };
    readonly phases: readonly { readonly code: string }[];
  },
  { unitId, phase }: Pick<NewMilestone, 'unitId' | 'phase'>,
): string {
  const code = phase ?? phases.at(-1)?.code;
  const ofPhase = plan.phases.find((each) => each.code === code) ?? plan.phases[0]!;
  return unitId ?? ofPhase.unitId;
}

/** How fast a milestone was reached, in calendar days. */
export interface MilestoneSpeed {
  /** Planned day − day reached: positive when it was reached early, negative when late. */
  readonly daysAhead: number;
  /** The same against the day that was planned first. */
  readonly daysAheadOfFirst: number;
  /** Since the milestone that was reached before this one (项目提速, mechanisms 1.24); null for the first. */
  readonly daysSincePrevious: number | null;
  /** Code of that one. */
  readonly previous: string | null;
}

/** Of every milestone that has been reached, by code, in the order of reaching; of one day in the order in which they were reported. */
export function speedsOf(milestones: readonly Milestone[]): ReadonlyMap<string, MilestoneSpeed> {
  const reached = milestones
    .flatMap((one) => (one.reached ? [{ ...one, reached: one.reached }] : []))
    .sort((a, b) => daysBetween(b.reached.on, a.reached.on) || a.reached.at - b.reached.at);
  return new Map(
    reached.map((one, index) => {
      const { on } = one.reached;
      const before = reached[index - 1];
      const speed = {
        daysAhead: daysBetween(on, one.plannedOn),
        daysAheadOfFirst: daysBetween(on, one.firstPlannedOn),
        daysSincePrevious: before ? daysBetween(before.reached.on, on) : null,
        previous: before?.code ?? null,
      };
      return [one.code, speed];
    }),
  );
}

/** How a process stands with its milestones. */
export interface ProcessSpeed {
  readonly planned: number;
  readonly late: number;
  readonly reached: number;
  /** Days gained (positive) or lost against the first plan, summed over what has been reached. */
  readonly daysAheadOfFirst: number;
  /** From the first to the last that was reached (从开工到投产, mechanisms 1.24); null before two are. */
  readonly daysFirstToLast: number | null;
}

export function processSpeed(milestones: readonly Milestone[], now: Instant): ProcessSpeed {
  const speeds = [...speedsOf(milestones).values()];
  const inState = (state: MilestoneState) =>
    milestones.filter((one) => milestoneState(one, now) === state).length;
  return {
    planned: inState('planned'),
    late: inState('late'),
    reached: speeds.length,
    daysAheadOfFirst: speeds.reduce((sum, { daysAheadOfFirst }) => sum + daysAheadOfFirst, 0),
    daysFirstToLast:
      speeds.length < 2
        ? null
        : speeds.reduce((sum, { daysSincePrevious }) => sum + (daysSincePrevious ?? 0), 0),
  };
}
