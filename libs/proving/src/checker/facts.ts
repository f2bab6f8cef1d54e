import { readTopic } from '../faults/topic-reader.js';
import { type Answered, askGateway } from './answered.js';
import type { Evidence } from './evidence.js';
import { type Entry, readJournal } from './journal-reading.js';

/** An event of a whistle as escalation's log has it. */
export interface LoggedEvent {
  readonly tenant: string;
  readonly ticket: string;
  readonly version: number;
  readonly id: string;
  readonly type: string;
  readonly assignment: string | null;
  readonly clock: string | null;
  readonly sign_due: string | null;
  readonly contact_due: string | null;
  readonly resolve_due: string | null;
  readonly due: string | null;
  readonly role: string | null;
  readonly unit: string | null;
  readonly round: number | null;
  /** When it happened and when it was written, in milliseconds since 1970, both by the database's clock. */
  readonly occurred: number;
  readonly recorded: number;
}

/** A ticket as its row has it. */
export interface TicketRow {
  readonly tenant: string;
  readonly id: string;
  readonly number: string;
  readonly version: number;
  readonly state: string;
  readonly round: number;
  readonly title: string;
  readonly category: string;
  readonly kind: string;
  readonly enterprise: string | null;
  readonly description: string;
}

/** An assignment as its row has it. */
export interface AssignmentRow {
  readonly id: string;
  readonly ticket: string;
  readonly unit: string;
  readonly role: string;
  readonly round: number;
  readonly state: string;
}

/** A ticket's records on its topic, boiled down. */
export interface OnTopic {
  readonly tenant: string;
  /** Id by version, the first occurrence. */
  readonly ids: Map<number, string>;
  /** Versions in the order of their first occurrence. */
  readonly order: number[];
  /** A version that lies there with two ids. */
  reused: boolean;
  records: number;
}

/** All that was found, read once for all invariants. */
export interface Facts {
  readonly journal: ReadonlyMap<string, Entry>;
  readonly tickets: ReadonlyMap<string, TicketRow>;
  readonly assignments: ReadonlyMap<string, readonly AssignmentRow[]>;
  /** By ticket, in version order. */
  readonly log: ReadonlyMap<string, readonly LoggedEvent[]>;
  readonly topic: ReadonlyMap<string, OnTopic>;
  /** Keys of bad records; they are nobody's whistle. */
  readonly poisoned: ReadonlySet<string>;
  /** What the gateway answered while everything was still running. */
  readonly answered: Answered;
  /** When the whistles came to a standstill, in milliseconds since 1970 by the database's clock. */
  readonly asOf: number;
}

/** Asks the gateway, lets everything come to a standstill, and reads journal, tables and topic. */
export async function gather(evidence: Evidence): Promise<Facts> {
  const poisoned = new Set(evidence.poison.keys);
  const journal = await readJournal(evidence.journalFile);
  const answered = await askGateway(journal, evidence);
  const [{ now }] = (await evidence.query<{ now: number }>(
    'escalation',
    'select (extract(epoch from clock_timestamp()) * 1000)::float8 as now',
  )) as [{ now: number }];
  await evidence.quieten();
  const [tickets, assignments, log, topic] = await Promise.all([
    evidence.query<TicketRow>(
      'escalation',
      `select tenant_id as tenant, id::text, number, version::int, state, round::int, title, category_code as category, kind,
         enterprise_id as enterprise, detail->>'description' as description from ticket`,
    ),
    evidence.query<AssignmentRow>(
      'escalation',
      'select id::text, ticket_id::text as ticket, unit_id as unit, role, round::int, state from assignment',
    ),
    evidence.query<LoggedEvent>(
      'escalation',
      `select tenant_id as tenant, aggregate_id as ticket, version::int, event_id::text as id, type,
         data->>'assignment_id' as assignment, data->>'clock' as clock, data->>'sign_due_at' as sign_due,
         data->>'contact_due_at' as contact_due, data->>'resolve_due_at' as resolve_due, data->>'due_at' as due,
         data->>'role' as role, data->>'unit_id' as unit, (data->>'round')::int as round,
         (extract(epoch from occurred_at) * 1000)::float8 as occurred, (extract(epoch from recorded_at) * 1000)::float8 as recorded
       from event_log order by aggregate_id, version`,
    ),
    readTickets(evidence.brokers, poisoned),
  ]);
  return {
    journal,
    tickets: new Map(tickets.map((row) => [row.id, row])),
    assignments: Map.groupBy(assignments, (row) => row.ticket),
    log: Map.groupBy(log, (event) => event.ticket),
    topic,
    poisoned,
    answered,
    asOf: now,
  };
}

async function readTickets(
  brokers: readonly string[],
  poisoned: ReadonlySet<string>,
): Promise<Map<string, OnTopic>> {
  const topic = new Map<string, OnTopic>();
  await readTopic(brokers, 'muster.tickets.v1', ({ key, headers }) => {
    const id = headers['ce_id'];
    if (key === null || id === undefined || poisoned.has(key)) return;
    const version = Number(headers['ce_sequence']);
    let found = topic.get(key);
    if (!found) {
      found = { tenant: headers['ce_tenantid']!, ids: new Map(), order: [], reused: false, records: 0 };
      topic.set(key, found);
    }
    found.records += 1;
    const known = found.ids.get(version);
    if (known === undefined) {
      found.ids.set(version, id);
      found.order.push(version);
    } else if (known !== id) found.reused = true;
  });
  return topic;
}
