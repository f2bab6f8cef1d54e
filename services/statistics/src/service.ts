import type { ServiceDefinition } from '@muster/http';
import { connectKafkaEvents, operatorCommand, operatorCommands, prepareService } from '@muster/messaging';
import { problems } from './problems.js';
import { OpenStreams } from './streams/open-streams.js';
import { streamsCommand } from './streams/streams.command.js';
import { rebuildCommand } from './rebuilding/rebuild.command.js';
import { StatisticsConfig } from './statistics.config.js';
import { verifyCommand } from './verifying/verify.command.js';
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
  lasting: ['/v1/streams'],
  connect: (app) => {
    connectKafkaEvents(app);
    // A stream is a request that never finishes by itself: it has to be told before the server waits for its requests.
    app
      .getHttpAdapter()
      .getInstance()
      .addHook('preClose', async () => app.get(OpenStreams).endAll());
  },
  commands: {
    ...operatorCommands,
    verify: verifyCommand,
    rebuild: rebuildCommand,
    streams: operatorCommand(streamsCommand),
  },
  migrate: (_app, { config }) => prepareService(databaseOptions(config), messagingOptions(config)),
};
