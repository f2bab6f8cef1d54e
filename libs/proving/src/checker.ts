import type { ServiceName } from '@muster/local-stack';
import pg from 'pg';
import type { Acknowledged } from './whistleblower.js';

/** One thing that must hold, and what contradicts it. */
export interface Finding {
  /** The invariant's number in docs/reliability.md, e.g. `I1`. */
  readonly invariant: string;
  readonly holds: boolean;
  readonly detail: string;
}

/** Where the checker may look. It shares no code with the services: HTTP answers, tables and the client's own journal are all it knows. */
export interface Evidence {
  /** The database URL of a service by name, e.g. `escalation`. */
  readonly databaseUrl: (service: ServiceName) => string;
  readonly journal: readonly Acknowledged[];
  /** Runs `statistics verify`; resolves with its objections, empty when there are none. */
  readonly verifyStatistics: () => Promise<string>;
}

const streams = `select count(*)::int as n from (
  select aggregate_id from event_log group by aggregate_id having max(version) <> count(*) or min(version) <> 1) gaps`;
const unequalVersions = `select count(*)::int as n from ticket t
  where t.version <> (select max(version) from event_log e where e.aggregate_id = t.id::text)`;
const doubledFanOut = `select count(*)::int as n from (
  select ticket_id, unit_id, round from assignment group by ticket_id, unit_id, round having count(*) > 1) doubled`;
const withoutLead = `select count(*)::int as n from ticket t where t.state not in ('raised', 'rejected', 'merged', 'withdrawn')
  and (select count(*) from assignment a where a.tenant_id = t.tenant_id and a.ticket_id = t.id and a.role = 'lead' and a.round = t.round and a.state not in ('cancelled', 'released')) <> 1`;
const offered = `select count(*)::int as n from event_log where type in ('assignment.offered', 'assignment.reopened')`;
const outbox = 'select count(*)::int as n from outbox';

/** Looks at everything once the system has come to rest. */
export async function check(evidence: Evidence): Promise<Finding[]> {
  const escalation = new pg.Client(evidence.databaseUrl('escalation'));
  const statistics = new pg.Client(evidence.databaseUrl('statistics'));
  await Promise.all([escalation.connect(), statistics.connect()]);
  const count = async (sql: string, client = escalation): Promise<number> => {
    const { rows } = await client.query<{ n: number }>(sql);
    return rows[0]!.n;
  };
  const none = async (
    invariant: string,
    sql: string,
    what: string,
    client = escalation,
  ): Promise<Finding> => {
    const n = await count(sql, client);
    return { invariant, holds: n === 0, detail: `${n} ${what}` };
  };
  try {
    const { rows: tickets } = await escalation.query<{ id: string; assignments: string[] }>(
      `select t.id, array_agg(a.id::text order by a.id) filter (where a.round = 1) as assignments
       from ticket t left join assignment a on a.ticket_id = t.id group by t.id`,
    );
    const { rows: log } = await escalation.query<{ id: string }>('select event_id as id from event_log');
    const { rows: seen } = await statistics.query<{ id: string }>(
      `select event_id as id from public_event where topic = 2`,
    );
    return [
      acknowledgedExist(evidence.journal, tickets),
      noStrangers(evidence.journal, tickets),
      await none('I3', doubledFanOut, 'assignments doubled for a unit and round'),
      await none('I3', withoutLead, 'dispatched tickets without exactly one live lead'),
      sameNumber(
        'I3',
        await count('select count(*)::int as n from assignment'),
        await count(offered),
        'assignments',
        'offers in the log',
      ),
      await none('I5', streams, 'streams with a gap'),
      await none('I4', unequalVersions, 'tickets whose version is not that of their last event'),
      sameSet('I6', log, seen, 'events in the log', 'events in the statistics'),
      await none('I14', outbox, 'messages left in the outbox'),
      figuresEqualTheLog(await evidence.verifyStatistics()),
    ];
  } finally {
    await Promise.all([escalation.end(), statistics.end()]);
  }
}

function acknowledgedExist(
  journal: readonly Acknowledged[],
  tickets: readonly { id: string; assignments: string[] | null }[],
): Finding {
  const stored = new Map(tickets.map((ticket) => [ticket.id, (ticket.assignments ?? []).join()]));
  const wrong = journal.filter(
    ({ id, assignments }) =>
      stored.get(id) !==
      assignments
        .map((each) => each.id)
        .sort()
        .join(),
  );
  return {
    invariant: 'I1',
    holds: wrong.length === 0,
    detail: `${wrong.length} of ${journal.length} acknowledged whistles missing or different`,
  };
}

// A request whose answer was lost is tried again under its key, so the journal knows every ticket in the end.
function noStrangers(journal: readonly Acknowledged[], tickets: readonly { id: string }[]): Finding {
  const known = new Set(journal.map(({ id }) => id));
  const strangers = tickets.filter(({ id }) => !known.has(id));
  return {
    invariant: 'I2',
    holds: strangers.length === 0,
    detail: `${strangers.length} of ${tickets.length} tickets that nobody was told about`,
  };
}

function sameNumber(invariant: string, a: number, b: number, whatA: string, whatB: string): Finding {
  return { invariant, holds: a === b, detail: `${a} ${whatA}, ${b} ${whatB}` };
}

function sameSet(
  invariant: string,
  a: readonly { id: string }[],
  b: readonly { id: string }[],
  whatA: string,
  whatB: string,
): Finding {
  const left = new Set(a.map(({ id }) => id));
  const right = new Set(b.map(({ id }) => id));
  const holds = b.length === right.size && left.symmetricDifference(right).size === 0;
  return { invariant, holds, detail: `${left.size} ${whatA}, ${right.size} ${whatB} (${b.length} rows)` };
}

function figuresEqualTheLog(objections: string): Finding {
  const detail = `statistics against a recomputation from the log: ${objections || 'equal'}`;
  return { invariant: 'I7', holds: objections === '', detail };
}
