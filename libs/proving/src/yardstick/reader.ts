import { type EachBatchPayload, Kafka, logLevel } from 'kafkajs';
import pg from 'pg';
import { type Servers } from './schema.js';

const CLAIM = {
  name: 'claim',
  text: 'insert into inbox select unnest($1::uuid[]) on conflict do nothing returning id',
};
const COUNT = {
  name: 'count',
  text: `insert into count_of select * from unnest($1::text[], $2::bigint[])
    on conflict (type) do update set value = count_of.value + excluded.value`,
};

/** The yardstick's reading half: applies each event once, a batch in a transaction with its inbox rows. */
export class Reader {
  private readonly pool: pg.Pool;
  private readonly kafka: Kafka;
  private readonly topic: string;

  constructor({ databaseUrl, brokers, topic }: Servers) {
    this.topic = topic;
    this.pool = new pg.Pool({ connectionString: databaseUrl, max: 2 });
    this.kafka = new Kafka({ brokers: [...brokers], logLevel: logLevel.NOTHING });
  }

  async run(): Promise<void> {
    const consumer = this.kafka.consumer({ groupId: this.topic });
    await consumer.connect();
    await consumer.subscribe({ topic: this.topic, fromBeginning: true });
    await consumer.run({
      autoCommit: false,
      eachBatch: async ({ batch, resolveOffset, commitOffsetsIfNecessary }: EachBatchPayload) => {
        const typeOf = new Map<string, string>();
        for (const { headers, value } of batch.messages) {
          JSON.parse(value!.toString());
          typeOf.set(String(headers!['id']), String(headers!['type']));
        }
        await this.apply(typeOf);
        resolveOffset(batch.lastOffset());
        await commitOffsetsIfNecessary({
          topics: [
            {
              topic: batch.topic,
              partitions: [
                { partition: batch.partition, offset: (BigInt(batch.lastOffset()) + 1n).toString() },
              ],
            },
          ],
        });
      },
    });
  }

  private async apply(typeOf: ReadonlyMap<string, string>): Promise<void> {
    const client = await this.pool.connect();
    try {
      await client.query('begin');
      const { rows } = await client.query<{ id: string }>({ ...CLAIM, values: [[...typeOf.keys()]] });
      const counts = Map.groupBy(rows, ({ id }) => typeOf.get(id)!);
      await client.query({
        ...COUNT,
        values: [[...counts.keys()], [...counts.values()].map(({ length }) => length)],
      });
      await client.query('commit');
    } catch (error) {
      await client.query('rollback');
      throw error;
    } finally {
      client.release();
    }
  }
}
