import { Injectable } from '@nestjs/common';
import { Database, statement } from '@muster/persistence';
import type { Term } from '../domain/measure.js';

/** A cell that a commit moved. */
export interface MovedCell {
  readonly metric: string;
  readonly part: string;
  readonly unit_id: string | null;
  readonly category_code: string | null;
  readonly state: string | null;
  readonly period: string | null;
  readonly delta: number;
}

/** The events of one commit of one key, and what they moved of a figure. */
export interface LedgerMove {
  readonly topic: number;
  readonly key: string;
  readonly first_version: number;
  readonly last_version: number;
  readonly recorded_at: Date;
  readonly cells: MovedCell[];
  readonly events: { event_id: string; type: string; version: number; occurred_at: string }[];
}

/** Where the last page ended. */
export type LedgerCursor = [recordedAt: string, key: string, lastVersion: number];

const chosenCells = statement(
  'chosen_cells',
  `select cell.id from metric_cell cell
   where cell.tenant_id = $1 and ($2::text is null or cell.period = $2) and ($3::text is null or cell.unit_id = $3)
     and exists (
       select from json_to_recordset($4::json) as term(metric text, parts text[], states text[])
       where term.metric = cell.metric and (term.parts is null or cell.part = any(term.parts))
         and (term.states is null or cell.state = any(term.states)))`,
);

const moves = statement(
  'ledger_moves',
  `with active as materialized (select id from projection where state = 'active'), entries as materialized (
     select entry.topic, entry.key, entry.first_version, entry.last_version, entry.recorded_at, moved.cells
     from active
     join metric_ledger entry on entry.projection = active.id and entry.tenant_id = $1 and entry.recorded_at > $3 and entry.recorded_at <= $4
     cross join lateral (
       select json_agg(json_build_object('metric', cell.metric, 'part', cell.part, 'unit_id', cell.unit_id,
         'category_code', cell.category_code, 'state', cell.state, 'period', cell.period, 'delta', move.delta) order by cell.id) as cells
       from unnest(entry.cells, entry.deltas) as move(cell, delta) join metric_cell cell on cell.id = move.cell
       where move.cell = any($2)
     ) moved
     where entry.cells && $2::int[]
       and ($5::timestamptz is null or (entry.recorded_at, entry.key, entry.last_version) > ($5, $6, $7))
     order by entry.recorded_at, entry.key, entry.last_version limit $8
   )
   select entries.*, (
     select json_agg(json_build_object('event_id', e.event_id, 'type', e.type, 'version', e.version,
       'occurred_at', to_char(e.occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by e.version)
     from public_event e
     where e.topic = entries.topic and e.key = entries.key and e.version between entries.first_version and entries.last_version
       and e.first_version <= entries.last_version and e.last_version >= entries.first_version
   ) as events
   from entries order by recorded_at, key, last_version`,
);

/** Which figure of an alliance, between which moments. */
export interface LedgerQuery {
  readonly tenantId: string;
  readonly terms: readonly Term[];
  readonly period: string | null;
  readonly unitId: string | null;
  readonly from: Date;
  readonly to: Date;
  readonly after: LedgerCursor | undefined;
  readonly limit: number;
}

/** Tells from the ledger which events moved a figure (kpis B8.5). */
@Injectable()
export class LedgerReader {
  constructor(private readonly database: Database) {}

  async moves({
    tenantId,
    terms,
    period,
    unitId,
    from,
    to,
    after,
    limit,
  }: LedgerQuery): Promise<LedgerMove[]> {
    const cells = await this.database.query<{ id: number }>(chosenCells, [
      tenantId,
      period,
      unitId,
      JSON.stringify(terms),
    ]);
    if (cells.length === 0) return [];
    const [recordedAt, key, lastVersion] = after ?? [null, null, null];
    return this.database.query<LedgerMove>(moves, [
      tenantId,
      cells.map(({ id }) => id),
      from,
      to,
      recordedAt,
      key,
      lastVersion,
      limit,
    ]);
  }
}
