import { setTimeout as delay } from 'node:timers/promises';
import { type Database, isTransient, statement } from '@muster/persistence';
import { recordAction } from './operator-action.js';
import { republishBatch, type RepublishTarget } from './republish-batch.js';
import { type RepublishSelection, selectionSql, selectionValues } from './republish-selection.js';

/** How a republication is carried out. */
export interface RepublicationOptions extends RepublishTarget {
  readonly operator: string;
  /** Events per transaction at about. Default 1000. */
  readonly batch?: number;
  /** Batches wait while so many messages are in the outbox; null never waits. Default 20,000. */
  readonly mostPending?: number | null;
  /** Called after every batch, and once a second while it waits. */
  readonly onProgress?: (progress: RepublicationProgress) => void;
}

/** How far a republication has come. */
export interface RepublicationProgress {
  readonly republication: number;
  readonly keys: number;
  readonly events: number;
  /** True while the outbox is too full to go on. */
  readonly waiting: boolean;
}

/** What a selection comes to. */
export interface SelectionCount {
  readonly keys: number;
  readonly events: number;
  readonly by_type: readonly { readonly type: string; readonly events: number }[];
}

/** There is nothing to go on with: no republication of this service was interrupted. */
export class NothingToResume extends Error {
  readonly code = 'nothing_to_resume';

  constructor() {
    super('no republication of this service was interrupted');
  }
}

interface Row {
  id: number;
  selection: RepublishSelection;
  last_key: string;
  keys: number;
  events: number;
}

const LOOK_EVERY_MS = 200;
const LOCK_TRIES = 50;

const begin = statement(
  'republication_begin',
  `insert into republication (operator, selection) values ($1, $2) returning id, selection, last_key, keys, events`,
);
const interrupted = statement(
  'republication_interrupted',
  `select id, selection, last_key, keys, events from republication where finished_at is null order by id desc limit 1`,
);
const take = statement('republication_take', 'select last_key from republication where id = $1 for update');
const advance = statement(
  'republication_advance',
  `update republication set last_key = coalesce($2, last_key), keys = keys + $3, events = events + $4,
     finished_at = case when $2::text is null then now() end
   where id = $1 returning keys, events`,
);
const pending = statement(
  'republication_pending',
  'select coalesce(sum(message_count), 0) as pending from outbox',
);
const countTypes = statement(
  'republication_count',
  `select type, count(*) as events from event_log where ${selectionSql(1)} group by type order by type`,
);
const countKeys = statement(
  'republication_keys',
  `select count(distinct aggregate_id) as keys from event_log where ${selectionSql(1)}`,
);
// The sealer publishes the newest head of each chain within a minute; it stands for all seals before it (ADR-0096).
const forgetHeads = statement(
  'republication_heads',
  'delete from audit_head where $1::text is null or tenant_id = $1',
);
// Commands queue behind whoever waits for the table: rather give up and come again than let them stand behind a long vacuum.
const impatient = statement('republication_patience', `set local lock_timeout = '500ms'`);

/** Counts what a selection would publish again. Changes nothing. */
export async function countSelection(
  database: Database,
  selection: RepublishSelection,
): Promise<SelectionCount> {
  const values = selectionValues(selection);
  const by_type = await database.query<{ type: string; events: number }>(countTypes, values);
  const [row] = await database.query<{ keys: number }>(countKeys, values);
  return { keys: row!.keys, events: by_type.reduce((sum, { events }) => sum + events, 0), by_type };
}

/**
 * Publishes the selected events of the log again, with the ids, versions and data that they had the first time. It goes through the
 * outbox in batches, each of whole keys in one short transaction that holds up commands for its milliseconds; it may be killed anywhere
 * and resumed. Consumers that have seen an event drop it by its id.
 *
 * @param selection null goes on with the republication that was interrupted last.
 * @throws NothingToResume; ContractError when an event of the log cannot be published as it is.
 */
export async function republish(
  database: Database,
  selection: RepublishSelection | null,
  options: RepublicationOptions,
): Promise<RepublicationProgress> {
  const { batch = 1_000, mostPending = 20_000, onProgress } = options;
  const run = await beginOrResume(database, selection, options.operator);
  let { keys, events } = run;
  const progress = (waiting: boolean): RepublicationProgress => ({
    republication: run.id,
    keys,
    events,
    waiting,
  });
  for (;;) {
    await untilDrained(database, mostPending, () => onProgress?.(progress(true)));
    const step = await patiently(() =>
      database.transaction(async (tx) => {
        await tx.query(impatient);
        const [row] = await tx.query<{ last_key: string }>(take, [run.id]);
        const done = await republishBatch(tx, options, run.selection, row!.last_key, batch);
        const [totals] = await tx.query<{ keys: number; events: number }>(advance, [
          run.id,
          done.lastKey,
          done.keys,
          done.events,
        ]);
        return { last: done.lastKey === null, ...totals! };
      }),
    );
    ({ keys, events } = step);
    if (step.last) return progress(false);
    onProgress?.(progress(false));
  }
}

async function beginOrResume(
  database: Database,
  selection: RepublishSelection | null,
  operator: string,
): Promise<Row> {
  if (selection === null) {
    const [row] = await database.query<Row>(interrupted);
    if (!row) throw new NothingToResume();
    return row;
  }
  return database.transaction(async (tx) => {
    const [row] = await tx.query<Row>(begin, [operator, JSON.stringify(selection)]);
    if (isWholeChain(selection)) await tx.query(forgetHeads, [selection.tenant ?? null]);
    await recordAction(tx, {
      operator,
      action: 'events.republish',
      detail: { republication: row!.id, ...selection },
    });
    return row!;
  });
}

const isWholeChain = ({ aggregate, from, to }: RepublishSelection): boolean =>
  aggregate === undefined && from === undefined && to === undefined;

async function untilDrained(
  database: Database,
  mostPending: number | null,
  onWaiting: () => void,
): Promise<void> {
  if (mostPending === null) return;
  for (let looks = 1; ; looks++) {
    const [row] = await database.query<{ pending: number }>(pending);
    if (row!.pending <= mostPending) return;
    if (looks % (1_000 / LOOK_EVERY_MS) === 0) onWaiting();
    await delay(LOOK_EVERY_MS);
  }
}

async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (!isTransient(error) || attempt === LOCK_TRIES) throw error;
      await delay(LOOK_EVERY_MS);
    }
  }
}
