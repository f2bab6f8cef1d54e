import { type DynamicModule, Module } from '@nestjs/common';
import {
  AuditChain1764300000000,
  MessagingModule,
  type MessagingOptions,
  Operating1764200000000,
  OutboxOfChanges1764500000000,
  sampledBriefly,
  vacuumedWhileFresh,
} from '@muster/messaging';
import { type DatabaseOptions, PersistenceModule } from '@muster/persistence';
import { ExportDirectoryController } from './exporting/export-directory.controller.js';
import { ImportDirectoryController } from './importing/import-directory.controller.js';
import { ImportDirectory } from './importing/import-directory.handler.js';
import type { OrganizationsConfig } from './organizations.config.js';
import { DirectoryEntryRow, DirectoryRow } from './persistence/directory.row.js';
import { DirectoryReader } from './persistence/directory.reader.js';
import { directoryStateSql } from './persistence/directory-state-sql.js';
import { DirectoryStore } from './persistence/directory.store.js';
import { Directory1700000000000 } from './persistence/migrations/1700000000000-directory.js';
import { ResponsePlans1700000000100 } from './persistence/migrations/1700000000100-response-plans.js';
import { republished } from './publishing/republished.js';
import { AlliancesController } from './reading/alliances.controller.js';
import { DirectoryLists } from './reading/directory-lists.js';
import { OfficersController } from './reading/officers.controller.js';
import { ResponsibilityController } from './reading/responsibility.controller.js';
import { DualOfficersController } from './reading/dual-officers.controller.js';
import { RosterController } from './reading/roster.controller.js';
import { DayWatch } from './watching/day-watch.js';

/** The service's table of contents. It consumes nothing: who belongs to an alliance is only what its directory says. */
@Module({})
export class OrganizationsModule {
  static forRoot(config: OrganizationsConfig): DynamicModule {
    return {
      module: OrganizationsModule,
      imports: [
        PersistenceModule.forRoot(databaseOptions(config)),
        MessagingModule.forRoot(messagingOptions(config)),
      ],
      controllers: [
        ImportDirectoryController,
        ExportDirectoryController,
        AlliancesController,
        RosterController,
        OfficersController,
        DualOfficersController,
        ResponsibilityController,
      ],
      providers: [ImportDirectory, DirectoryStore, DirectoryReader, DirectoryLists, DayWatch],
    };
  }
}

/** How the service reaches its database. */
export function databaseOptions({ databaseUrl }: Pick<OrganizationsConfig, 'databaseUrl'>): DatabaseOptions {
  return {
    url: databaseUrl,
    applicationName: 'organizations',
    entities: [DirectoryRow, DirectoryEntryRow],
    migrations: [
      Directory1700000000000,
      ResponsePlans1700000000100,
      Operating1764200000000,
      AuditChain1764300000000,
      OutboxOfChanges1764500000000,
      vacuumedWhileFresh(),
      sampledBriefly(),
    ],
    poolSize: 4,
  };
}

/** How the service publishes. */
export function messagingOptions(config: OrganizationsConfig): MessagingOptions {
  return {
    service: 'organizations',
    topic: 'muster.organizations.v1',
    publicUrl: config.publicUrl,
    stateSql: directoryStateSql,
    ...config.messaging,
    publicEvents: republished,
  };
}
