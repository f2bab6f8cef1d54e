import { generateIdentityKeys } from '@muster/auth/testing';
import { caller, type Caller, testService, type TestService } from '@muster/http/testing';
import { startService, type RunningService } from '@muster/http';
import { createLogger } from '@muster/observability';
import { testBrokers, testDatabase, type TestDatabase, testTopicPrefix } from '@muster/local-stack/testing';
import { AccountRegistry } from '../src/accounts/account-registry.js';
import type { GatewayConfig } from '../src/gateway.config.js';
import { gateway } from '../src/gateway.service.js';
import { tenantOfAlliance } from '../src/domain/tenant.js';
import { harbour } from './harbour.service.js';
import type { Role } from '@muster/auth';

const SETUP = { account_id: 'setup', role: 'operator' };

/** A gateway on real PostgreSQL and Kafka, with one real service behind it. */
export class GatewayUnderTest {
  private constructor(
    readonly running: RunningService<GatewayConfig>,
    readonly upstream: TestService,
    readonly database: TestDatabase,
    readonly topicPrefix: string,
  ) {}

  static async start(env: Record<string, string> = {}): Promise<GatewayUnderTest> {
    const database = await testDatabase('gateway');
    const topicPrefix = testTopicPrefix('gateway');
    const { publicKey, privateKey } = generateIdentityKeys();
    const upstream = await testService(harbour, {
      env: {
        DATABASE_URL: database.url,
        KAFKA_BROKERS: testBrokers().join(','),
        MUSTER_IDENTITY_PUBLIC_KEY: publicKey,
      },
    });
    const level = process.env.MUSTER_TEST_LOG ?? 'silent';
    const running = await startService(gateway, {
      env: {
        NODE_ENV: 'test',
        PORT: '0',
        ADMIN_PORT: '0',
        LOG_LEVEL: level,
        DATABASE_URL: database.url,
        KAFKA_BROKERS: testBrokers().join(','),
        MUSTER_TOPIC_PREFIX: topicPrefix,
        MUSTER_IDENTITY_PRIVATE_KEY: privateKey,
        MUSTER_UPSTREAM_TIMEOUT_S: '1',
        ...Object.fromEntries(
          ['ORGANIZATIONS', 'ESCALATION', 'STATISTICS', 'NOTIFICATIONS'].map((name) => [
            `MUSTER_${name}_URL`,
            upstream.url,
          ]),
        ),
        ...Object.fromEntries(
          ['ORGANIZATIONS', 'ESCALATION', 'STATISTICS', 'NOTIFICATIONS'].map((name) => [
            `MUSTER_${name}_ADMIN_URL`,
            upstream.adminUrl,
          ]),
        ),
        MUSTER_EVENTS_URL: 'http://127.0.0.1:1',
        MUSTER_EVENTS_ADMIN_URL: 'http://127.0.0.1:1',
        ...env,
      },
      logger: createLogger({ service: 'gateway', level }),
    });
    return new GatewayUnderTest(running, upstream, database, topicPrefix);
  }

  get url(): string {
    return this.running.url;
  }

  get anonymous(): Caller {
    return caller(this.url, async () => ({}));
  }

  bearing(key: string): Caller {
    return caller(this.url, async () => ({ authorization: `Bearer ${key}` }));
  }

  /** Opens an account and gives its caller, with the key that it got. */
  async account(
    role: Role,
    allianceId: string | null,
    name = `${role}-${Math.random().toString(36).slice(2)}`,
  ): Promise<Caller & { id: string; key: string; keyId: string; name: string }> {
    const registry = this.running.app.get(AccountRegistry);
    const tenantId = tenantOfAlliance(allianceId);
    const row = await registry.open(
      {
        tenantId,
        name,
        role,
        ...(role === 'enterprise' ? { enterpriseId: 'enterprise-001' } : {}),
        ...(role === 'unit_officer' ? { unitId: 'customs' } : {}),
      },
      SETUP,
    );
    const { text, keyId } = await registry.issueKey(tenantId, row.id, undefined, SETUP);
    return { ...this.bearing(text), id: row.id, key: text, keyId, name };
  }

  async stop(): Promise<void> {
    await this.running.close();
    await this.upstream.close();
    await this.database.drop();
  }
}
