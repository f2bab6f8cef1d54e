import { type EventDataByName, typeOf } from '@muster/contracts';
import type { Whistle } from '../domain/whistle.js';
import type { WhistleEvent, WhistleEventData, WhistleEventType } from '../domain/whistle-event.js';

type Common = 'version' | 'occurred_at' | 'ticket_id' | 'ticket_no' | 'round';
type Body<Name extends WhistleEventType> = Omit<EventDataByName[Name], Common>;

// Everything public of an event but what all carry. Free text, contacts and reasons stay in the service; so do the pins of each assignment.
const bodies: { [Name in WhistleEventType]: (data: WhistleEventData[Name]) => Body<Name> } = {
  'ticket.raised': ({
    ticket_id: _,
    ticket_no: __,
    title: ___,
    description: ____,
    place,
    project_id,
    ...body
  }) => ({
    ...body,
    ...(place?.code != null && { place_code: place.code }),
    ...(project_id != null && { project_id }),
  }),
  'ticket.dispatched': (data) => data,
  'assignment.offered': ({
    policy_code: _,
    policy_version: __,
    calendar_id: ___,
    calendar_version: ____,
    ...body
  }) => body,
  'assignment.signed': (data) => data,
  'ticket.started': (data) => data,
  'assignment.reported_in': ({ who: _, agreed: __, ...body }) => body,
  'assignment.submitted': ({ result: _, evidence: __, ...body }) => body,
  'assignment.accepted': (data) => data,
  'assignment.returned': ({ reason: _, ...body }) => body,
  'assignment.cancelled': (data) => data,
  'assignment.reopened': ({
    policy_code: _,
    policy_version: __,
    calendar_id: ___,
    calendar_version: ____,
    ...body
  }) => body,
  'ticket.resolved': ({ summary: _, ...body }) => body,
  'callback.recorded': ({ comment: _, on_behalf: __, ...body }) => body,
  'ticket.closed': (data) => data,
  'ticket.reopened': ({ level: _, ...body }) => body,
  'clock.breached': (data) => data,
};

/**
 * The public event of a domain event; the only place that knows both. Every event is published, because consumers rely on versions
 * without gaps. A test holds every one against the contract.
 */
export function published(event: WhistleEvent, { id, number }: Whistle): { type: string; data: object } {
  const body = bodies[event.type] as (data: object) => object;
  return {
    type: typeOf(event.type),
    data: {
      ticket_id: id,
      ticket_no: number,
      round: event.round,
      version: event.version,
      occurred_at: new Date(event.at).toISOString(),
      ...body(event.data),
    },
  };
}
