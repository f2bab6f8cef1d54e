import type { Instant } from '@muster/clock';
import type { Team } from '../steps/attaching-team.js';
import { evolveMilestones } from './evolve-milestones.js';
import type { Milestone } from './milestone.js';
import type { MilestoneEvent } from './milestone-event.js';
import type { NextWageCheck } from './process-due.js';
import type { ProcessEvent } from './process-event.js';
import type { TemplateVersion } from './process-template.js';

/** One submission of a segment and what became of it. Its limit is the one in force when it was submitted (mechanisms 1.23). */
export interface Submission {
  readonly no: number;
  readonly submittedAt: Instant;
  readonly limitWorkingDays: number;
  readonly dueAt: Instant;
  readonly breachedAt: Instant | null;
  readonly decidedAt: Instant | null;
  /** Null until decided. */
  readonly accepted: boolean | null;
  readonly findings: string | null;
}

/** The look at one month's wages (mechanisms 1.14). */
export interface WageCheck {
  /** `YYYY-MM`. */
  readonly month: string;
  /** Null while nobody has looked. */
  readonly ticks: WageTicks | null;
  readonly missedAt: Instant | null;
}

/** 农民工工资三项: account opened, paid in full and on time, wages before the progress payment. */
export interface WageTicks {
  readonly accountOpened: boolean;
  readonly paidInFullOnTime: boolean;
  readonly wagesBeforeProgressPayment: boolean;
}

/** Whether something is there that a phase needs (mechanisms 1.17). */
export interface ElementState {
  readonly phase: string;
  readonly code: string;
  readonly ready: boolean;
  readonly assessedAt: Instant;
}

export type WhistleCause = 'wages_missing' | 'wage_check_missed' | 'element_missing';

/** A whistle that the process has blown. `reference` is the month, or the phase whose elements are missing. */
export interface ProcessWhistle {
  readonly cause: WhistleCause;
  readonly reference: string;
  readonly ticketId: string;
}

/** One project's way through the phases: 一图管全程 (mechanisms 1.19). Immutable; `evolveProcess` makes the next one. */
export interface ProjectProcess {
  readonly id: string;
  readonly projectId: string;
  readonly enterpriseId: string | null;
  readonly templateId: string;
  readonly templateCode: string;
  /** The version that was in force when it was opened. */
  readonly plan: TemplateVersion;
  readonly openedAt: Instant;
  /** `YYYY-MM` of the opening, local. */
  readonly openedMonth: string;
  readonly closedAt: Instant | null;
  readonly phases: readonly {
    readonly code: string;
    readonly enteredAt: Instant;
    readonly acknowledgedAt: Instant | null;
  }[];
  readonly tasks: readonly { readonly phase: string; readonly task: string; readonly doneAt: Instant }[];
  readonly segments: Readonly<Record<string, readonly Submission[]>>;
  readonly wages: readonly WageCheck[];
  readonly nextWageCheck: NextWageCheck | null;
  readonly elements: readonly ElementState[];
  readonly whistles: readonly ProcessWhistle[];
  /** Absent in documents from before teams could join a project. */
  readonly teams?: readonly Team[];
  /** In the order in which they were added; those that were removed among them. Absent in documents from before ADR-0241. */
  readonly milestones?: readonly Milestone[];
}

/** The submission that waits for a decision, if there is one. */
export function pendingSubmission(process: ProjectProcess, segment: string): Submission | undefined {
  return process.segments[segment]?.find(({ decidedAt }) => decidedAt === null);
}

/** Its milestones, those that were removed among them. */
export function milestonesOf({ milestones = [] }: ProjectProcess): readonly Milestone[] {
  return milestones;
}

/** The unit of the phase that was entered last; undefined before the first. */
export function unitInHand({ plan, phases }: ProjectProcess): string | undefined {
  const last = phases.at(-1)?.code;
  return plan.phases.find(({ code }) => code === last)?.unitId;
}

/** The team of this name that is at work for the project, if it is. */
export function teamAtWork({ teams = [] }: ProjectProcess, id: string): Team | undefined {
  return teams.find((team) => team.id === id && team.detached === null);
}

/** The process after an event. Pure and total over its own stream. */
export function evolveProcess(process: ProjectProcess | undefined, event: ProcessEvent): ProjectProcess {
  if (event.type === 'project_process.opened') {
    const { type: _, at, ...opened } = event;
    return {
      ...opened,
      openedAt: at,
      closedAt: null,
      phases: [],
      tasks: [],
      segments: {},
      wages: [],
      elements: [],
      whistles: [],
    };
  }
  if (!process) throw new Error(`${event.type} before project_process.opened`);
  if (isOfMilestone(event)) return { ...process, milestones: evolveMilestones(milestonesOf(process), event) };
  switch (event.type) {
    case 'project_process.phase_entered': {
      const entered = { code: event.phase, enteredAt: event.at, acknowledgedAt: null };
      return { ...process, phases: [...process.phases, entered] };
    }
    case 'project_process.notice_acknowledged':
      return {
        ...process,
        phases: process.phases.map((phase) =>
          phase.code === event.phase ? { ...phase, acknowledgedAt: event.at } : phase,
        ),
      };
    case 'project_process.task_completed': {
      const done = { phase: event.phase, task: event.task, doneAt: event.at };
      return { ...process, tasks: [...process.tasks, done] };
    }
    case 'project_process.segment_submitted': {
      const { no, limitWorkingDays, dueAt, at } = event;
      const submission = {
        no,
        limitWorkingDays,
        dueAt,
        submittedAt: at,
        breachedAt: null,
        decidedAt: null,
        accepted: null,
        findings: null,
      };
      return withSubmissions(process, event.segment, (submissions) => [...submissions, submission]);
    }
    case 'project_process.segment_breached':
      return withPending(process, event.segment, { breachedAt: event.at });
    case 'project_process.segment_decided': {
      const { accepted, findings, at } = event;
      return withPending(process, event.segment, { accepted, findings, decidedAt: at });
    }
    case 'project_process.wages_checked':
      return withWageCheck(process, event, { ticks: event.ticks });
    case 'project_process.wage_check_missed':
      return withWageCheck(process, event, { missedAt: event.at });
    case 'project_process.elements_assessed': {
      const { phase, elements, at } = event;
      const kept = process.elements.filter(
        (element) => element.phase !== phase || !elements.some(({ code }) => code === element.code),
      );
      const assessed = elements.map((element) => ({ ...element, phase, assessedAt: at }));
      return { ...process, elements: [...kept, ...assessed] };
    }
    case 'project_process.whistle_raised': {
      const { cause, reference, ticketId } = event;
      return { ...process, whistles: [...process.whistles, { cause, reference, ticketId }] };
    }
    case 'project_process.team_attached': {
      const { teamId: id, officerIds, at: from, until } = event;
      return {
        ...process,
        teams: [...(process.teams ?? []), { id, officerIds, from, until, detached: null }],
      };
    }
    case 'project_process.team_detached': {
      const { teamId, result, at } = event;
      const teams = process.teams!.map((team) =>
        team.id === teamId && team.detached === null ? { ...team, detached: { result, at } } : team,
      );
      return { ...process, teams };
    }
    case 'project_process.closed':
      return { ...process, closedAt: event.at };
  }
}

function isOfMilestone(event: ProcessEvent): event is MilestoneEvent {
  return event.type.startsWith('project_process.milestone_');
}

function withSubmissions(
  process: ProjectProcess,
  segment: string,
  change: (submissions: readonly Submission[]) => readonly Submission[],
): ProjectProcess {
  const submissions = change(process.segments[segment] ?? []);
  return { ...process, segments: { ...process.segments, [segment]: submissions } };
}

function withPending(process: ProjectProcess, segment: string, change: Partial<Submission>): ProjectProcess {
  return withSubmissions(process, segment, (submissions) =>
    submissions.map((submission) =>
      submission.decidedAt === null ? { ...submission, ...change } : submission,
    ),
  );
}

function withWageCheck(
  process: ProjectProcess,
  { month, nextWageCheck }: { readonly month: string; readonly nextWageCheck: NextWageCheck | null },
  change: Partial<WageCheck>,
): ProjectProcess {
  const known = process.wages.find((check) => check.month === month);
  const check = { month, ticks: null, missedAt: null, ...known, ...change };
  return { ...process, nextWageCheck, wages: [...process.wages.filter((other) => other !== known), check] };
}
