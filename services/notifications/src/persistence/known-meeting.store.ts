import { Injectable } from '@nestjs/common';
import { type Queryable, statement } from '@muster/persistence';

/** What notices need to know of a meeting that is moved or called off: those events do not say whom it concerns. */
export interface KnownMeeting {
  readonly tenant_id: string;
  readonly meeting_id: string;
  readonly kind: string;
  /** RFC 3339. */
  readonly starts_at: string;
  readonly convenor_unit_id: string;
  readonly invited_unit_ids: readonly string[];
}

const keep = statement(
  'known_meeting_keep',
  `insert into known_meeting (tenant_id, meeting_id, kind, starts_at, convenor_unit_id, invited_unit_ids)
   select tenant_id, meeting_id, kind, starts_at, convenor_unit_id, invited_unit_ids
   from json_to_recordset($1::json) as changed(tenant_id text, meeting_id uuid, kind text, starts_at timestamptz, convenor_unit_id text,
     invited_unit_ids jsonb)
   on conflict (tenant_id, meeting_id) do update set starts_at = excluded.starts_at`,
);
const find = statement(
  'known_meeting_find',
  `select tenant_id, meeting_id, kind, to_char(starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as starts_at,
     convenor_unit_id, invited_unit_ids
   from known_meeting where tenant_id = any($1) and meeting_id = any($2::uuid[])`,
);

@Injectable()
export class KnownMeetingStore {
  /** Keeps meetings as they are after a batch, in its transaction. */
  async keep(tx: Queryable, changed: readonly KnownMeeting[]): Promise<void> {
    if (changed.length > 0) await tx.query(keep, [JSON.stringify(changed)]);
  }

  /** The known ones among these, by `meetingKey`. */
  async find(
    tx: Queryable,
    tenantIds: readonly string[],
    meetingIds: readonly string[],
  ): Promise<Map<string, KnownMeeting>> {
    if (meetingIds.length === 0) return new Map();
    const rows = await tx.query<KnownMeeting>(find, [tenantIds, meetingIds]);
    return new Map(rows.map((row) => [meetingKey(row.tenant_id, row.meeting_id), row]));
  }
}

/** Meetings are told apart within their alliance. */
export const meetingKey = (tenantId: string, meetingId: string): string =>
  JSON.stringify([tenantId, meetingId]);
