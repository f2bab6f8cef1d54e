import type Type from 'typebox';
import * as accounts from './accounts/account-events.js';
import * as activities from './activities/activity-events.js';
import * as audit from './audit/audit-events.js';
import * as campaigns from './activities/campaign-events.js';
import * as cadences from './activities/cadence-events.js';
import * as meetings from './activities/meeting-events.js';
import * as secretaryRota from './activities/secretary-rota-events.js';
import * as resources from './activities/resource-events.js';
import * as mobilisations from './activities/mobilisation-events.js';
import type { EventDefinition } from './event-definition.js';
import * as metrics from './metrics/metric-events.js';
import * as themes from './metrics/theme-events.js';
import * as notifications from './notifications/notification-events.js';
import * as organizations from './organizations/directory-events.js';
import * as practice from './projects/practice-list-events.js';
import * as milestones from './projects/milestone-events.js';
import * as projects from './projects/process-events.js';
import * as assignments from './tickets/assignment-events.js';
import * as clocks from './tickets/clock-events.js';
import * as deadlines from './tickets/deadline-events.js';
import * as solutions from './tickets/solution-events.js';
import * as tickets from './tickets/ticket-events.js';
import * as disputes from './tickets/dispute-events.js';
import * as levels from './tickets/level-events.js';
import * as accounted from './tickets/on-account-events.js';
import * as revisions from './tickets/revision-events.js';
import * as triage from './tickets/triage-events.js';
import * as waits from './tickets/wait-events.js';
import * as works from './tickets/work-events.js';

const { attendee: _, ...meetingEvents } = meetings;

/** Every definition by its export name; `EventMap` derives the static types from it. */
export const definitions = {
  ...organizations,
  ...tickets,
  ...assignments,
  ...clocks,
  ...deadlines,
  ...solutions,
  ...works,
  ...waits,
  ...triage,
  ...disputes,
  ...levels,
  ...accounted,
  ...revisions,
  ...meetingEvents,
  ...activities,
  ...cadences,
  ...secretaryRota,
  ...resources,
  ...mobilisations,
  ...campaigns,
  ...projects,
  ...milestones,
  ...practice,
  ...accounts,
  ...metrics,
  ...themes,
  ...notifications,
  ...audit,
};

type Definition = (typeof definitions)[keyof typeof definitions];

/** A CloudEvents type of the contract, e.g. `muster.ticket.raised.v1`. */
export type EventType = Definition['type'];

/** Event data by CloudEvents type. */
export type EventMap = { [D in Definition as D['type']]: Type.Static<D['schema']> };

/** An event's name inside its service, e.g. `ticket.raised`. */
export type EventName = Definition['name'];

/** Event data by name. */
export type EventDataByName = { [D in Definition as D['name']]: Type.Static<D['schema']> };

/** The registry: type → topic, schema, versions, titles. */
export const eventTypes: Readonly<Record<EventType, EventDefinition>> = Object.fromEntries(
  Object.values(definitions).map((definition) => [definition.type, definition]),
) as unknown as Record<EventType, EventDefinition>;

/** The CloudEvents type of an event by its name: `ticket.raised` → `muster.ticket.raised.v1`. */
export function typeOf<Name extends EventName>(name: Name): `muster.${Name}.v1` {
  return typesByName.get(name) as `muster.${Name}.v1`;
}

const typesByName = new Map(
  Object.values(definitions).map(({ name, type }): [string, string] => [name, type]),
);

/** The definition of a type, or undefined when this version of the contract does not know it. */
export function eventType(type: string): EventDefinition | undefined {
  return Object.hasOwn(eventTypes, type) ? eventTypes[type as EventType] : undefined;
}

/** Splits `muster.ticket.raised.v2` into what it is about and its major version; undefined for foreign types. */
export function parseType(type: string): { name: string; major: number } | undefined {
  const match = /^muster\.([a-z_]+\.[a-z_]+)\.v([1-9][0-9]*)$/.exec(type);
  return match ? { name: match[1]!, major: Number(match[2]) } : undefined;
}
