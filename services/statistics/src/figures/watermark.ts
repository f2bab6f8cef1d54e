import { Inject, Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { type Queryable, statement } from '@muster/persistence';
import { loggedTopics } from '../projection/topic.js';

const positions = statement(
  'watermark',
  `select position.topic, position.partition, position.next_offset, seen.newest_recorded_at,
     coalesce(seen.last_position, 0) as last_position,
     (select id from projection where state = 'active') as projection
   from consumer_position position
   left join unnest($2::text[], $3::smallint[]) as code(name, topic) on $4 || code.name = position.topic
   left join stream_partition seen on seen.topic = code.topic and seen.partition = position.partition
   where position.consumer = $1 order by position.topic, position.partition`,
);

/** How far one partition has been taken in. */
export interface PartitionMark {
  readonly topic: string;
  readonly partition: number;
  /** Every record before it has been applied. */
  readonly next_offset: number;
  readonly newest_recorded_at: string | null;
}

/** How far the figures go. */
export interface Watermark {
  readonly projection: number | null;
  readonly newest_recorded_at: string | null;
  readonly partitions: readonly PartitionMark[];
}

/** Injection token: the prefix of topic and group names. */
export const TOPIC_PREFIX = Symbol('TopicPrefix');

/** Reads the watermark. In the snapshot in which the figures are read, they hold exactly what it says. */
@Injectable()
export class WatermarkReader {
  constructor(@Inject(TOPIC_PREFIX) private readonly topicPrefix: string) {}

  /** @returns `applied`: grows with whatever is taken in, also with dead letters that are applied later, which no offset shows. */
  async read(database: Queryable): Promise<{ watermark: Watermark; applied: number }> {
    const rows = await database.query<{
      topic: string;
      partition: number;
      next_offset: number;
      newest_recorded_at: Date | null;
      last_position: number;
      projection: number;
    }>(positions, [
      `${this.topicPrefix}statistics`,
      loggedTopics.map(({ name }) => name),
      loggedTopics.map(({ code }) => code),
      this.topicPrefix,
    ]);
    const partitions = rows.map((row) => ({
      topic: row.topic.slice(this.topicPrefix.length),
      partition: row.partition,
      next_offset: row.next_offset,
      newest_recorded_at: row.newest_recorded_at?.toISOString() ?? null,
    }));
    const newest = partitions.reduce<string | null>(
      (latest, { newest_recorded_at: at }) => (at !== null && (latest === null || at > latest) ? at : latest),
      null,
    );
    const watermark = { projection: rows[0]?.projection ?? null, newest_recorded_at: newest, partitions };
    return { watermark, applied: rows.reduce((sum, row) => sum + row.last_position, 0) };
  }
}

/** Entity tag of figures: another one as soon as anything was taken in, or anything else is asked. */
export function figuresTag(watermark: Watermark, applied: number, asked: string): string {
  const marks = watermark.partitions.map(
    ({ topic, partition, next_offset: next }) => `${topic}/${partition}/${next}`,
  );
  const hash = createHash('sha256').update(
    `${watermark.projection} ${applied}\n${marks.join(',')}\n${asked}`,
  );
  return `W/"${hash.digest('base64url').slice(0, 22)}"`;
}
