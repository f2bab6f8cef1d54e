import { type DynamicModule, Module } from '@nestjs/common';
import { DirectoryModule, DirectorySchema1700000000100, LateArrivals1764700000000 } from '@muster/directory';
import {
  AuditChain1764300000000,
  KillSwitch1764100000000,
  MessagingModule,
  Operating1764200000000,
  OutboxOfChanges1764500000000,
  sampledBriefly,
  vacuumedWhileFresh,
} from '@muster/messaging';
import { PersistenceModule } from '@muster/persistence';
import { Announcer } from './announcing/announcer.js';
import { Addresses } from './channels/addresses.js';
import { ChannelCare } from './channels/channel-care.js';
import { ChannelDesk } from './channels/channel-desk.js';
import { ChannelsController } from './channels/channels.controller.js';
import { Owners } from './channels/owners.js';
import { SecretBox } from './channels/secret-box.js';
import { DeliveriesController } from './deliveries/deliveries.controller.js';
import { ReplayDesk } from './deliveries/replay-desk.js';
import { AddressGuard } from './delivering/address-guard.js';
import { Carriers } from './delivering/carriers.js';
import { DeliveryMetrics } from './delivering/delivery-metrics.js';
import { DeliveryWorker } from './delivering/delivery-worker.js';
import { Dispatcher } from './delivering/dispatcher.js';
import { MessageComposer } from './delivering/message-composer.js';
import { Settlement } from './delivering/settlement.js';
import type { NotificationsConfig } from './notifications.config.js';
import { OnActivitiesChangedController } from './on-activities-changed/on-activities-changed.controller.js';
import { OnDirectoryChangedController } from './on-directory-changed/on-directory-changed.controller.js';
import { KnownDirectories } from './on-directory-changed/known-directories.js';
import { OnProjectsChangedController } from './on-projects-changed/on-projects-changed.controller.js';
import { OnTicketChangedController } from './on-ticket-changed/on-ticket-changed.controller.js';
import { ChannelStore } from './persistence/channel.store.js';
import { KnownMeetingStore } from './persistence/known-meeting.store.js';
import { KnownTicketStore } from './persistence/known-ticket.store.js';
import { KnownMeetings1765300000000 } from './persistence/migrations/known-meetings.js';
import { LookedAtWhenDoubled1764300000100 } from './persistence/migrations/looked-at-when-doubled.js';
import { NotificationsSchema1700000000200 } from './persistence/migrations/notifications-schema.js';
import { FollowersOfTickets1764400000000 } from './persistence/migrations/followers-of-tickets.js';
import { UnitsOfTickets1700000000240 } from './persistence/migrations/units-of-tickets.js';
import { NotificationStore } from './persistence/notification.store.js';
import { notificationRowSets, notificationStateSql } from './persistence/state-sql.js';
import { republished } from './publishing/republished.js';
import { NotificationPurge, RETENTION_DAYS } from './purging/notification-purge.js';

/** Who is told what, by which channel, and whether it arrived. */
@Module({})
export class NotificationsModule {
  static forConfig(config: NotificationsConfig): DynamicModule {
    const guard = new AddressGuard(config.allowedHosts);
    const { encryptionKey, previousEncryptionKey } = config;
    return {
      module: NotificationsModule,
      imports: [
        PersistenceModule.forRoot({
          url: config.databaseUrl,
          migrations: [
            DirectorySchema1700000000100,
            LateArrivals1764700000000,
            NotificationsSchema1700000000200,
            UnitsOfTickets1700000000240,
            KillSwitch1764100000000,
            Operating1764200000000,
            AuditChain1764300000000,
            LookedAtWhenDoubled1764300000100,
            FollowersOfTickets1764400000000,
            OutboxOfChanges1764500000000,
            vacuumedWhileFresh({ changed: ['known_ticket'] }),
            sampledBriefly(['known_ticket']),
            KnownMeetings1765300000000,
          ],
          applicationName: 'notifications',
        }),
        MessagingModule.forRoot({
          service: 'notifications',
          topic: 'muster.notifications.v1',
          publicUrl: config.publicUrl,
          stateSql: notificationStateSql,
          rowSets: notificationRowSets,
          consumerGatherMs: 250, // a message to people need not be faster
          ...config.messaging,
          publicEvents: republished,
        }),
        DirectoryModule,
      ],
      controllers: [
        // how people are reached, and how it went
        ChannelsController,
        DeliveriesController,
        // what it listens to
        OnDirectoryChangedController,
        OnTicketChangedController,
        OnActivitiesChangedController,
        OnProjectsChangedController,
      ],
      providers: [
        { provide: AddressGuard, useValue: guard },
        { provide: Carriers, useFactory: () => new Carriers(config, guard) },
        {
          provide: SecretBox,
          useFactory: () =>
            new SecretBox([
              encryptionKey,
              ...(previousEncryptionKey === undefined ? [] : [previousEncryptionKey]),
            ]),
        },
        { provide: RETENTION_DAYS, useValue: config.retentionDays },
        Owners,
        Addresses,
        ChannelDesk,
        ChannelCare,
        ReplayDesk,
        Announcer,
        KnownDirectories,
        // delivering
        DeliveryWorker,
        MessageComposer,
        Dispatcher,
        Settlement,
        DeliveryMetrics,
        NotificationPurge,
        // persistence
        ChannelStore,
        NotificationStore,
        KnownTicketStore,
        KnownMeetingStore,
      ],
    };
  }
}
