import type { ServiceDefinition } from '@muster/http';
import { connectKafkaEvents, Messaging, operatorCommand, operatorCommands } from '@muster/messaging';
import { acceptUploads } from './attachments/file-upload.js';
import { EscalationConfig } from './escalation.config.js';
import { EscalationModule } from './escalation.module.js';
import { problems } from './problems.js';
import { projectProblems } from './projects/project-problems.js';
import { numbersCommand } from './raising/numbers.command.js';

/** The service `escalation`, as it is started, described and tested. */
export const escalation: ServiceDefinition<EscalationConfig> = {
  name: 'escalation',
  config: EscalationConfig,
  module: (config) => EscalationModule.forRoot(config),
  problems: { ...problems, ...projectProblems },
  openapi: {
    title: { zh: '吹哨报到', en: 'Whistles' },
    description: {
      zh: '企业吹哨、单位签收、报到、提交、办结、回访；每个单位有自己的时限。',
      en: 'Enterprises blow the whistle; units sign, report in, hand in, resolve; the raiser says whether it is solved. Each unit has its own clocks.',
    },
  },
  fastify: acceptUploads,
  connect: (app) => void connectKafkaEvents(app),
  commands: { ...operatorCommands, numbers: operatorCommand(numbersCommand) },
  migrate: (app) => app.get(Messaging).createTopics(),
};
