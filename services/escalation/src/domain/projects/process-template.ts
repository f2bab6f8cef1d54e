import { plusDays } from '@muster/clock';
import { type MilestonePlan, MOST_MILESTONES } from './milestone.js';
import { ProcessFault } from './process-fault.js';

/** A part of a plan with its names. */
export interface Labelled {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
}

/** One phase of a project, approve–manage–accept (批管验, mechanisms 1.18). */
export interface PhasePlan extends Labelled {
  readonly unitId: string;
  /** May be finished in this phase or in a later one. */
  readonly tasks: readonly (Labelled & { readonly unitId: string })[];
  /** What the enterprise is told when the phase begins (一单早告知, mechanisms 1.19). */
  readonly notices: readonly Labelled[];
  /** What must be there before the phase can begin: land quota, facilities, water, power, gas (mechanisms 1.17). */
  readonly elements: readonly Labelled[];
}

/** A part of the work that is accepted by itself (主体结构分段验收, mechanisms 1.20). */
export interface SegmentPlan extends Labelled {
  readonly unitId: string;
  /** From submission to decision. */
  readonly limitWorkingDays: number;
}

/** The monthly look at wages (mechanisms 1.14). */
export interface WageWatch {
  readonly unitId: string;
  /** Category of the whistle that a missing tick raises. */
  readonly categoryCode: string;
  /** Working days after a month's end by which its check must be on record. */
  readonly graceWorkingDays: number;
}

/** What a version of a template says. */
export interface ProcessPlan {
  readonly phases: readonly PhasePlan[];
  readonly segments: readonly SegmentPlan[];
  readonly wageWatch: WageWatch | null;
  /** Category of the whistle that a missing element raises; null: none is raised. */
  readonly elementCategoryCode: string | null;
  /** What a process begins with (ADR-0241). Absent in versions of before. */
  readonly milestones?: readonly MilestonePlan[];
}

export interface TemplateVersion extends ProcessPlan {
  /** 1, 2, … */
  readonly no: number;
  /** Local date from which it holds, `YYYY-MM-DD`. */
  readonly effectiveOn: string;
}

/** How the projects of an alliance run, in versions: what has begun under one is never judged by a later one (mechanisms 1.23). */
export interface ProcessTemplate {
  readonly id: string;
  readonly code: string;
  /** Oldest first, each effective later than the one before. */
  readonly versions: readonly TemplateVersion[];
}

export interface TemplatePublished {
  readonly type: 'process_template.published';
  readonly id: string;
  readonly code: string;
  readonly version: TemplateVersion;
}

/**
 * Publishes a version.
 *
 * @param today local date; only the first version may reach into the past, since by it nothing has been judged yet.
 * @throws ProcessFault `effective_too_early`, `repeated_code`; `unknown_part` for a milestone of a phase that the plan does not have.
 */
export function publishVersion(
  template: Pick<ProcessTemplate, 'versions'> | undefined,
  given: {
    readonly id: string;
    readonly code: string;
    readonly effectiveOn: string;
    readonly plan: ProcessPlan;
  },
  today: string,
): TemplatePublished {
  const last = template?.versions.at(-1);
  if (last && (given.effectiveOn <= last.effectiveOn || given.effectiveOn < today)) {
    const earliest = last.effectiveOn < today ? today : plusDays(last.effectiveOn, 1);
    throw new ProcessFault('effective_too_early', { earliest });
  }
  assertDistinct(given.plan);
  const version = { no: (last?.no ?? 0) + 1, effectiveOn: given.effectiveOn, ...given.plan };
  return { type: 'process_template.published', id: given.id, code: given.code, version };
}

export function evolveTemplate(
  template: ProcessTemplate | undefined,
  { id, code, version }: TemplatePublished,
): ProcessTemplate {
  return { id, code, versions: [...(template?.versions ?? []), version] };
}

/** The version in force on a local date; undefined before the first. */
export function versionOn(
  { versions }: Pick<ProcessTemplate, 'versions'>,
  date: string,
): TemplateVersion | undefined {
  return versions.findLast(({ effectiveOn }) => effectiveOn <= date);
}

function assertDistinct({ phases, segments, milestones = [] }: ProcessPlan): void {
  for (const parts of [
    phases,
    segments,
    milestones,
    ...phases.flatMap((phase) => [phase.tasks, phase.notices, phase.elements]),
  ]) {
    assertNamedOnce(parts);
  }
  if (milestones.length > MOST_MILESTONES)
    throw new ProcessFault('milestones_full', { most: MOST_MILESTONES });
  const stray = milestones.find(({ phase }) => phase !== null && phases.every(({ code }) => code !== phase));
  if (stray) throw new ProcessFault('unknown_part', { part: stray.phase });
}

/** @throws ProcessFault `repeated_code` for the first code that occurs twice. */
export function assertNamedOnce(parts: readonly { readonly code: string }[]): void {
  const codes = parts.map(({ code }) => code);
  const repeated = codes.find((code, index) => codes.indexOf(code) !== index);
  if (repeated !== undefined) throw new ProcessFault('repeated_code', { repeated });
}
