import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { IdentityMinter } from '@muster/auth';
import { Problem, type ServiceParts } from '@muster/http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Authenticated } from '../authentication/authenticator.js';
import { Gate } from '../authentication/gate.js';
import type { GatewayConfig } from '../gateway.config.js';
import { Forwarder } from './forwarder.js';
import { closeUpstream, destinationsOf, openUpstream, type Upstream, type UpstreamName } from './upstream.js';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
const MIB = 1024 * 1024;
export const DIRECTORY_LIMIT = 5 * MIB;
/** Where files are taken, as what, and how many bytes: one of 15 MiB, or three with a word about them. */
const UPLOADS = [
  { path: '/v1/attachments', type: 'application/octet-stream', limit: 15 * MIB },
  { path: '/v1/hazard-snaps', type: 'multipart/form-data', limit: 46 * MIB },
];
const DIRECTORY_PATH = '/v1/alliances/:alliance_id/directory';
// Fastify routes by the path as it is written; a service might resolve dot segments or doubled slashes to something else.
const AMBIGUOUS_PATH = /(?:^|\/)(?:\.|%2e){1,2}(?:\/|$)|\/\/|\\|%5c|%00/i;

/** Adds the routes that belong to the services. The gateway reads nothing of their bodies: they are buffered (files are not), limited and passed on. */
export async function proxyServices(
  app: NestFastifyApplication,
  { config, problems }: ServiceParts<GatewayConfig>,
): Promise<void> {
  const gate = app.get(Gate);
  const minter = app.get(IdentityMinter);
  const forwarder = new Forwarder(problems, {
    serviceMs: config.upstreamTimeoutS * 1000,
    clientMs: config.clientTimeoutS * 1000,
  });
  const upstreams = upstreamsOf(config);
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;

  await fastify.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      ['application/json', 'application/merge-patch+json'],
      { parseAs: 'buffer' },
      (_request, body, done) => done(null, body),
    );
    // Files are handed on as they come: never whole in memory, and only where files are taken. What is longer than it says, or says
    // nothing, is cut off by the service.
    for (const { path, type, limit } of UPLOADS)
      scope.addContentTypeParser(type, (request, body, done) => {
        if (request.routeOptions.url !== path) done(new Problem(415, 'unsupported_media_type'));
        else if (Number(request.headers['content-length']) > limit) done(new Problem(413, 'body_too_large'));
        else done(null, body);
      });
    scope.setErrorHandler((error, request, reply) => problems.answer(error, request, reply));
    scope.decorateRequest('admitted', null);
    scope.addHook('onRequest', (request, reply, done) => admit(gate, request as ProxiedRequest, reply, done));
    for (const destination of upstreams.flatMap(destinationsOf)) {
      const handler = (request: FastifyRequest, reply: FastifyReply): void => {
        const { identity, cacheKey } = (request as ProxiedRequest).admitted!;
        const { accountId } = identity;
        const token = minter.cachedTokenFor(cacheKey);
        if (token !== undefined) return forwarder.forward(request, reply, destination, accountId, token);
        minter.tokenFor(identity, cacheKey).then(
          (fresh) => forwarder.forward(request, reply, destination, accountId, fresh),
          (error: unknown) => problems.answer(error, request, reply),
        );
      };
      scope.route({ method: METHODS, url: destination.prefix, handler });
      scope.route({ method: METHODS, url: `${destination.prefix}/*`, handler });
      if (DIRECTORY_PATH.startsWith(`${destination.prefix}/`))
        scope.route({ method: 'PUT', url: DIRECTORY_PATH, bodyLimit: DIRECTORY_LIMIT, handler });
    }
  });
  fastify.addHook('preClose', (done) => {
    forwarder.endStreams();
    done();
  });
  fastify.addHook('onClose', async () => {
    forwarder.close();
    await Promise.all(upstreams.map(closeUpstream));
  });
}

interface ProxiedRequest extends FastifyRequest {
  admitted: Authenticated | null;
}

function admit(
  gate: Gate,
  request: ProxiedRequest,
  reply: FastifyReply,
  done: (error?: Error) => void,
): void {
  try {
    if (AMBIGUOUS_PATH.test(request.url.split('?', 1)[0]!)) throw new Problem(400, 'malformed_request');
    const admitted = gate.admit(request, reply);
    if (!(admitted instanceof Promise)) {
      request.admitted = admitted;
      return done();
    }
    admitted.then((found) => {
      request.admitted = found;
      done();
    }, done);
  } catch (error) {
    done(error as Error);
  }
}

function upstreamsOf(config: GatewayConfig): Upstream[] {
  const urls: Record<UpstreamName, string> = {
    organizations: config.organizationsUrl,
    escalation: config.escalationUrl,
    events: config.eventsUrl,
    statistics: config.statisticsUrl,
    notifications: config.notificationsUrl,
  };
  return (Object.keys(urls) as UpstreamName[]).map((name) =>
    openUpstream(name, urls[name], config.upstreamTimeoutS, config.upstreamPatienceMs),
  );
}
