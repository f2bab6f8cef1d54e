import type { ServiceDefinition } from '@muster/http';
import { connectKafkaEvents, prepareService } from '@muster/messaging';
import { problems } from './problems.js';
import { StatisticsConfig } from './statistics.config.js';
import { databaseOptions, messagingOptions, StatisticsModule } from './statistics.module.js';

/** The service `statistics`, as it is started, described and tested. */
export const statistics: ServiceDefinition<StatisticsConfig> = {
  name: 'statistics',
  config: StatisticsConfig,
  module: (config) => StatisticsModule.forRoot(config),
  problems,
  openapi: {
    title: { zh: '统计', en: 'Statistics' },
    description: {
      zh: '指标、任意时刻的指标、党组织覆盖，以及给分析人员的事件流。',
      en: 'Figures, figures as of any moment, coverage of party organisations, and event streams for analysts.',
    },
  },
  connect: (app) => {
    connectKafkaEvents(app);
  },
  migrate: (_app, { config }) => prepareService(databaseOptions(config), messagingOptions(config)),
};
