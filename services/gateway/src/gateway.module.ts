import { type DynamicModule, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { IdentityMinter } from '@muster/auth';
import {
  AuditChain1764300000000,
  MessagingModule,
  Operating1764200000000,
  OutboxOfChanges1764500000000,
  sampledBriefly,
  vacuumedWhileFresh,
} from '@muster/messaging';
import { Health } from '@muster/observability';
import { Database, PersistenceModule } from '@muster/persistence';
import { AccountRegistry } from './accounts/account-registry.js';
import { AccountsController } from './accounts/accounts.controller.js';
import { ApiKeysController } from './api-keys/api-keys.controller.js';
import { AccountGuard } from './authentication/account.guard.js';
import { Authenticator } from './authentication/authenticator.js';
import { CredentialStore } from './authentication/credential.store.js';
import { Gate } from './authentication/gate.js';
import { SESSION_COOKIE, sessionCookie } from './authentication/session-cookie.js';
import type { GatewayConfig } from './gateway.config.js';
import { HealthController } from './health/health.controller.js';
import { SystemHealth } from './health/readiness.js';
import { Limits } from './limits/limits.js';
import { AccountStore, accountStateSql } from './persistence/account.store.js';
import { Accounts1700000000000 } from './persistence/migrations/1700000000000-accounts.js';
import { SessionsOfKeys1764900000000 } from './persistence/migrations/1764900000000-sessions-of-keys.js';
import { LastOperator1765000000000 } from './persistence/migrations/1765000000000-last-operator.js';
import { republished } from './publishing/republished.js';
import { SessionsController } from './sessions/sessions.controller.js';

/** Table of contents of the gateway: accounts, keys, sessions, health. Routing to the services is in `proxy/`, documents in `documents/`. */
@Module({})
export class GatewayModule {
  static forRoot(config: GatewayConfig): DynamicModule {
    return {
      module: GatewayModule,
      imports: [
        PersistenceModule.forRoot({
          url: config.databaseUrl,
          migrations: [
            Accounts1700000000000,
            Operating1764200000000,
            AuditChain1764300000000,
            OutboxOfChanges1764500000000,
            vacuumedWhileFresh(),
            SessionsOfKeys1764900000000,
            LastOperator1765000000000,
            sampledBriefly(),
          ],
          applicationName: 'muster-gateway',
          poolSize: 4,
        }),
        MessagingModule.forRoot({
          service: 'gateway',
          topic: 'muster.accounts.v1',
          stateSql: accountStateSql,
          ...config.messaging,
          publicEvents: republished,
          publicUrl: config.publicUrl,
        }),
      ],
      controllers: [AccountsController, ApiKeysController, SessionsController, HealthController],
      providers: [
        AccountStore,
        AccountRegistry,
        CredentialStore,
        Authenticator,
        Gate,
        { provide: Limits, useFactory: () => new Limits(config) },
        { provide: SESSION_COOKIE, useFactory: () => sessionCookie(config.secureCookies) },
        {
          provide: IdentityMinter,
          inject: [Database],
          useFactory: (database: Database) =>
            IdentityMinter.fromText(config.identityPrivateKey, () => database.serverNow().getTime()),
        },
        {
          provide: SystemHealth,
          inject: [Health],
          useFactory: (health: Health) => new SystemHealth(config, health),
        },
        { provide: APP_GUARD, useClass: AccountGuard },
      ],
    };
  }
}
