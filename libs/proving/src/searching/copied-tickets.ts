import { eventually } from '@muster/local-stack';
import pg from 'pg';
import { Pool } from 'undici';
import type { ProvingGround } from '../proving-ground.js';
import { gramNumber } from './gram-number.js';
import { textOf } from './texts.js';

/** Whistles that are really raised; all others are copies of them, row by row, with numbers, times and attributes of their own. */
const ORIGINALS = 2_000;
const IN_FLIGHT = 16;
const PORTION = 50_000;
const CATEGORIES = [
  'customs_clearance',
  'inspection',
  'yard_congestion',
  'gate_blocked',
  'cold_chain',
  'utilities',
];

/** Numbers of the copies: seven digits, where the system's own have six. */
export const numberOf = (n: number): string => `TJ-2026-${n + 1_000_000}`;

/**
 * Fills the alliance up to `count` whistles, spread over three years. Only lists and search can live with copies: they have rows, but
 * no events.
 */
export async function fillWithCopies(
  ground: ProvingGround,
  count: number,
  log: (line: string) => void,
): Promise<void> {
  await raiseOriginals(ground);
  await ground.atRest();
  const client = new pg.Client(ground.databaseUrl('escalation'));
  await client.connect();
  try {
    await eventually('the originals in the search index', async () => {
      const { rows } = await client.query('select count(*)::int as n from ticket_search');
      return rows[0].n >= ORIGINALS;
    });
    await client.query('set synchronous_commit = off');
    await client.query('drop index ticket_search_grams');
    await prepare(client);
    const until = new Date();
    for (let from = 1; from <= count - ORIGINALS; from += PORTION) {
      const to = Math.min(from + PORTION - 1, count - ORIGINALS);
      for (const sql of [TICKETS, ASSIGNMENTS, SEARCHED]) await client.query(sql, [from, to, count, until]);
      log(`${to + ORIGINALS} whistles`);
    }
    await client.query(`set maintenance_work_mem = '512MB'`);
    await client.query('create index ticket_search_grams on ticket_search using gin (grams)');
    for (const table of ['ticket', 'assignment', 'ticket_search'])
      await client.query(`vacuum analyze ${table}`);
  } finally {
    await client.end();
  }
}

async function raiseOriginals(ground: ProvingGround): Promise<void> {
  const pool = new Pool(ground.system.gatewayUrl, { connections: IN_FLIGHT });
  const headers = {
    authorization: `Bearer ${ground.account('enterprise').api_key}`,
    'content-type': 'application/json',
  };
  let next = 0;
  const raise = async (): Promise<void> => {
    while (next < ORIGINALS) {
      const n = next++;
      const { title, description } = textOf(n);
      const { statusCode, body } = await pool.request({
        method: 'POST',
        path: '/v1/tickets',
        headers: { ...headers, 'idempotency-key': `original-${n}` },
        body: JSON.stringify({ category: CATEGORIES[n % CATEGORIES.length], title, description }),
      });
      const answer = await body.text();
      if (statusCode !== 201) throw new Error(`the gateway answered ${statusCode}: ${answer}`);
    }
  };
  try {
    await Promise.all(Array.from({ length: IN_FLIGHT }, raise));
  } finally {
    await pool.close();
  }
}

// The three statements that copy have the same columns of `copy`; the n-th whistle looks the same in all of them.
async function prepare(client: pg.Client): Promise<void> {
  await client.query(
    `create temp table original as
      select (row_number() over (order by ticket.id) - 1)::int as n, ticket.tenant_id, ticket.id, lower(ticket.number) as number
      from ticket join ticket_search found on found.tenant_id = ticket.tenant_id and found.ticket_id = ticket.id
      where found.text not like '%海龟%'`,
  );
  await client.query('analyze original');
  await client.query(
    'create temp table digits (gram text primary key, in_text int not null, in_number int not null)',
  );
  const grams = Array.from({ length: 1000 }, (_, i) => String(i).padStart(3, '0'));
  const { rows } = await client.query<{ tenant_id: string }>('select tenant_id from original limit 1');
  const allianceId = rows[0]!.tenant_id;
  await client.query('insert into digits select * from unnest($1::text[], $2::int[], $3::int[])', [
    grams,
    grams.map((gram) => gramNumber(allianceId, gram)),
    grams.map((gram) => gramNumber(allianceId, `#${gram}`)),
  ]);
}

// Evenly over three years, the newest an hour old. Nineteen of twenty are closed; deadlines lie ahead, or the scheduler would look for their events.
const COPY = `with copy as materialized (
    select original.tenant_id, original.id as original_id, original.number as original_number, serial.n, $3::int as count,
      'TJ-2026-' || (serial.n + 1000000) as number, serial.n % 20 = 0 as open,
      $4::timestamptz - interval '1 hour' - interval '3 years' * ($3::int - serial.n) / $3::int as at
    from generate_series($1::int, $2::int) serial(n)
    join original on original.n = serial.n % (select count(*) from original)
  ), identified as materialized (
    select copy.*, (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '70008' || lpad(to_hex(n), 15, '0'))::uuid as id from copy
  )`;

const TICKETS = `${COPY}
  insert into ticket (tenant_id, id, number, version, state, kind, level, round, priority, source, enterprise_id, category_code,
    process_stage, title, lead_unit_id, raised_at, next_due_at, flags, detail)
  select copy.tenant_id, copy.id, copy.number, t.version,
    case when not open then 'closed' when n % 40 = 0 then 'dispatched' when n % 300 = 20 then 'on_account' else 'in_progress' end,
    case when n % 500 = 0 then 'emergency' else t.kind end, case when n % 1000 = 0 then 3 when n % 10 = 0 then 2 else 1 end,
    case when n % 50 = 0 then 2 else 1 end, n % 97 = 0, case when n % 11 = 0 then 'hotline' else t.source end,
    'enterprise-' || lpad((n % 82 + 1)::text, 3, '0'), t.category_code, t.process_stage, t.title, t.lead_unit_id, at,
    case when open then $4::timestamptz + interval '2 hours' + interval '30 days' * n / count end,
    nullif(array_remove(array[case when n % 5000 = 20 then 'disputed' end, case when n % 7000 = 40 then 'supervised' end,
      case when n % 9000 = 60 then 'task_force' end, case when n % 700 = 0 and open then 'overdue' end], null), '{}'), t.detail
  from identified copy join ticket t on t.tenant_id = copy.tenant_id and t.id = copy.original_id`;

const ASSIGNMENTS = `${COPY}
  insert into assignment (tenant_id, id, ticket_id, position, unit_id, role, round, state, version, sign_due_at, contact_due_at,
    resolve_due_at, urgent_at, detail)
  select a.tenant_id, gen_random_uuid(), copy.id, a.position, a.unit_id, a.role, a.round, case when open then a.state else 'accepted' end,
    a.version, a.sign_due_at, a.contact_due_at, a.resolve_due_at, case when open then a.urgent_at else 'infinity' end, a.detail
  from identified copy join assignment a on a.tenant_id = copy.tenant_id and a.ticket_id = copy.original_id`;

const SEARCHED = `${COPY}
  insert into ticket_search (tenant_id, ticket_id, place_code, project_id, text, grams)
  select s.tenant_id, copy.id, case when n % 3 = 0 then 'yard-' || n % 200 end, case when n % 2500 = 0 then 'deep-water-berth' end,
    replace(s.text, copy.original_number, lower(copy.number)), s.grams || digits.grams
  from identified copy join ticket_search s on s.tenant_id = copy.tenant_id and s.ticket_id = copy.original_id
  cross join lateral (
    select array_agg(in_text) || array_agg(in_number) as grams
    from generate_series(9, length(copy.number) - 2) i join digits on gram = substr(copy.number, i, 3)
  ) digits`;
