import type { ServiceDefinition } from '@muster/http';
import { connectKafkaEvents, Messaging, operatorCommands } from '@muster/messaging';
import { NotificationsConfig } from './notifications.config.js';
import { NotificationsModule } from './notifications.module.js';
import { problems } from './problems.js';

/** The notifications service, as `main.ts` runs it and tests boot it. */
export const notifications: ServiceDefinition<NotificationsConfig> = {
  name: 'notifications',
  config: NotificationsConfig,
  module: (config) => NotificationsModule.forConfig(config),
  problems,
  openapi: {
    title: { zh: '通知', en: 'Notifications' },
    description: {
      zh: '谁、因何事、通过哪个渠道被通知，以及是否送达。',
      en: 'Who is told what, by which channel, and whether it arrived.',
    },
  },
  connect: (app) => void connectKafkaEvents(app),
  commands: operatorCommands,
  migrate: (app) => app.get(Messaging).createTopics(),
};
