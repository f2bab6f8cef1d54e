import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { ServiceDefinition, ServiceParts } from '@muster/http';
import { Messaging, operatorCommands } from '@muster/messaging';
import type { FastifyInstance } from 'fastify';
import { accountsCommand } from './accounts/account-command-line.js';
import { ApiDocument } from './documents/api-document.js';
import { readDocument } from './documents/docs-folder.js';
import { serveDocuments } from './documents/documents.js';
import { GatewayConfig } from './gateway.config.js';
import { GatewayModule } from './gateway.module.js';
import { Limits } from './limits/limits.js';
import { problems } from './problems.js';
import { apiHeaders } from './security-headers.js';
import { proxyServices } from './proxy/proxy.js';

/** The gateway: the one address of the system. */
export const gateway: ServiceDefinition<GatewayConfig> = {
  name: 'gateway',
  config: GatewayConfig,
  module: (config) => GatewayModule.forRoot(config),
  problems,
  openapi: { title: { zh: '账户与会话', en: 'Accounts and sessions' } },
  ownIdentities: true,
  trustedProxies: ({ trustedProxies }) => trustedProxies,
  lasting: ['/v1/streams'],
  fastify: secure,
  connect: async (app, parts) => {
    await proxyServices(app, parts);
    await documents(app, parts);
  },
  migrate: (app) => app.get(Messaging).createTopics(),
  commands: { ...operatorCommands, accounts: accountsCommand },
};

// Constants set by hand: a tenth of the gateway's work was helmet composing the same headers for each request (ADR-0074).
function secure(fastify: FastifyInstance, { config }: ServiceParts<GatewayConfig>): void {
  const headers = apiHeaders(config.secureCookies);
  fastify.addHook('onRequest', (_request, reply, done) => {
    reply.headers(headers);
    done();
  });
}

async function documents(
  app: NestFastifyApplication,
  { config, problems: filter }: ServiceParts<GatewayConfig>,
): Promise<void> {
  const document = new ApiDocument(readDocument('openapi.json', config.docsFolder), config.publicUrl);
  await serveDocuments(app.getHttpAdapter().getInstance() as unknown as FastifyInstance, {
    document,
    asyncApi: readDocument('asyncapi.yaml', config.docsFolder),
    publicUrl: config.publicUrl,
    https: config.secureCookies,
    limits: app.get(Limits),
    problems: filter,
  });
}
