import { testBrokers, testTopicPrefix } from '@muster/local-stack/testing';
import { AuditedLog } from '@muster/messaging/testing';
import { Kafka, logLevel } from 'kafkajs';
import { writeRecord } from '../faults/topic-writer.js';
import { readSealedLogs } from './sealed-log.js';

describe('the reading of a sealed log', () => {
  const topic = `${testTopicPrefix('sealed-log')}audit`;
  let log: AuditedLog;

  beforeAll(async () => {
    await createTopic();
    log = await AuditedLog.open('sealed-log');
    for (let version = 1; version <= 6; version++) await log.record('harbour', 'crane', version);
    await log.sealed(log.sealer(), 3);
    const [head] = await log.rows<{ hash: string }>(
      `select encode(hash, 'hex') as hash from audit_seal order by number desc limit 1`,
    );
    await publish(2, head!.hash);
  });
  afterAll(async () => {
    await log.close();
  });

  const createTopic = async (): Promise<void> => {
    const admin = new Kafka({ clientId: 'test', brokers: testBrokers(), logLevel: logLevel.NOTHING }).admin();
    await admin.connect();
    await admin.createTopics({ topics: [{ topic, numPartitions: 2, replicationFactor: 1 }] });
    await admin.disconnect();
  };
  const publish = (version: number, hash: string) =>
    writeRecord(testBrokers(), topic, {
      key: 'escalation:harbour',
      value: JSON.stringify({ version, hash }),
      headers: { ce_id: `head-${version}` },
    });
  const read = () =>
    readSealedLogs({
      query: <Row extends object>(_: string, sql: string, values: readonly unknown[] = []) =>
        log.rows<Row>(sql, [...values]),
      brokers: testBrokers(),
      services: ['escalation'],
      topic,
    });
  /** Changes by an owner with triggers off; undone by the statement after it. */
  const tamper = (sql: string) =>
    log.rows(`do $$ begin set local session_replication_role = replica; ${sql}; end $$`);

  it('finds nothing where nothing is wrong', async () => {
    expect(await read()).toEqual({ seals: 2, events: 6, heads: 1, wrong: [] });
  });

  it.each([
    ['is not what', `update event_log set actor = '{}' where version = 2`],
    ['and not in the log', `delete from event_log where version = 3`],
    ['is in no seal', `update event_log set event_id = gen_random_uuid() where version = 4`],
    [
      'is not what its hash says',
      `update audit_seal set events = substr(events, 49) || substr(events, 1, 48) where number = 2`,
    ],
    ['is not linked', `update audit_seal set previous_hash = hash where number = 2`],
  ])('finds what %s', async (words, sql) => {
    await log.rows('create table kept_log as select * from event_log');
    await log.rows('create table kept_seal as select * from audit_seal');
    await tamper(sql);
    const { wrong } = await read();
    await tamper(
      `delete from event_log; delete from audit_seal; insert into event_log select * from kept_log; insert into audit_seal select * from kept_seal`,
    );
    await log.rows('drop table kept_log, kept_seal');
    expect(wrong.join('\n')).toContain(words);
    expect((await read()).wrong).toEqual([]);
  });

  it('finds a published head that the chain does not have', async () => {
    await publish(1, 'f'.repeat(64));
    expect((await read()).wrong).toEqual(['head 1 of escalation:harbour (head-1) is not in the chain']);
  });
});
