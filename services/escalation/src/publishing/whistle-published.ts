import { isoInstant } from '@muster/clock';
import { type EventDataByName, typeOf } from '@muster/contracts';
import type { Whistle } from '../domain/whistle.js';
import type { PinsData } from '../domain/event-parts.js';
import type { WhistleEvent, WhistleEventData, WhistleEventType } from '../domain/whistle-event.js';

type Common = 'version' | 'occurred_at' | 'ticket_id' | 'ticket_no' | 'round';
type Body<Name extends WhistleEventType> = Omit<EventDataByName[Name], Common>;

// Everything public of an event but what all carry. Free text, contacts and reasons stay in the service; so do the pins of each
// assignment and the instants of warnings, which are events of their own.
const bodies: { [Name in WhistleEventType]: (data: WhistleEventData[Name]) => Body<Name> } = {
  'ticket.raised': ({
    ticket_id: _,
    ticket_no: __,
    title: ___,
    description: ____,
    priority_claim: _____,
    place,
    project_id,
    ...body
  }) => ({
    ...body,
    ...(place?.code != null && { place_code: place.code }),
    ...(project_id != null && { project_id }),
  }),
  'ticket.dispatched': ({ resolve_warn_at: _, on_duty, response_plan, ...body }) => ({
    ...body,
    ...(response_plan && { response_plan: { code: response_plan.code, version: response_plan.version } }),
    // By post: who exactly was there stays inside.
    ...(on_duty && { on_duty: on_duty.map(({ unit_id, post }) => ({ unit_id, post })) }),
  }),
  'assignment.offered': ({ sign_warn_at: _, contact_warn_at: __, resolve_warn_at: ___, ...data }) =>
    withoutPins(data),
  'assignment.signed': (data) => data,
  'ticket.started': (data) => data,
  'assignment.reported_in': ({ who: _, agreed: __, ...body }) => body,
  'assignment.submitted': ({ result: _, evidence: __, ...body }) => body,
  'assignment.accepted': (data) => data,
  'assignment.returned': ({ reason: _, ...body }) => body,
  'assignment.cancelled': (data) => data,
  'assignment.reopened': ({ resolve_warn_at: _, ...data }) => withoutPins(data),
  'assignment.pause_requested': ({ reason: _, ...body }) => body,
  'assignment.pause_refused': ({ reason: _, ...body }) => body,
  'assignment.paused': ({ reason: _, ...body }) => body,
  'assignment.resumed': ({ note: _, resolve_warn_at: __, ...body }) => body,
  'ticket.resolved': ({ summary: _, call_back_warn_at: __, ...body }) => body,
  'callback.recorded': ({ comment: _, on_behalf: __, ...body }) => body,
  'ticket.closed': (data) => data,
  'ticket.reopened': ({ resolve_warn_at: _, ...data }) => withoutPins(data),
  'assignment.escalated': (data) => data,
  'extension.requested': ({ reason: _, ...body }) => body,
  'extension.refused': ({ reason: _, ...body }) => body,
  'solution.contributed': ({ text: _, ...body }) => body,
  'assignment.waived': ({ reason: _, ...body }) => body,
  'solution.proposed': ({ text: _, sign_off_warn_at: __, ...body }) => body,
  'solution.signed': (data) => data,
  'solution.refused': ({ part: _, reason: __, ...body }) => body,
  'solution.approved': (data) => data,
  'solution.called_impossible': ({ reason: _, ...body }) => body,
  'solution.impossibility_reviewed': ({ explanation: _, ...body }) => body,
  'callback.attempted': (data) => data,
  'evaluation.units_rated': (data) => data,
  'evaluation.whistle_rated': (data) => data,
  'taskforce.formed': ({ stand_down_when: _, ...body }) => body,
  'taskforce.task_added': ({ title: _, ...body }) => body,
  'taskforce.task_done': ({ result: _, ...body }) => body,
  'taskforce.stood_down': ({ result: _, ...body }) => body,
  'team.attached': (data) => data,
  'team.detached': ({ result: _, ...body }) => body,
  'followup.added': ({ title: _, meeting_id: __, ...body }) => body,
  'followup.adopted': ({ note: _, ...body }) => body,
  'followup.landed': ({ result: _, ...body }) => body,
  'followup.reopened': ({ reason: _, ...body }) => body,
  'followup.dropped': ({ reason: _, ...body }) => body,
  'followup.overdue': (data) => data,
  'loop.surveyed': ({ findings: _, ...body }) => body,
  'loop.accounted': ({ problem: _, ...body }) => body,
  'assignment.disputed': ({ basis: _, reason: __, disputed_by: ___, ...body }) => body,
  'dispute.upheld': ({ reason: _, ...body }) => body,
  'dispute.denied': ({ reason: _, ...body }) => body,
  'assignment.released': ({ reason: _, ...body }) => body,
  'ticket.info_requested': ({ question: _, ...body }) => body,
  'ticket.info_provided': ({ answer: _, ...body }) => body,
  'ticket.rejection_proposed': ({ route: _, proposed_by: __, ...body }) => body,
  'ticket.rejected': ({ route: _, ...body }) => body,
  'ticket.appealed': () => ({}),
  'ticket.merged': (data) => data,
  'ticket.unmerged': ({ reason: _, ...body }) => body,
  'ticket.followed': (data) => data,
  'ticket.unfollowed': (data) => data,
  'ticket.follower_joined': ({ account_id: _, ...body }) => body,
  'ticket.follower_left': ({ account_id: _, ...body }) => body,
  'ticket.withdrawn': ({ reason: _, ...body }) => body,
  'ticket.escalated': ({ reason: _, ...body }) => body,
  'ticket.urged': ({ note: _, ...body }) => body,
  'ticket.supervised': ({ note: _, ...body }) => body,
  'progress.reported': ({ text: _, ...body }) => body,
  'ticket.account_requested': ({ plan: _, told: __, requested_by: ___, ...body }) => body,
  'ticket.account_refused': () => ({}),
  'ticket.hung': (data) => data,
  'account.reviewed': ({ reason: _, ...body }) => body,
  'ticket.resumed': (data) => data,
  'ticket.redo_reviewed': ({ reason: _, ...body }) => body,
  'ticket.reopening_asked': () => ({}),
  'ticket.recategorised': ({ reason: _, ...body }) => body,
  'ticket.reprioritised': ({ reason: _, ...body }) => body,
  'exclusion.requested': ({ grounds: _, requested_by: __, ...body }) => body,
  'exclusion.supported': () => ({}),
  'exclusion.granted': ({ note: _, ...body }) => body,
  'exclusion.refused': () => ({}),
  'exclusion.revoked': () => ({}),
  'correction.proposed': () => ({}),
  'ticket.corrected': ({ reason: _, ...body }) => body,
  'callback.corrected': ({ reason: _, ...body }) => body,
  'clock.started': ({ warn_at: _, goes_on: __, ...body }) => body,
  'clock.warned': (data) => data,
  'clock.breached': (data) => data,
  'clock.satisfied': (data) => data,
  'clock.voided': (data) => data,
  'clock.paused': (data) => data,
  'clock.resumed': ({ warn_at: _, ...body }) => body,
  'clock.extended': ({ warn_at: _, by: __, ...body }) => body,
  'clock.rescheduled': ({ warn_at: _, ...body }) => body,
};

function withoutPins<Data extends Partial<PinsData>>({
  policy_code: _,
  policy_version: __,
  calendar_id: ___,
  calendar_version: ____,
  ...body
}: Data): Omit<Data, keyof PinsData> {
  return body;
}

/**
 * The public event of a domain event; the only place that knows both. Every event is published, because consumers rely on versions
 * without gaps. A test holds every one against the contract.
 */
export function published(
  event: WhistleEvent,
  { id, number }: Pick<Whistle, 'id' | 'number'>,
): { type: string; data: object } {
  const body = bodies[event.type] as (data: object) => object;
  return {
    type: typeOf(event.type),
    data: {
      ticket_id: id,
      ticket_no: number,
      round: event.round,
      version: event.version,
      occurred_at: isoInstant(event.at),
      ...body(event.data),
    },
  };
}
