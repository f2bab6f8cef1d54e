import type { LoggedEvent, PublicEvents } from '@muster/messaging';
import { statement } from '@muster/persistence';
import type { WhistleEvent } from '../domain/whistle-event.js';
import { published } from './whistle-published.js';

const numbers = statement(
  'republish_ticket_numbers',
  `select aggregate_id as id, data->>'ticket_no' as number from event_log where version = 1 and aggregate_id = any($1::text[])`,
);

/** What was published for events of the log: only a whistle's first event knows its number. */
export const republished: PublicEvents = async (events, db) => {
  const ids = [...new Set(events.map(({ aggregateId }) => aggregateId))];
  const rows = await db.query<{ id: string; number: string }>(numbers, [ids]);
  const numberOf = new Map(rows.map(({ id, number }) => [id, number]));
  return events.map((event) =>
    published(recorded(event), { id: event.aggregateId, number: numberOf.get(event.aggregateId)! }),
  );
};

function recorded({ type, version, occurredAt, data: { round, ...data } }: LoggedEvent): WhistleEvent {
  return { type, version, round, at: occurredAt.getTime(), data } as WhistleEvent;
}
