import { Injectable } from '@nestjs/common';
import { Database, statement } from '@muster/persistence';
import type { Decision } from '../domain/decision.js';
import type { Meeting } from '../domain/meeting.js';

/** Sorts behind every day: what is due by none comes last. */
export const NO_DUE_DAY = '9999-12-31';

// Days and ids stand in documents as texts, and compare as such in the "C" collation.
const list = statement(
  'open_decision_list',
  `select meeting_id as "meetingId", document->>'kind' as kind, document->>'title' as title,
     document->>'startsAt' as "startsAt", decision, no::int
   from (
     select meeting.*, decision, no, coalesce(decision->>'dueOn', '${NO_DUE_DAY}') collate "C" as due, decision->>'id' collate "C" as id
     from meeting cross join lateral jsonb_array_elements(document->'decisions') with ordinality as each(decision, no)
     where tenant_id = $1 and open_decisions and ($2::text is null or kind = $2)
   ) as each
   where not decision ? 'carriedOut' and (decision->>'ticketId' is null or decision->>'dueOn' is null or decision ? 'reopened')
     and ($3::text is null or decision->>'ownerUnitId' = $3) and (not $4::boolean or decision ? 'overdueSince')
     and ($5::text is null or (due, id) > ($5 collate "C", $6::text collate "C"))
   order by due, id limit $7`,
);

/** Position in the list, which is sorted by due day. */
export interface DecisionPosition {
  readonly dueOn: string | null;
  readonly id: string;
}

/** What the list is narrowed by; absent: not narrowed. */
export interface OpenDecisionFilter {
  readonly kind?: string;
  readonly ownerUnitId?: string;
  readonly overdue: boolean;
  readonly after?: DecisionPosition;
  /** Rows at most. */
  readonly limit: number;
}

/** A decision that is to be carried out, with its meeting. */
export interface OpenDecision extends Pick<Meeting, 'kind' | 'title' | 'startsAt'> {
  readonly meetingId: string;
  readonly decision: Decision;
  /** Which of the meeting, from 1. */
  readonly no: number;
}

/** What meetings decided and nobody has carried out yet. */
@Injectable()
export class OpenDecisionStore {
  constructor(private readonly database: Database) {}

  /** The soonest due first; those without a due day last. */
  list(tenantId: string, filter: OpenDecisionFilter): Promise<OpenDecision[]> {
    const { kind, ownerUnitId, overdue, after, limit } = filter;
    return this.database.query<OpenDecision>(list, [
      ...[tenantId, kind ?? null, ownerUnitId ?? null, overdue],
      ...[after?.dueOn ?? null, after?.id ?? null, limit],
    ]);
  }
}
