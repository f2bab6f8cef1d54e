import type { Shape } from '../api/api.ts';
import type { Directory, Option } from '../directory/directory.ts';
import type { Bilingual } from '../language/language.ts';

interface Part {
  readonly label: Bilingual;
  readonly options: readonly Option[];
}

/** The part of a whistle that a step's path names besides the whistle – a unit, a follow-up, a task, a team –, and which there are. */
export function partOf(
  path: string,
  whistle: Shape<'TicketResource'> | undefined,
  directory: Directory,
): Part | undefined {
  const name = /\{(?!id\})(\w+)\}/.exec(path)?.[1];
  if (name === undefined || !whistle) return undefined;
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
          .filter(({ landed_at }) => landed_at === null)
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
