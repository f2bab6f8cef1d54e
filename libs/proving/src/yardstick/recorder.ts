import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Kafka, logLevel, type Producer } from 'kafkajs';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { type Servers, UNITS } from './schema.js';

const MOST_PER_COMMIT = 128;
const MOST_PER_BATCH = 2_000;
const PARTITIONS = 6;
const HOUR_MS = 3_600_000;

const SAVE = {
  name: 'save',
  text: `with tickets as (
    insert into ticket select id, category, title, description, 'dispatched', now()
    from unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) as given(id, category, title, description)),
  assignments as (
    insert into assignment select id, ticket_id, unit, 'offered', due_at
    from unnest($5::uuid[], $6::uuid[], $7::text[], $8::timestamptz[]) as given(id, ticket_id, unit, due_at)),
  events as (
    insert into event_log select ticket_id, version, id, type, data::json
    from unnest($9::uuid[], $10::int[], $11::uuid[], $12::text[], $13::text[]) as given(ticket_id, version, id, type, data))
  insert into outbox (id, ticket_id, type, data)
  select id, ticket_id, type, data
  from unnest($9::uuid[], $11::uuid[], $12::text[], $13::text[]) as given(ticket_id, id, type, data)`,
};
const PENDING = {
  name: 'pending',
  text: `select position, id, ticket_id, type, data from outbox order by position limit ${MOST_PER_BATCH}`,
};
const PUBLISHED = { name: 'published', text: 'delete from outbox where position = any($1::bigint[])' };

interface Raised {
  readonly category: string;
  readonly title: string;
  readonly description: string;
}

interface Waiting {
  readonly raised: Raised;
  readonly answer: (status: number, body: object) => void;
}

interface OutboxRow {
  readonly position: string;
  readonly id: string;
  readonly ticket_id: string;
  readonly type: string;
  readonly data: string;
}

/** The yardstick's writing half: takes whistles by HTTP, commits those that wait together, publishes what was committed. */
export class Recorder {
  private readonly pool: pg.Pool;
  private readonly kafka: Kafka;
  private readonly producer: Producer;
  private readonly topic: string;
  private waiting: Waiting[] = [];
  private committing = false;
  private publishing = false;
  private committed = false;

  constructor({ databaseUrl, brokers, topic }: Servers) {
    this.topic = topic;
    this.pool = new pg.Pool({ connectionString: databaseUrl, max: 4 });
    this.kafka = new Kafka({ brokers: [...brokers], logLevel: logLevel.NOTHING });
    this.producer = this.kafka.producer({ idempotent: true, maxInFlightRequests: 1 });
  }

  /** Makes the topic, and takes whistles from then on. @returns the address that it listens on. */
  async listen(): Promise<string> {
    const admin = this.kafka.admin();
    await admin.connect();
    await admin.createTopics({
      waitForLeaders: true,
      topics: [{ topic: this.topic, numPartitions: PARTITIONS }],
    });
    await admin.disconnect();
    await this.producer.connect();
    const server = createServer((request, response) => this.receive(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  private receive(request: IncomingMessage, response: ServerResponse): void {
    let text = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => (text += chunk));
    request.on('end', () => {
      const answer: Waiting['answer'] = (status, body) =>
        void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      this.waiting.push({ raised: JSON.parse(text) as Raised, answer });
      if (!this.committing) void this.commitWaiting();
    });
  }

  private async commitWaiting(): Promise<void> {
    this.committing = true;
    while (this.waiting.length > 0) await this.commit(this.waiting.splice(0, MOST_PER_COMMIT));
    this.committing = false;
  }

  private async commit(batch: readonly Waiting[]): Promise<void> {
    const columns: unknown[][] = Array.from({ length: 13 }, () => []);
    const add = (from: number, ...values: unknown[]) =>
      values.forEach((value, index) => columns[from + index]!.push(value));
    const answers = batch.map(({ raised, answer }) => {
      const id = uuidv7();
      const due = new Date(Date.now() + HOUR_MS).toISOString();
      add(0, id, raised.category, raised.title, raised.description);
      add(8, id, 1, uuidv7(), 'ticket.raised', JSON.stringify(raised));
      const assignments = UNITS.map((unit, index) => {
        const assignment = { id: uuidv7(), unit, due };
        add(4, assignment.id, id, unit, due);
        add(
          8,
          id,
          index + 2,
          uuidv7(),
          'assignment.offered',
          JSON.stringify({ ticket_id: id, ...assignment }),
        );
        return assignment;
      });
      return () => answer(201, { id, ...raised, assignments });
    });
    try {
      await this.pool.query({ ...SAVE, values: columns });
    } catch (error) {
      for (const { answer } of batch) answer(500, { error: (error as Error).message });
      return;
    }
    for (const acknowledge of answers) acknowledge();
    this.committed = true;
    if (!this.publishing) void this.publishPending();
  }

  private async publishPending(): Promise<void> {
    this.publishing = true;
    while (this.committed) {
      this.committed = false; // set again by whatever is committed after the rows below were read
      const { rows } = await this.pool.query<OutboxRow>({ ...PENDING, values: [] });
      if (rows.length === 0) continue;
      await this.producer.send({
        topic: this.topic,
        acks: -1,
        messages: rows.map(({ id, ticket_id: key, type, data: value }) => ({
          key,
          value,
          headers: { id, type },
        })),
      });
      await this.pool.query({ ...PUBLISHED, values: [rows.map(({ position }) => position)] });
      this.committed ||= rows.length === MOST_PER_BATCH;
    }
    this.publishing = false;
  }
}
