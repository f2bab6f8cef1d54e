import { Injectable } from '@nestjs/common';
import { Problem } from '@muster/http';
import { Database, statement } from '@muster/persistence';
import { TICKETS } from '../projection/topic.js';
import { RENEWED } from './renewal.js';
import { StreamPosition } from './stream-position.js';

/** An event of the log; `data` is its JSON text as published. */
export interface LoggedEvent {
  readonly partition: number;
  readonly position: number;
  readonly event_id: string;
  readonly key: string;
  readonly version: number;
  readonly type: string;
  readonly occurred_at: Date;
  readonly recorded_at: Date;
  readonly correlation_id: string | null;
  readonly data: string;
}

/** Events behind a position, oldest first as far as partitions allow; within a partition always in order. */
export interface LogPage {
  readonly events: LoggedEvent[];
  /** How far each partition may be taken as read once the events have been. */
  readonly reached: readonly (readonly [partition: number, position: number])[];
  /** Where each partition ended when the page was read. */
  readonly ends: readonly (readonly [partition: number, position: number])[];
  readonly more: boolean;
}

type PageRow = { [K in keyof LoggedEvent]: LoggedEvent[K] | null } & {
  partition: number;
  last_position: number;
};

// One statement, one snapshot: what is not among the rows up to a partition's last position does not exist for this reader, so
// that a filter and other alliances' events cost no more than one look.
const page = statement(
  'log_page',
  `select seen.partition, seen.last_position, event.position, event.event_id, event.key, event.version, event.type,
     event.occurred_at, event.recorded_at, event.correlation_id, event.data
   from stream_partition seen
   left join unnest($3::smallint[], $4::bigint[]) as reader(partition, position) on reader.partition = seen.partition
   left join lateral (
     select e.position, e.event_id, e.key, e.version, e.type, e.occurred_at, e.recorded_at, e.correlation_id, e.data::text as data
     from public_event e
     where e.tenant_id = $1 and e.topic = $2 and e.partition = seen.partition
       and e.last_position > coalesce(reader.position, 0) and e.position > coalesce(reader.position, 0)
       and seen.last_position > coalesce(reader.position, 0) and ($5::text[] is null or e.types && $5 and e.type = any($5))
     order by e.last_position, e.position limit $6
   ) event on true
   where seen.topic = $2 order by seen.partition, event.position`,
);

const ends = statement(
  'log_ends',
  `select partition, last_position as position from stream_partition where topic = $1`,
);

const since = statement(
  'log_since',
  `select seen.partition, coalesce(
     (select min(change.position - cardinality(change.types)) from public_change change
      where change.tenant_id = $1 and change.topic = $2 and change.partition = seen.partition and change.recorded_at >= $3),
     seen.last_position) as position
   from stream_partition seen where seen.topic = $2`,
);

const generation = statement(
  'log_generation',
  `select coalesce((extract(epoch from max(at)) * 1000)::bigint, 0) as generation from operator_action where action = '${RENEWED}'`,
);

/** Reads whistles' events from the public log, of one alliance at a time. */
@Injectable()
export class TicketLog {
  constructor(private readonly database: Database) {}

  /** Up to `limit` events of each partition behind a position. */
  async page(
    tenantId: string,
    position: StreamPosition,
    types: readonly string[] | null,
    limit: number,
  ): Promise<LogPage> {
    const behind = position.entries();
    const rows = await this.database.query<PageRow>(page, [
      tenantId,
      TICKETS.code,
      behind.map(([partition]) => partition),
      behind.map(([, at]) => at),
      types,
      limit,
    ]);
    const partitions = [...Map.groupBy(rows, (row) => row.partition)].map(([partition, found]) => {
      const events = found.filter((row): row is PageRow & LoggedEvent => row.position !== null);
      const end = found[0]!.last_position;
      const reached = events.length < limit ? end : events.at(-1)!.position;
      return { partition, events, end, reached, more: events.length === limit };
    });
    return {
      events: mergeByTime(partitions.map(({ events }) => events)),
      reached: partitions.map(({ partition, reached }) => [partition, reached] as const),
      ends: partitions.map(({ partition, end }) => [partition, end] as const),
      more: partitions.some(({ more }) => more),
    };
  }

  /** The position before the first event of all. */
  async beginning(tenantId: string): Promise<StreamPosition> {
    return StreamPosition.beginning(tenantId, await this.generation());
  }

  /** The position before the first event that was recorded at or after a moment. */
  async since(tenantId: string, moment: Date): Promise<StreamPosition> {
    const rows = await this.database.query<{ partition: number; position: number }>(since, [
      tenantId,
      TICKETS.code,
      moment,
    ]);
    return StreamPosition.of(
      tenantId,
      rows.map(({ partition, position }) => [partition, position] as const),
      await this.generation(),
    );
  }

  /** The position behind everything that there is. */
  async present(tenantId: string): Promise<StreamPosition> {
    const rows = await this.database.query<{ partition: number; position: number }>(ends, [TICKETS.code]);
    return StreamPosition.of(
      tenantId,
      rows.map(({ partition, position }) => [partition, position] as const),
      await this.generation(),
    );
  }

  /**
   * Makes sure that a position can be one of this log.
   *
   * @throws Problem 410 `stream_position_gone` when it is of another generation of the log or ahead of it, which happens after a restore.
   */
  async assertKnown(position: StreamPosition): Promise<void> {
    const known = await this.present('');
    if (
      position.generation !== known.generation ||
      position.entries().some(([partition, at]) => at > known.at(partition))
    )
      throw new Problem(410, 'stream_position_gone');
  }

  private async generation(): Promise<number> {
    const [row] = await this.database.query<{ generation: number }>(generation);
    return row!.generation;
  }
}

/** Merges what is in order per partition by record time, keeping the order of each. */
export function mergeByTime<E extends { readonly recorded_at: Date }>(
  partitions: readonly (readonly E[])[],
): E[] {
  const heads = partitions.filter((events) => events.length > 0).map((events) => ({ events, next: 0 }));
  const merged: E[] = [];
  while (heads.length > 0) {
    let first = 0;
    for (let i = 1; i < heads.length; i++) {
      if (
        heads[i]!.events[heads[i]!.next]!.recorded_at < heads[first]!.events[heads[first]!.next]!.recorded_at
      )
        first = i;
    }
    const head = heads[first]!;
    merged.push(head.events[head.next]!);
    head.next += 1;
    if (head.next === head.events.length) heads.splice(first, 1);
  }
  return merged;
}
