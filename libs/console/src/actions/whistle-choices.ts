import type { Shape } from '../api/api.ts';
import type { Option } from '../directory/directory.ts';
import { instantText } from '../language/instants.ts';
import type { StepField } from './step.ts';

type Whistle = Shape<'TicketResource'> | undefined;

/** What there is to choose from, by the name of the field. */
export type Choices = Readonly<Record<string, readonly Option[]>>;

/** What a whistle's steps can choose of the whistle: the call-back that is corrected. */
export function choicesOf(whistle: Whistle): Choices {
  if (!whistle) return {};
  return {
    id: whistle.call_backs.map(({ id, recorded_at }) => ({ value: id, label: instantText(recorded_at) })),
  };
}

/** What lists of a step's form begin with: an entry for each unit at work where units are named, otherwise one that is empty. */
export function entriesOf(fields: readonly StepField[], whistle: Whistle): Record<string, object[]> {
  const units =
    whistle?.assignments.filter(({ round, role }) => round === whistle.round && role !== 'inform') ?? [];
  return Object.fromEntries(
    fields.flatMap(({ name, kind, fields: within = [] }) => {
      if (kind !== 'groups') return [];
      const perUnit = within.some((field) => field.name === 'unit_id');
      return [[name, perUnit ? units.map(({ unit_id }) => ({ unit_id })) : [{}]]];
    }),
  );
}
