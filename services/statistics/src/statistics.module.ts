import { type DynamicModule, Module } from '@nestjs/common';
import {
  AuditChain1764300000000,
  EventStore,
  KillSwitch1764100000000,
  MessagingModule,
  type MessagingOptions,
  Operating1764200000000,
  OutboxOfChanges1764500000000,
  sampledBriefly,
  vacuumedWhileFresh,
} from '@muster/messaging';
import { Database, type DatabaseOptions, PersistenceModule } from '@muster/persistence';
import { Recorder } from '@muster/recording';
import { AllianceFiguresController } from './alliance-figures/alliance-figures.controller.js';
import { BacklogController } from './backlog/backlog.controller.js';
import { BreakdownController } from './breakdown/breakdown.controller.js';
import { ChangesController } from './changes/changes.controller.js';
import { LedgerReader } from './changes/ledger-reader.js';
import { CommitmentsController } from './commitments/commitments.controller.js';
import { CoverageController } from './coverage/coverage.controller.js';
import { DefinitionsController } from './definitions/definitions.controller.js';
import { DurationsController } from './durations/durations.controller.js';
import { ExternalFiguresController } from './external-figures/external-figures.controller.js';
import { DirectoryReader } from './figures/directory-reader.js';
import { FigureDesk } from './figures/figure-desk.js';
import { TOPIC_PREFIX, WatermarkReader } from './figures/watermark.js';
import { JointController } from './joint/joint.controller.js';
import { OnAccountController } from './on-account/on-account.controller.js';
import { OutstandingCoverageController } from './outstanding-coverage/outstanding-coverage.controller.js';
import { OperatingModelController } from './operating-model/operating-model.controller.js';
import { ParticipationController } from './participation/participation.controller.js';
import { PublicEventsConsumer } from './on-public-events/public-events.consumer.js';
import { Definitions21700000000110 } from './persistence/migrations/1700000000110-definitions-2.js';
import { Definitions31700000000120 } from './persistence/migrations/1700000000120-definitions-3.js';
import { Definitions41764700000100 } from './persistence/migrations/1764700000100-definitions-4.js';
import { Definitions51764800000100 } from './persistence/migrations/1764800000100-definitions-5.js';
import { Definitions61765000000100 } from './persistence/migrations/1765000000100-definitions-6.js';
import { ExternalFigureStore } from './persistence/external-figure.store.js';
import { MonthlyThemeStore } from './persistence/monthly-theme.store.js';
import { PublishedMonthStore } from './persistence/published-month.store.js';
import { ProjectionsSampledBriefly1765200000100 } from './persistence/migrations/1765200000100-projections-sampled-briefly.js';
import { LogOfChanges1765300000100 } from './persistence/migrations/1765300000100-log-of-changes.js';
import { ExternalFigures1765100000100 } from './persistence/migrations/1765100000100-external-figures.js';
import { PublishedMonths1765400000100 } from './persistence/migrations/1765400000100-published-months.js';
import { WhistlesWithFollowUps1766000000200 } from './persistence/migrations/1766000000200-whistles-with-follow-ups.js';
import { MonthlyThemes1765500000100 } from './persistence/migrations/1765500000100-monthly-themes.js';
import { LookedAtWhenDoubled1764300000100 } from './persistence/migrations/1764300000100-looked-at-when-doubled.js';
import { ProjectionsVacuumedWhileFresh1764600000100 } from './persistence/migrations/1764600000100-projections-vacuumed-while-fresh.js';
import { Statistics1700000000000 } from './persistence/migrations/1700000000000-statistics.js';
import { FigureGauges } from './measuring/figure-gauges.js';
import { Verification1764100000100 } from './persistence/migrations/1764100000100-verification.js';
import { statisticsStateSql } from './persistence/state-sql.js';
import { METRIC_PUBLISHER_OPTIONS, MetricPublisher } from './publishing/metric-publisher.js';
import { republished } from './publishing/republished.js';
import { PublishedMonthsController } from './published-months/published-months.controller.js';
import { MonthlyThemesController } from './monthly-themes/monthly-themes.controller.js';
import { ThemeTakingController } from './monthly-themes/taking.controller.js';
import { ThemeRecording } from './monthly-themes/theme-recording.js';
import { ThemeStepsController } from './monthly-themes/theme-steps.controller.js';
import { explain } from './recording/explain.js';
import { ExternalFigures } from './recording/external-figures.js';
import { MonthlyThemes } from './recording/monthly-themes.js';
import { PublishedMonths } from './recording/published-months.js';
import { ProjectionChanges } from './projection/projection-changes.js';
import { Projector } from './projection/projector.js';
import { ProjectionKeeper } from './rebuilding/projection-keeper.js';
import { OpenStreams, STREAM_LIMITS } from './streams/open-streams.js';
import { PUBLIC_URL, TicketStreamController } from './streams/ticket-stream.controller.js';
import { TicketLog } from './streams/ticket-log.js';
import type { StatisticsConfig } from './statistics.config.js';
import { UnitFiguresController } from './unit-figures/unit-figures.controller.js';
import { ThemesController } from './themes/themes.controller.js';
import { WhistlingController } from './whistling/whistling.controller.js';
import { YearOnYearController } from './year-on-year/year-on-year.controller.js';
import { VERIFY_EVERY_HOURS, VerificationTimer } from './verifying/verification-timer.js';

/** The service's table of contents: events come in, figures and streams go out. What others publish about the port, months as they are published here, and themes of months are recorded by command. */
@Module({})
export class StatisticsModule {
  static forRoot(config: StatisticsConfig): DynamicModule {
    return {
      module: StatisticsModule,
      imports: [
        PersistenceModule.forRoot(databaseOptions(config)),
        MessagingModule.forRoot(messagingOptions(config)),
      ],
      controllers: [
        PublicEventsConsumer,
        AllianceFiguresController,
        UnitFiguresController,
        CommitmentsController,
        CoverageController,
        DurationsController,
        JointController,
        OnAccountController,
        BacklogController,
        WhistlingController,
        ParticipationController,
        OutstandingCoverageController,
        YearOnYearController,
        ThemesController,
        BreakdownController,
        OperatingModelController,
        ExternalFiguresController,
        PublishedMonthsController,
        ThemeTakingController,
        ThemeStepsController,
        MonthlyThemesController,
        DefinitionsController,
        ChangesController,
        TicketStreamController,
      ],
      providers: [
        {
          provide: Projector,
          inject: [Database],
          useFactory: (database: Database) => new Projector(database),
        },
        ProjectionChanges,
        ProjectionKeeper,
        { provide: TOPIC_PREFIX, useValue: config.topicPrefix },
        WatermarkReader,
        FigureGauges,
        DirectoryReader,
        FigureDesk,
        LedgerReader,
        {
          provide: METRIC_PUBLISHER_OPTIONS,
          useValue: {
            topic: config.topicPrefix + messagingOptions(config).topic,
            intervalMs: config.publishMetricsMs,
          },
        },
        MetricPublisher,
        {
          provide: Recorder,
          inject: [EventStore, Database],
          useFactory: (events: EventStore, database: Database) => new Recorder(events, database, explain),
        },
        ExternalFigures,
        ExternalFigureStore,
        PublishedMonths,
        PublishedMonthStore,
        MonthlyThemes,
        MonthlyThemeStore,
        ThemeRecording,
        { provide: PUBLIC_URL, useValue: config.publicUrl },
        {
          provide: STREAM_LIMITS,
          useValue: { perAccount: config.streamsPerAccount, seconds: config.streamSeconds },
        },
        OpenStreams,
        TicketLog,
        { provide: VERIFY_EVERY_HOURS, useValue: config.verifyEveryHours },
        VerificationTimer,
      ],
    };
  }
}

/** How the service reaches its database. */
export function databaseOptions({ databaseUrl }: Pick<StatisticsConfig, 'databaseUrl'>): DatabaseOptions {
  return {
    url: databaseUrl,
    applicationName: 'statistics',
    migrations: [
      Statistics1700000000000,
      Definitions21700000000110,
      Definitions31700000000120,
      KillSwitch1764100000000,
      Verification1764100000100,
      Operating1764200000000,
      AuditChain1764300000000,
      LookedAtWhenDoubled1764300000100,
      OutboxOfChanges1764500000000,
      vacuumedWhileFresh({ writtenOnce: ['public_event'] }),
      ProjectionsVacuumedWhileFresh1764600000100,
      Definitions41764700000100,
      Definitions51764800000100,
      Definitions61765000000100,
      ExternalFigures1765100000100,
      sampledBriefly(['public_event']),
      ProjectionsSampledBriefly1765200000100,
      LogOfChanges1765300000100,
      PublishedMonths1765400000100,
      MonthlyThemes1765500000100,
      WhistlesWithFollowUps1766000000200,
    ],
  };
}

/** How the service publishes. */
export function messagingOptions(config: StatisticsConfig): MessagingOptions {
  return {
    service: 'statistics',
    topic: 'muster.metrics.v1',
    publicUrl: config.publicUrl,
    stateSql: statisticsStateSql,
    ...config.messaging,
    publicEvents: republished,
  };
}
