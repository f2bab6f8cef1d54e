import type { EventDataByName } from '@muster/contracts';
import type { MeetingEvent } from '../domain/meeting.js';
import { publicAttendance } from './public-attendance.js';
import { publicCodes } from './public-model-codes.js';

/** What leaves the service about a meeting: no titles, no places, no reasons, no texts of decisions and none of what came of them. */
export function publicMeetingEvent(
  event: MeetingEvent,
  common: { meeting_id: string; version: number; occurred_at: string },
): EventDataByName[MeetingEvent['type']] {
  switch (event.type) {
    case 'meeting.scheduled':
      return {
        ...common,
        kind: event.kind,
        starts_at: event.startsAt,
        convenor_unit_id: event.convenorUnitId,
        invited_unit_ids: [...event.invitedUnitIds],
        ...publicCodes(event),
      };
    case 'meeting.rescheduled':
      return { ...common, starts_at: event.startsAt };
    case 'meeting.called_off':
      return common;
    case 'meeting.codes_set':
      return { ...common, ...publicCodes(event) };
    case 'meeting.agenda_item_added':
      return {
        ...common,
        agenda_item_id: event.item.id,
        position: event.item.position,
        ticket_id: event.item.ticketId,
      };
    case 'meeting.decision_recorded':
      return {
        ...common,
        decision_id: event.decision.id,
        agenda_item_id: event.decision.agendaItemId,
        ticket_id: event.decision.ticketId,
        owner_unit_id: event.decision.ownerUnitId,
        due_on: event.decision.dueOn,
        ...(event.decision.no !== undefined && { decision_no: event.decision.no }),
        ...(event.decision.heldOn !== undefined && { held_on: event.decision.heldOn }),
      };
    case 'meeting.decision_carried_out':
    case 'meeting.decision_reopened':
    case 'meeting.decision_overdue':
      return {
        ...common,
        decision_id: event.decisionId,
        owner_unit_id: event.ownerUnitId,
        due_on: event.dueOn,
      };
    case 'meeting.attendance_recorded':
      return { ...common, attendance: event.attendance.map(publicAttendance) };
  }
}
