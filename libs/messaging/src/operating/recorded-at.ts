import { isUuid } from '@muster/contracts';
import { type Queryable, statement } from '@muster/persistence';
import { Misused } from './commands/operator-command.js';

const recordedAt = statement(
  'event_recorded_at',
  'select recorded_at::text as recorded_at from event_log where event_id = $1',
);
const INSTANT = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2}))?$/;

/**
 * A bound of a selection: an instant in ISO 8601 (a date alone is midnight UTC), or the id of an event of this log, which stands for the
 * moment in which it was recorded.
 *
 * @throws Misused
 */
export async function instantOf(
  db: Queryable,
  name: string,
  text: string | undefined,
): Promise<string | undefined> {
  if (text === undefined) return undefined;
  if (isUuid(text)) {
    const [row] = await db.query<{ recorded_at: string }>(recordedAt, [text]);
    if (!row) throw new Misused(`${name}: no event of this log has this id`);
    return row.recorded_at;
  }
  if (!INSTANT.test(text) || Number.isNaN(Date.parse(text)))
    throw new Misused(`${name}: an instant such as 2026-10-01T08:00:00+08:00, or the id of an event`);
  return text.includes('T') ? text : `${text}T00:00:00Z`;
}
