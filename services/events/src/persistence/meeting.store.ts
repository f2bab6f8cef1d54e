import { Injectable } from '@nestjs/common';
import { Database, type Queryable, statement } from '@muster/persistence';
import type { Stored } from '@muster/recording';
import { nextDueOn, openDecisions } from '../domain/decision.js';
import { CONFERENCES, type Meeting } from '../domain/meeting.js';
import type { ListFilter } from './list-filter.js';

const one = statement(
  'meeting_one',
  'select document as state, version from meeting where tenant_id = $1 and meeting_id = $2',
);
const list = statement(
  'meeting_list',
  `select document as state, version from meeting
   where tenant_id = $1 and ($2::text is null or kind = $2)
     and ($3::timestamptz is null or starts_at >= $3) and ($4::timestamptz is null or starts_at < $4)
     and ($5::uuid is null or ticket_ids @> array[$5::uuid]) and ($6::text is null or $6 = any(enterprise_ids))
     and ($7::timestamptz is null or (starts_at, meeting_id) < ($7, $8::uuid))
   order by starts_at desc, meeting_id desc limit $9`,
);
const nextConference = statement(
  'meeting_next_conference',
  `select document as state, version from meeting where tenant_id = $1 and starts_at > $2 and kind = any($3)
     and not document ? 'calledOff'
   order by starts_at, meeting_id limit 1 for update`,
);
const before = statement(
  'meeting_before',
  `select document as state, version from meeting
   where tenant_id = $1 and kind = $2 and (starts_at, meeting_id) < ($3, $4) and not document ? 'calledOff'
   order by starts_at desc, meeting_id desc limit $5`,
);
// The day may have passed already where an alliance is: whether it has, is decided by its own calendar.
const withOverdueDecisions = statement(
  'meeting_with_overdue_decisions',
  `select tenant_id as "tenantId", meeting_id as id from meeting
   where next_due_on <= ($1::timestamptz at time zone 'UTC')::date order by next_due_on, meeting_id limit $2`,
);
// Two numbers, as of other locks that are held for a transaction; 44 is nobody else's here.
const lockAgendas = statement(
  'meeting_lock_agendas',
  'select pg_advisory_xact_lock(44, hashtext(tenant_id)) from unnest($1::text[]) with ordinality as t(tenant_id, n) order by n',
);

/** What lists of meetings can be narrowed by besides. */
export interface MeetingFilter extends ListFilter {
  /** Has this ticket on its agenda. */
  readonly ticketId?: string;
  /** Invited or recorded as present. */
  readonly enterpriseId?: string;
}

@Injectable()
export class MeetingStore {
  constructor(private readonly database: Database) {}

  async load(tenantId: string, id: string): Promise<Stored<Meeting> | undefined> {
    return (await this.database.query<Stored<Meeting>>(one, [tenantId, id]))[0];
  }

  /** Has whoever completes agendas of these alliances do so one after the other; held to the transaction's end. */
  async lockAgendas(tx: Queryable, tenantIds: readonly string[]): Promise<void> {
    await tx.query(lockAgendas, [tenantIds.toSorted()]);
  }

  /** The alliance's next conference, locked. Undefined when none is called that has not begun; one that was called off is nobody's next. */
  async nextConference(tx: Queryable, tenantId: string): Promise<Stored<Meeting> | undefined> {
    const values = [tenantId, this.database.now(), CONFERENCES];
    return (await tx.query<Stored<Meeting>>(nextConference, values))[0];
  }

  /** Meetings of which a decision may be overdue without anybody's having been told, the longest first. */
  withOverdueDecisions(
    now: Date,
    limit: number,
  ): Promise<{ readonly tenantId: string; readonly id: string }[]> {
    return this.database.query(withOverdueDecisions, [now.toISOString(), limit]);
  }

  /** Those of its kind that took place before a meeting, the latest first. */
  before(
    tenantId: string,
    { kind, startsAt, id }: Pick<Meeting, 'kind' | 'startsAt' | 'id'>,
    most: number,
  ): Promise<Stored<Meeting>[]> {
    return this.database.query(before, [tenantId, kind, startsAt, id, most]);
  }

  /** Latest start first. */
  list(tenantId: string, filter: MeetingFilter): Promise<Stored<Meeting>[]> {
    const { kind, from, to, ticketId, enterpriseId, after, limit } = filter;
    const values = [tenantId, kind, from, to, ticketId, enterpriseId, after?.startsAt, after?.id, limit];
    return this.database.query(
      list,
      values.map((value) => value ?? null),
    );
  }
}

/** The row that `eventsStateSql` writes. */
export function meetingRow(meeting: Meeting): object {
  const attended = meeting.attendance.filter(({ kind }) => kind === 'enterprise').map(({ id }) => id);
  const tickets = [...meeting.agenda, ...meeting.decisions].flatMap(({ ticketId }) => ticketId ?? []);
  return {
    aggregate: 'meeting',
    kind: meeting.kind,
    starts_at: meeting.startsAt,
    enterprise_ids: [...new Set([...meeting.invitedEnterpriseIds, ...attended])],
    ticket_ids: [...new Set(tickets)],
    open_decisions: openDecisions(meeting.decisions).length > 0,
    next_due_on: nextDueOn(meeting.decisions),
    document: meeting,
  };
}
