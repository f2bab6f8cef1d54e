import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyHttpOptions, FastifyInstance } from 'fastify';
import { Problem } from './problem.js';
import { problemHeaders, ProblemRenderer } from './problem-document.js';
import type { ProblemFilter } from './problem.filter.js';
import { requestIdFrom } from './request-log.js';

export const BODY_LIMIT = 256 * 1024;
/** Longer than the gateway's pool keeps idle connections, so that a service never closes one that is about to be used. */
export const KEEP_ALIVE_MS = 75_000;
/** Idle connections live so much longer than clients are told: one of these may be about to use its connection, on a busy machine late. Milliseconds. */
const KEEP_ALIVE_GRACE: object = { keepAliveTimeoutBuffer: 10_000 }; // newer than the types of Node that we use
const HEADERS_PATIENCE_MS = 20_000;
const BODY_PATIENCE_MS = 60_000;
const LARGEST_HEADERS = 16 * 1024;

export interface AdapterOptions {
  readonly bodyLimit?: number;
  readonly trustedProxies?: readonly string[];
}

/** Nest's Fastify adapter with our limits. Fastify's own request log is off; ours is in request-log.ts. */
export function createAdapter(
  { bodyLimit = BODY_LIMIT, trustedProxies = [] }: AdapterOptions,
  problems: () => ProblemFilter,
): FastifyAdapter {
  const options: FastifyHttpOptions<Server> = {
    logger: false,
    trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
    bodyLimit,
    keepAliveTimeout: KEEP_ALIVE_MS,
    connectionTimeout: 0,
    requestTimeout: BODY_PATIENCE_MS,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    genReqId: (raw) => requestIdFrom(raw.headers, randomUUID),
    routerOptions: { maxParamLength: 128, ignoreTrailingSlash: false },
    http: {
      maxHeaderSize: LARGEST_HEADERS,
      headersTimeout: HEADERS_PATIENCE_MS,
      insecureHTTPParser: false,
      ...KEEP_ALIVE_GRACE,
    },
    clientErrorHandler: answerBrokenRequest,
    frameworkErrors: (error, request, reply) => problems().answer(error, request, reply),
  };
  return new FastifyAdapter({ ...options, skipMiddie: true });
}

/** JSON only; an absent body is an absent body, whatever the content type says; everything else is 415. */
export function acceptOnlyJson(fastify: FastifyInstance): void {
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser(
    ['application/json', 'application/merge-patch+json'],
    { parseAs: 'string' },
    (request, body, done) => {
      if (body === '') return done(null, undefined);
      void parse(request, body as string, (error, value) => {
        if (error) done(new Problem(400, 'malformed_json', {}, { cause: error }));
        else done(null, value);
      });
    },
  );
}

/** Requests that Node's parser refuses never reach Fastify; they get their problem document on the bare socket. */
function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) return void socket.destroy();
  const [status, code] =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? ([431, 'headers_too_large'] as const)
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? ([408, 'request_timeout'] as const)
        : ([400, 'malformed_request'] as const);
  const body = JSON.stringify(brokenRequests.render(new Problem(status, code), { locale: 'zh' }));
  const headers = {
    ...problemHeaders('zh'),
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  };
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  socket.end(`HTTP/1.1 ${status} ${REASONS[status]}\r\n${head.join('\r\n')}\r\n\r\n${body}`);
}

const REASONS = {
  400: 'Bad Request',
  408: 'Request Timeout',
  431: 'Request Header Fields Too Large',
} as const;
const brokenRequests = new ProblemRenderer();
