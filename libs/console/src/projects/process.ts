import type { Shape } from '../api/api.ts';
import { monthAfter } from '../figures/month.ts';
import type { Bilingual } from '../language/language.ts';

type Process = Shape<'ProjectProcessView'>;
type Template = Shape<'ProcessTemplateView'>;

/** Part of a plan, by the names that its template gave it. */
export interface Labelled {
  readonly code: string;
  readonly name_zh: string;
  readonly name_en: string;
}

/** What a part of a plan is called. */
export function nameOf({ name_zh: zh, name_en: en }: Labelled): Bilingual {
  return { zh, en };
}

/** The phase that was entered last; undefined before the first. */
export function phaseInHand({ phases }: Pick<Process, 'phases'>): Process['phases'][number] | undefined {
  return phases.findLast(({ entered_at }) => entered_at !== null);
}

/** Before the code of a milestone among what is outstanding. */
const MILESTONE = 'milestone:';

/** What still has to happen before a process can be closed, by name: the API tells it by codes, a task behind its phase. */
export function outstandingNames({ outstanding, phases, segments, milestones }: Process): Bilingual[] {
  return outstanding.map((code) => {
    if (code.startsWith(MILESTONE)) return nameOf(milestones.find((each) => MILESTONE + each.code === code)!);
    const [first, task] = code.split('/') as [string, string | undefined];
    const phase = phases.find((each) => each.code === first);
    if (task !== undefined) return nameOf(phase!.tasks.find((each) => each.code === task)!);
    // A phase that has been entered is not outstanding; a segment may have the same code.
    return nameOf(phase && phase.entered_at === null ? phase : segments.find((each) => each.code === first)!);
  });
}

/** The deadlines that run, the earliest first: decisions on segments, and the next look at wages. None after the end. */
export function runningDeadlines(process: Process): { readonly what: Bilingual; readonly dueAt: string }[] {
  if (!process.is_open) return [];
  const next = process.next_wage_check;
  return [
    ...process.segments.flatMap(({ submissions, ...segment }) =>
      submissions
        .filter(({ decided_at }) => decided_at === null)
        .map(({ due_at }) => ({ what: nameOf(segment), dueAt: due_at })),
    ),
    ...(next ? [{ what: { zh: '工资支付检查', en: 'Look at wages' }, dueAt: next.due_at }] : []),
  ].toSorted((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt));
}

/**
 * The limit that a segment gets when it is submitted on a day, in working days: by the version of the template that is in force then, and by
 * the plan of the process where that version does without the segment. Undefined while the template is not known.
 *
 * @param today `YYYY-MM-DD`
 */
export function limitOn(
  today: string,
  template: Template | undefined,
  { template_version }: Pick<Process, 'template_version'>,
  segment: string,
): number | undefined {
  const inForce = template?.versions.findLast(({ effective_on }) => effective_on <= today);
  const own = template?.versions.find(({ no }) => no === template_version);
  return [inForce, own]
    .map((version) => version?.segments.find(({ code }) => code === segment)?.limit_working_days)
    .find((limit) => limit !== undefined);
}

/** What a whistle of a process refers to: a month as it is, a phase by its name. */
export function referenceOf(
  { reference }: Process['whistles'][number],
  { phases }: Pick<Process, 'phases'>,
): Bilingual {
  const phase = phases.find(({ code }) => code === reference);
  return phase ? nameOf(phase) : { zh: reference, en: reference };
}

/** Months from the one in which a process was opened to the present one, the latest first. Both `YYYY-MM`. */
export function monthsBetween(from: string, to: string): string[] {
  const months: string[] = [];
  for (let month = to; month >= from; month = monthAfter(month, -1)) months.push(month);
  return months;
}
