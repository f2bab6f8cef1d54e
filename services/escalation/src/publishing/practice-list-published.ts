import type { EventDataByName } from '@muster/contracts';
import type { ItemPlan, PracticeListEvent } from '../domain/practice-lists/practice-list-event.js';

interface Common {
  readonly version: number;
  readonly occurred_at: string;
}

type Body<Event extends PracticeListEvent> = Omit<EventDataByName[Event['type']], keyof Common | 'list_id'>;

const iso = (instant: number): string => new Date(instant).toISOString();

// Field by field: titles, notes and reasons are free text and stay in the service.
const bodies: {
  [Type in PracticeListEvent['type']]: (
    event: Extract<PracticeListEvent, { type: Type }>,
  ) => Body<Extract<PracticeListEvent, { type: Type }>>;
} = {
  'practice_list.opened': () => ({}),
  'practice_list.item_added': (event) => ({ ...planned(event), position: event.position }),
  'practice_list.item_revised': planned,
  'practice_list.items_ordered': ({ itemIds }) => ({ item_ids: [...itemIds] }),
  'practice_list.item_progressed': (event) => ({
    ...ofItem(event),
    done: event.done,
    in_time: event.inTime,
  }),
  'practice_list.item_returned': ofItem,
  'practice_list.item_supervised': (event) => ({
    ...ofItem(event),
    supervised: event.supervised,
    role: event.role,
  }),
  'practice_list.item_overdue': (event) => ({
    ...ofItem(event),
    due_at: iso(event.dueAt),
    detected_at: iso(event.at),
  }),
  'practice_list.item_dropped': ofItem,
  'practice_list.closed': ({ done, dropped }) => ({ done, dropped }),
};

/** The public data of a list's event. A test holds every one against the contract. */
export function publishedPracticeListEvent(event: PracticeListEvent, listId: string, common: Common): object {
  const body = bodies[event.type] as (event: PracticeListEvent) => object;
  return { ...common, list_id: listId, ...body(event) };
}

function ofItem({ itemId, unitId }: { itemId: string; unitId: string }) {
  return { item_id: itemId, owner_unit_id: unitId };
}

function planned(event: ItemPlan & { itemId: string; dueAt: number }) {
  return {
    ...ofItem(event),
    item_class: event.class,
    due_on: event.dueOn,
    due_at: iso(event.dueAt),
    ticket_ids: [...event.ticketIds],
    project_ids: [...event.projectIds],
  };
}
