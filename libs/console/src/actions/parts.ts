import type { Shape } from '../api/api.ts';
import type { Directory, Option } from '../directory/directory.ts';
import type { Bilingual } from '../language/language.ts';
import type { StepSurroundings } from './step-surroundings.ts';

interface Part {
  /** As the path calls it. */
  readonly name: string;
  readonly label: Bilingual;
  readonly options: readonly Option[];
}

/**
 * The part that a step's path names besides its subject and that somebody has to choose – a unit of a whistle, a follow-up, a task, a team, a
 * month –, and which there are.
 */
export function partOf(
  path: string,
  { parts = {}, choices = {}, whistle }: StepSurroundings,
  directory: Directory,
): Part | undefined {
  const name = namesIn(path).find((each) => each !== 'id' && !(each in parts));
  if (name === undefined) return undefined;
  if (name === 'month') return { name, label: { zh: '月份', en: 'Month' }, options: choices['month'] ?? [] };
  return whistle && { name, ...partOfWhistle(name, path, whistle, directory) };
}

function namesIn(path: string): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
}

type FollowUp = Shape<'FollowUpResource'>;

/** Of which follow-ups a step can be taken: each says another thing of them. */
function followUpsFor(path: string): (followUp: FollowUp) => boolean {
  if (path.endsWith('/adopted')) return ({ kind, state }) => kind === 'policy' && state === 'open';
  const isOpen = ({ state }: FollowUp): boolean => state === 'open' || state === 'adopted';
  if (path.endsWith('/reopened')) return (one) => !isOpen(one);
  return path.endsWith('/dropped') ? (one) => isOpen(one) && one.kind !== 'decision' : isOpen;
}

function partOfWhistle(
  name: string,
  path: string,
  whistle: Shape<'TicketResource'>,
  directory: Directory,
): Omit<Part, 'name'> {
  const { assignments, round, work } = whistle;
  switch (name) {
    case 'unit_id':
      return {
        label: { zh: '单位', en: 'Unit' },
        options: assignments
          .filter((each) => each.round === round && !['released', 'cancelled'].includes(each.state))
          .map(({ unit_id }) => ({ value: unit_id, label: directory.party(unit_id) })),
      };
    case 'followUp':
      return {
        label: { zh: '后续任务', en: 'Follow-up' },
        options: work.follow_ups
          .filter(followUpsFor(path))
          .map(({ id, title }) => ({ value: id, label: title ?? id })),
      };
    case 'task':
      return {
        label: { zh: '任务', en: 'Task' },
        options: work.task_forces
          .flatMap(({ tasks }) => tasks)
          .filter(({ done_at }) => done_at === null)
          .map(({ id, title }) => ({ value: id, label: title ?? id })),
      };
    case 'team':
      return {
        label: { zh: '突击队', en: 'Commando team' },
        options: work.teams
          .filter(({ detached_at }) => detached_at === null)
          .map(({ id }) => ({ value: id, label: id })),
      };
    default:
      return { label: { zh: name, en: name }, options: [] };
  }
}
