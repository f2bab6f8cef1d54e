import type { ServiceDefinition } from '@muster/http';
import { connectKafkaEvents, Messaging, operatorCommands } from '@muster/messaging';
import { EventsConfig } from './events.config.js';
import { EventsModule } from './events.module.js';
import { problems } from './problems.js';

/** The events service, as `main.ts` runs it and tests boot it. */
export const events: ServiceDefinition<EventsConfig> = {
  name: 'events',
  config: EventsConfig,
  module: (config) => EventsModule.forConfig(config),
  problems,
  openapi: {
    title: {
      zh: '会议、活动、专项与系列、共享资源与动员',
      en: 'Meetings, activities, special actions and series, shared resources and mobilisations',
    },
    description: {
      zh: '联席会及其议题、决定、出席；活动及其出席与学时；专项与系列及其期数、进展与前后指标；共享资源及其预订与使用；动员及各组织的答复。',
      en: 'Joint conferences with agenda, decisions and attendance; activities with attendance and hours; special actions and series with their numbers, progress and indicators; shared resources with bookings and use; mobilisations with the organisations’ answers.',
    },
  },
  connect: (app) => void connectKafkaEvents(app),
  commands: operatorCommands,
  migrate: (app) => app.get(Messaging).createTopics(),
};
