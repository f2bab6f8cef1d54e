import { topics } from '@muster/contracts';
import {
  type Certificate,
  eventually,
  loopbackCertificate,
  type ServiceName,
  serviceNames,
} from '@muster/local-stack';
import { KafkaJsClient, type KafkaSecurity } from '@muster/messaging';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import pg from 'pg';
import { ProvingGround, type Whistleblower } from '../src/index.js';
import { principal, principals, reachSecurely, TEST_GROUP } from './parts/secured-servers.js';

const root = join(import.meta.dirname, '..', '..', '..');
const withAudit = serviceNames.filter((name) => topics['muster.audit.v1'].senders.includes(name));

describe('the system on servers that encrypt and ask who is there', () => {
  const known = principals();
  const operator = principal('operator');
  let certificate: Certificate;
  let ground: ProvingGround;
  let whistleblower: Whistleblower;

  beforeAll(async () => {
    certificate = await loopbackCertificate();
    ground = await ProvingGround.open({
      root,
      stack: { secured: { certificate, principals: [...Object.values(known), operator] } },
      reach: (stack) => reachSecurely(stack, certificate, known, operator),
    });
    whistleblower = ground.whistleblower();
  }, 300_000);
  afterAll(async () => {
    await whistleblower?.close();
    await ground?.close();
  }, 180_000);

  const security = (name: ServiceName): KafkaSecurity => ({
    tls: { ca: certificate.certificate },
    sasl: { mechanism: 'SCRAM-SHA-512', ...known[name] },
  });
  const client = (of: KafkaSecurity): KafkaJsClient =>
    new KafkaJsClient({ clientId: 'test', brokers: ground.stack.kafka.securedBrokers, security: of });

  it('does all its work with the permissions that the contract says it needs', async () => {
    await Promise.all(Array.from({ length: 20 }, () => whistleblower.raise()));
    await ground.atRest();
    const findings = await ground.check(whistleblower.journal);
    expect(findings.filter(({ holds }) => !holds)).toEqual([]);
  }, 120_000);

  it.each(serviceNames.filter((name) => name !== 'gateway'))(
    'lets %s see how far its consumers are behind',
    async (name) => {
      const lag = await ground.system.run(name, ['lag', '--until-caught-up', '30']);
      expect(JSON.parse(lag.trim().split('\n').at(-1)!)).toMatchObject({ partitions: expect.any(Array) });
    },
    120_000,
  );

  it.each(withAudit)(
    'lets %s examine its part of the audit chain',
    async (name) => {
      const verdict = await ground.system.run(name, ['audit', 'verify']);
      expect(JSON.parse(verdict.trim().split('\n').at(-1)!)).toMatchObject({ objections: [] });
    },
    120_000,
  );

  it('speaks with PostgreSQL by TLS only', async () => {
    const server = new pg.Client(ground.stack.postgres.url());
    await server.connect();
    try {
      const { rows } = await server.query<{ database: string; encrypted: boolean }>(
        `select datname as database, bool_and(ssl) as encrypted from pg_stat_activity join pg_stat_ssl using (pid)
         where datname like 'muster\\_%' group by 1`,
      );
      const encrypted = Object.fromEntries(rows.map((row) => [row.database, row.encrypted]));
      expect(encrypted).toEqual(Object.fromEntries(serviceNames.map((name) => [`muster_${name}`, true])));
    } finally {
      await server.end();
    }
  });

  it('goes on when its logins run out', async () => {
    // Every login is good for 11 s, after which the broker takes nothing more; the library renews it 10 s before.
    const since = Date.now();
    await eventually('every login has run out once', async () => {
      await whistleblower.raise();
      return Date.now() - since > 12_000;
    });
    await ground.atRest();
    for (const name of serviceNames) {
      const ready = await fetch(`${ground.system.services[name].adminUrl}/health/ready`);
      expect([name, ready.status]).toEqual([name, 200]);
    }
  }, 120_000);

  it.each(serviceNames)(
    'does not let %s write where it is no sender, nor read what it does not receive',
    async (name) => {
      const kafka = client(security(name));
      try {
        for (const topic of Object.values(topics)) {
          const message = { topic: topic.name, key: 'key', headers: {}, value: '{}' };
          if (!topic.senders.includes(name))
            await expect(kafka.publish([message])).rejects.toThrow(/not authorized|does not host/i);
          if (!topic.receivers.includes(name) && topic.name !== 'muster.audit.v1')
            await expect(reading(kafka, topic.name)).rejects.toThrow(/not authorized|does not host/i);
        }
      } finally {
        await kafka.disconnect();
      }
    },
    120_000,
  );

  it('lets whoever runs musterctl look, and nothing else', async () => {
    const kafka = client({ ...security('gateway'), sasl: { mechanism: 'SCRAM-SHA-512', ...operator } });
    try {
      const all = Object.values(topics).map(({ name }) => name);
      const lags = await kafka.lag('statistics', all);
      expect(new Set(lags.map(({ topic }) => topic))).toEqual(new Set(all));
      await kafka.createTopics(
        all.map((name) => ({ name, partitions: 12, replicationFactor: 1, config: {} })),
      );
      const message = { topic: 'muster.audit.v1', key: 'key', headers: {}, value: '{}' };
      await expect(kafka.publish([message])).rejects.toThrow(/authorization failed/i);
      await expect(reading(kafka, 'muster.tickets.v1')).rejects.toThrow(/not authorized/i);
    } finally {
      await kafka.disconnect();
    }
  }, 60_000);

  it('is told what is wrong with its password, or with the certificate', async () => {
    const wrong = client({
      ...security('events'),
      sasl: { mechanism: 'SCRAM-SHA-512', username: 'muster-events', password: 'no' },
    });
    await expect(wrong.connect()).rejects.toThrow(/authentication failed.*SCRAM-SHA-512/i);
    const distrustful = client({ sasl: security('events').sasl!, tls: {} });
    await expect(distrustful.connect()).rejects.toThrow(/self-signed certificate/i);
    const plain = client({});
    await expect(plain.connect()).rejects.toThrow();
    await Promise.all([wrong, distrustful, plain].map((each) => each.disconnect()));
  }, 120_000);
});

/** Rejects when the topic may not be read. */
async function reading(kafka: KafkaJsClient, topic: string): Promise<void> {
  const { promise, reject } = Promise.withResolvers<void>();
  const consumer = await kafka.consume({
    group: `${TEST_GROUP}${randomUUID()}`,
    topics: [topic],
    onBatch: (batch) => Promise.resolve({ next: batch.endOffset }),
    onCrash: reject,
  });
  await promise.finally(() => consumer.stop());
}
