import { accountOf } from '../campaign/alliances.js';
import type { Evidence } from './evidence.js';
import { ask } from './gateway-reader.js';

type Alliance = Evidence['alliances'][number];

/** A figure as the gateway gives it, and as escalation's own tables give it. */
export interface Recounted {
  readonly what: string;
  readonly found: number;
  readonly counted: number;
}

/** An indicator as the gateway shows it. */
export interface Shown {
  readonly code: string;
  readonly numerator: number;
  readonly denominator: number;
  readonly shown: Readonly<Record<string, number>>;
}

interface Backlog {
  readonly backlog: {
    readonly stock: number;
    readonly by_level: readonly { level: number; count: number }[];
  };
  /** By whistles and by cells alike. */
  readonly sum_check: boolean;
}

/** Months begin where the alliances are. */
const MONTH = `to_char(occurred_at at time zone 'Asia/Shanghai', 'YYYY-MM')`;
const has = (type: string) =>
  `exists (select from event_log step where step.tenant_id = $1 and step.aggregate_id = last.aggregate_id and step.type = '${type}')`;

/** Of a whistle that stands merged hardly anything counts (kpis B7, set E). */
export const ON_ITS_OWN = `not exists (select from ticket
  where ticket.tenant_id = event.tenant_id and ticket.id::text = event.aggregate_id and ticket.state = 'merged')`;

// What the words of the definitions say, said again in SQL over log and rows (kpis K8, K9, K10, K15, K17, K18).
const RATED = `select coalesce(sum(json_array_length(data::json->'ratings')), 0)::int as n from event_log event
  where tenant_id = $1 and type = 'evaluation.units_rated' and ${MONTH} = $2 and ${ON_ITS_OWN}`;
const JUDGED = `select count(*)::int as n from event_log event
  where tenant_id = $1 and type = 'evaluation.whistle_rated' and ${MONTH} = $2 and ${ON_ITS_OWN}`;
const REJECTED = `select count(*)::int as n from ticket where tenant_id = $1 and state = 'rejected'
  and to_char(raised_at at time zone 'Asia/Shanghai', 'YYYY-MM') = $2`;
const LOOPS = `select count(*)::int as n from (
    select aggregate_id, max(occurred_at) as occurred_at from event_log where tenant_id = $1 and type = 'ticket.closed' group by aggregate_id
  ) last join ticket on ticket.tenant_id = $1 and ticket.id::text = last.aggregate_id and ticket.state = 'closed'
  where ${MONTH} = $2 and ${['loop.surveyed', 'loop.accounted', 'ticket.resolved'].map(has).join(' and ')}`;
const HANGING = `select count(*)::int as n from ticket where tenant_id = $1 and state = 'on_account' and $2::text is not null`;
const SIGNED = `select count(*)::int as n from event_log event join ticket on ticket.tenant_id = $1 and ticket.id::text = event.aggregate_id
  where event.tenant_id = $1 and event.type = 'assignment.signed' and ticket.state <> 'merged' and data->>'role' <> 'inform' and ${MONTH} = $2`;
const OPEN = `select count(*)::int as n from ticket where tenant_id = $1 and state <> all('{closed,rejected,merged,withdrawn}')
  and $2::text is not null`;
const AT_LEVEL_3 = `${OPEN} and level = 3`;
// The one before it of its category, by the same enterprise and about the same place (kpis K15).
const REPEATED = `select count(*)::int as n from (
    select raised_at,
      case when enterprise_id is not null then lag(raised_at) over (partition by category_code, enterprise_id order by raised_at, id) end as own,
      case when place_code is not null then lag(raised_at) over (partition by category_code, place_code order by raised_at, id) end as there
    from ticket left join ticket_search found on found.tenant_id = ticket.tenant_id and found.ticket_id = ticket.id
    where ticket.tenant_id = $1
  ) raised where to_char(raised_at at time zone 'Asia/Shanghai', 'YYYY-MM') = $2 and raised_at - greatest(own, there) <= interval '30 days'`;

/** Figures of the alliance in a month that are simple to say again. */
export async function recounted(
  { gatewayUrl, query }: Evidence,
  alliance: Alliance,
  period: string,
  indicators: readonly Shown[],
): Promise<Recounted[]> {
  const get = async <Answer>(path: string): Promise<Answer> =>
    (await ask<Answer>(gatewayUrl, accountOf(alliance, 'analyst'), path)).answer;
  const of = (code: string) => indicators.find((each) => each.code === code)!;
  const { on_account } = await get<{ on_account: { stock: number } }>('/v1/statistics/on-account');
  const { items } = await get<{ items: { span: string; policy_code: string | null; n: number }[] }>(
    `/v1/statistics/durations?period=${period}`,
  );
  const { backlog, sum_check } = await get<Backlog>('/v1/statistics/backlog');
  const { repeat_rate } = await get<{ repeat_rate: { numerator: number } }>(
    `/v1/statistics/whistling?period=${period}`,
  );
  const signed = items.find(({ span, policy_code }) => span === 'offer_to_sign' && policy_code === null);
  const claims: [what: string, found: number, sql: string][] = [
    ['ratings of units', of('K17u').denominator, RATED],
    ['ratings of whistles', of('K17w').denominator, JUDGED],
    ['rejected', of('K17q').shown.rejected!, REJECTED],
    ['complete loops', of('K18').numerator, LOOPS],
    ['on account', on_account.stock, HANGING],
    ['durations of signing', signed?.n ?? 0, SIGNED],
    ['backlog', sum_check ? backlog.stock : -1, OPEN],
    ['backlog at level 3', backlog.by_level.find(({ level }) => level === 3)?.count ?? 0, AT_LEVEL_3],
    ['repeats', repeat_rate.numerator, REPEATED],
  ];
  return Promise.all(
    claims.map(async ([what, found, sql]) => {
      const [row] = await query<{ n: number }>('escalation', sql, [alliance.id, period]);
      return { what, found, counted: row!.n };
    }),
  );
}
