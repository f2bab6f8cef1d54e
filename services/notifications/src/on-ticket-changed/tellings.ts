import type { NoticeKind } from '../domain/vocabulary.js';
import type { KnownTicket } from '../persistence/known-ticket.store.js';
import { leadUnit, unitsAtWork } from './units-at-work.js';

/** What one event gives to tell, and to whom besides the alliance. */
export interface Telling {
  readonly kind: NoticeKind;
  /** Units that are told, with their officers. */
  readonly units: readonly string[];
  /** Is the enterprise told that blew the whistle, and with `all` those that follow it? */
  readonly enterprises?: 'raiser' | 'all' | undefined;
  /** Officers who are told because they are named, on duty or not. */
  readonly officers?: readonly string[];
  readonly role?: string;
  readonly clock?: string;
  /** RFC 3339. */
  readonly dueAt?: string | null;
  /** What has to land, and by which day, `YYYY-MM-DD`. */
  readonly followUp?: { readonly followUpId: string; readonly dueOn: string };
}

type Tell<Data> = (data: Data, ticket: KnownTicket | undefined) => Telling | undefined;

interface OfUnit {
  readonly unit_id: string;
  readonly role: string;
}

interface OfClock {
  readonly unit_id: string | null;
  readonly clock: string;
  readonly due_at: string;
}

/** Clocks of the whistle itself whose answer the lead owes; for the others the alliance's own desk is late. */
const OWED_BY_LEAD: readonly string[] = ['progress', 'supervision', 'urge'];

const ofUnit =
  (kind: NoticeKind): Tell<OfUnit> =>
  ({ unit_id, role }) => ({ kind, units: [unit_id], role });

const followUpOf =
  (kind: NoticeKind): Tell<{ unit_id: string; follow_up_id: string; due_on: string }> =>
  ({ unit_id, follow_up_id, due_on }) => ({
    ...{ kind, units: [unit_id] },
    followUp: { followUpId: follow_up_id, dueOn: due_on },
  });

function owedBy({ unit_id, clock }: OfClock, ticket: KnownTicket | undefined): string[] {
  if (unit_id !== null) return [unit_id];
  const lead = OWED_BY_LEAD.includes(clock) ? leadUnit(ticket) : undefined;
  return lead === undefined ? [] : [lead];
}

/** By event type. Who is told follows from who has to act on it, or has to know (ADR-0159). */
export const tellings = {
  'muster.ticket.dispatched.v1': (({ lead_unit_id }) => ({
    kind: 'dispatched',
    units: [lead_unit_id],
    enterprises: 'all',
  })) satisfies Tell<{ lead_unit_id: string }>,
  'muster.assignment.offered.v1': ((data) => ({
    ...ofUnit('offered')(data, undefined)!,
    dueAt: data.sign_due_at,
  })) satisfies Tell<OfUnit & { sign_due_at: string | null }>,
  'muster.assignment.returned.v1': ofUnit('returned'),
  'muster.assignment.reopened.v1': ((data) => ({
    ...ofUnit('reopened')(data, undefined)!,
    dueAt: data.resolve_due_at,
  })) satisfies Tell<OfUnit & { resolve_due_at: string | null }>,
  'muster.assignment.cancelled.v1': ofUnit('cancelled'),
  'muster.assignment.paused.v1': ((data) => ({
    ...ofUnit('paused')(data, undefined)!,
    enterprises: data.class === 'await_raiser' ? 'raiser' : undefined, // it is the raiser's turn
    dueAt: data.until,
  })) satisfies Tell<OfUnit & { class: string; until: string | null }>,
  'muster.assignment.resumed.v1': ((data) => ({
    ...ofUnit('resumed')(data, undefined)!,
    dueAt: data.resolve_due_at,
  })) satisfies Tell<OfUnit & { resolve_due_at: string | null }>,
  'muster.assignment.escalated.v1': ((data) => ({
    ...ofUnit('climbed')(data, undefined)!,
    officers: data.officer_ids,
    clock: data.clock,
    dueAt: data.next_step_at,
  })) satisfies Tell<OfUnit & { officer_ids: string[]; clock: string; next_step_at: string | null }>,
  'muster.clock.warned.v1': ((data, ticket) => ({
    kind: data.clock === 'sign' ? 'sign_due' : 'due_soon',
    units: owedBy(data, ticket),
    clock: data.clock,
    dueAt: data.due_at,
  })) satisfies Tell<OfClock>,
  'muster.clock.breached.v1': ((data, ticket) => ({
    kind: 'breached',
    units: owedBy(data, ticket),
    clock: data.clock,
    dueAt: data.due_at,
  })) satisfies Tell<OfClock>,
  // More time is told to whoever got it, and for the whole whistle to the raiser (T22).
  'muster.clock.extended.v1': ((data) => ({
    kind: 'extended',
    units: data.unit_id === null ? [] : [data.unit_id],
    enterprises: data.unit_id === null ? 'all' : undefined,
    clock: data.clock,
    dueAt: data.due_at,
  })) satisfies Tell<OfClock>,
  'muster.progress.reported.v1': (({ unit_id, by_lead }) =>
    by_lead ? { kind: 'progress', units: [unit_id], enterprises: 'all' } : undefined) satisfies Tell<{
    unit_id: string;
    by_lead: boolean;
  }>,
  'muster.solution.proposed.v1': ((data) => ({
    kind: 'solution_proposed',
    units: data.unit_ids.filter((unitId) => unitId !== data.lead_unit_id), // the lead has signed
    dueAt: data.sign_off_due_at,
  })) satisfies Tell<{ unit_ids: string[]; lead_unit_id: string; sign_off_due_at: string }>,
  'muster.solution.refused.v1': ((_, ticket) => ({
    kind: 'solution_refused',
    units: unitsAtWork(ticket),
  })) satisfies Tell<unknown>,
  'muster.ticket.hung.v1': ((data, ticket) => ({
    kind: 'hung',
    units: unitsAtWork(ticket),
    enterprises: 'all',
    dueAt: data.review_at,
  })) satisfies Tell<{ review_at: string }>,
  'muster.account.reviewed.v1': ((data, ticket) => ({
    kind: data.stay ? 'hung' : 'account_ended',
    units: unitsAtWork(ticket),
    enterprises: 'all',
    dueAt: data.review_at,
  })) satisfies Tell<{ stay: boolean; review_at: string | null }>,
  'muster.ticket.urged.v1': (({ unit_id }, ticket) => ({
    kind: 'urged',
    units: unit_id === null ? unitsAtWork(ticket) : [unit_id],
  })) satisfies Tell<{ unit_id: string | null }>,
  'muster.ticket.supervised.v1': (({ supervised }, ticket) =>
    supervised ? { kind: 'supervised', units: unitsAtWork(ticket) } : undefined) satisfies Tell<{
    supervised: boolean;
  }>,
  'muster.taskforce.formed.v1': ((data) => ({
    kind: 'task_force',
    units: data.unit_ids,
    officers: [data.head_officer_id],
  })) satisfies Tell<{ unit_ids: string[]; head_officer_id: string }>,
  // Also what a meeting decided (ADR-0211): the unit need not be at work on the whistle.
  'muster.followup.added.v1': followUpOf('follow_up'),
  'muster.followup.reopened.v1': followUpOf('follow_up_reopened'),
  'muster.followup.dropped.v1': followUpOf('follow_up_dropped'),
  'muster.followup.overdue.v1': followUpOf('follow_up_overdue'),
  'muster.ticket.resolved.v1': (() => ({
    kind: 'resolved',
    units: [],
    enterprises: 'all',
  })) satisfies Tell<unknown>,
  'muster.ticket.closed.v1': (() => ({
    kind: 'closed',
    units: [],
    enterprises: 'all',
  })) satisfies Tell<unknown>,
} as Readonly<Record<string, Tell<unknown>>>;
