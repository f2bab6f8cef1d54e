import type { Actor } from '../actor.js';
import type { Team } from '../steps/attaching-team.js';
import { isPlanner, isReporter } from './decide-milestones.js';
import { isOwner, missingElements, nextPhase, outstandingParts } from './decide-process.js';
import { isEntitled } from './entitled.js';
import { isAwaited, type Milestone, MOST_MILESTONES } from './milestone.js';
import { offered } from './offered.js';
import type { ProcessCommandType } from './process-command.js';
import type { PhasePlan, SegmentPlan } from './process-template.js';
import { milestonesOf, pendingSubmission, type ProjectProcess, unitInHand } from './project-process.js';

type Steps = readonly ProcessCommandType[];

/** All steps that somebody may ever find with a process as a whole, and with each kind of its parts. */
export const PROCESS_STEPS = [
  'check_wages',
  'attach_team',
  'add_milestone',
  'close',
] as const satisfies Steps;
export const PHASE_STEPS = ['enter_phase', 'acknowledge_notice', 'assess_elements'] as const satisfies Steps;
export const TASK_STEPS = ['complete_task'] as const satisfies Steps;
export const SEGMENT_STEPS = ['submit_segment', 'decide_segment'] as const satisfies Steps;
export const MILESTONE_STEPS = [
  'reach_milestone',
  'replan_milestone',
  'take_back_milestone',
  'remove_milestone',
] as const satisfies Steps;
export const TEAM_STEPS = ['detach_team'] as const satisfies Steps;

/** The steps that somebody could take now, part by part, from the conditions by which they are decided. None after the end. */
export class PossibleProcessSteps {
  constructor(
    private readonly process: ProjectProcess,
    private readonly actor: Actor,
  ) {}

  ofProcess(): string[] {
    const { wageWatch } = this.process.plan;
    return this.whileOpen(PROCESS_STEPS, {
      check_wages: wageWatch !== null && this.works(wageWatch.unitId),
      attach_team: this.calls(),
      add_milestone: this.plans() && this.hasRoom(),
      close: isEntitled(this.actor, ['dispatcher']) && outstandingParts(this.process).length === 0,
    });
  }

  ofPhase(phase: PhasePlan): string[] {
    const isNext = nextPhase(this.process)?.code === phase.code;
    const unread = this.entered(phase.code)?.acknowledgedAt === null;
    return this.whileOpen(PHASE_STEPS, {
      enter_phase: isNext && missingElements(this.process, phase).length === 0 && this.works(phase.unitId),
      acknowledge_notice: unread && isOwner(this.actor, this.process),
      assess_elements: phase.elements.length > 0 && this.works(phase.unitId),
    });
  }

  ofTask(phase: string, task: { readonly code: string; readonly unitId: string }): string[] {
    const isDone = this.process.tasks.some((done) => done.phase === phase && done.task === task.code);
    return this.whileOpen(TASK_STEPS, {
      complete_task: this.entered(phase) !== undefined && !isDone && this.works(task.unitId),
    });
  }

  ofSegment({ code, unitId }: SegmentPlan): string[] {
    const isAccepted = this.process.segments[code]?.some(({ accepted }) => accepted === true) ?? false;
    const isPending = pendingSubmission(this.process, code) !== undefined;
    const submits = isOwner(this.actor, this.process) || isEntitled(this.actor, ['dispatcher']);
    return this.whileOpen(SEGMENT_STEPS, {
      submit_segment: !isAccepted && !isPending && submits,
      decide_segment: isPending && isEntitled(this.actor, [], unitId),
    });
  }

  ofTeam({ detached }: Team): string[] {
    return this.whileOpen(TEAM_STEPS, { detach_team: detached === null && this.calls() });
  }

  ofMilestone(one: Milestone): string[] {
    const reports = one.removed === null && isReporter(this.actor, this.process, one);
    const replans = isAwaited(one) && this.plans();
    return this.whileOpen(MILESTONE_STEPS, {
      reach_milestone: reports && one.reached === null,
      replan_milestone: replans,
      take_back_milestone: reports && one.reached !== null,
      remove_milestone: replans,
    });
  }

  private whileOpen<Step extends string>(
    steps: readonly Step[],
    possible: Readonly<Record<Step, boolean>>,
  ): Step[] {
    return this.process.closedAt === null ? offered(steps, possible) : [];
  }

  private works(unitId: string): boolean {
    return isEntitled(this.actor, ['dispatcher'], unitId);
  }

  private plans(): boolean {
    return isPlanner(this.actor, this.process);
  }

  private hasRoom(): boolean {
    return milestonesOf(this.process).filter(({ removed }) => !removed).length < MOST_MILESTONES;
  }

  private calls(): boolean {
    return isEntitled(this.actor, ['dispatcher', 'council'], unitInHand(this.process));
  }

  private entered(phase: string) {
    return this.process.phases.find(({ code }) => code === phase);
  }
}
