import type { ServiceDefinition } from '@muster/http';
import { Messaging, operatorCommands } from '@muster/messaging';
import { OrganizationsConfig } from './organizations.config.js';
import { OrganizationsModule } from './organizations.module.js';
import { problems } from './problems.js';

/** The service `organizations`, as it is started, described and tested. */
export const organizations: ServiceDefinition<OrganizationsConfig> = {
  name: 'organizations',
  config: OrganizationsConfig,
  module: (config) => OrganizationsModule.forRoot(config),
  problems,
  openapi: {
    title: { zh: '组织', en: 'Organizations' },
    description: {
      zh: '联盟、成员单位、企业、党组织、人员值班、责任清单与日历。',
      en: 'Alliances, member units, enterprises, party organisations, officers and duty, the responsibility matrix and calendars.',
    },
  },
  commands: operatorCommands,
  migrate: (app) => app.get(Messaging).createTopics(),
};
