import type { LoggedEvent, PublicEvents } from '@muster/messaging';
import { statement } from '@muster/persistence';
import type { WhistleEvent } from '../domain/whistle-event.js';
import { publishedPracticeListEvent } from './practice-list-published.js';
import { publishedProcessEvent, publishedTemplate } from './project-published.js';
import { published } from './whistle-published.js';

const names = statement(
  'republish_names',
  `select aggregate_id as id, data->>'ticket_no' as number, data->>'projectId' as "projectId"
   from event_log where version = 1 and aggregate_id = any($1::text[])`,
);

/** What was published for events of the log: only the first event of a whistle knows its number, of a process its project. */
export const republished: PublicEvents = async (events, db) => {
  const ids = [...new Set(events.map(({ aggregateId }) => aggregateId))];
  const rows = await db.query<Named>(names, [ids]);
  const nameOf = new Map(rows.map((row) => [row.id, row]));
  return events.map((event) => {
    const { id, number, projectId } = nameOf.get(event.aggregateId)!;
    switch (event.aggregateType) {
      case 'process_template':
        return { type: contractType(event), data: publishedTemplate(happened(event), id, common(event)) };
      case 'project_process': {
        const data = publishedProcessEvent(happened(event), { id, projectId: projectId! }, common(event));
        return { type: contractType(event), data };
      }
      case 'practice_list':
        return {
          type: contractType(event),
          data: publishedPracticeListEvent(happened(event), id, common(event)),
        };
      default:
        return published(recorded(event), { id, number: number! });
    }
  });
};

interface Named {
  readonly id: string;
  readonly number: string | null;
  readonly projectId: string | null;
}

const contractType = ({ type }: LoggedEvent): string => `muster.${type}.v1`;
const common = ({ version, occurredAt }: LoggedEvent) => ({ version, occurred_at: occurredAt.toISOString() });

/** An event of a document as its domain knows it: the log keeps everything but the type in its data. */
function happened<Event extends { readonly type: string }>({ type, data }: LoggedEvent): Event {
  return { type, ...data } as unknown as Event;
}

function recorded({ type, version, occurredAt, data: { round, ...data } }: LoggedEvent): WhistleEvent {
  return { type, version, round, at: occurredAt.getTime(), data } as WhistleEvent;
}
