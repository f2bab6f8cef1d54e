import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { publishedSchema } from '@muster/contracts';
import { CONTENT_LANGUAGE, type Locale, negotiateLocale, Problem, type ProblemFilter } from '@muster/http';
import type { Limits } from '../limits/limits.js';
import { pageHeaders } from '../security-headers.js';
import type { ApiDocument } from './api-document.js';
import { docsScript, logoSvg, stylesheet } from './assets.js';
import { consoleAsset, consolePage } from './console-files.js';
import { docsPage } from './docs-page.js';
import { landingPage } from './landing-page.js';
import { problemIndex, problemPage } from './problem-pages.js';
import { type Asset, swaggerAsset, toAsset } from './swagger-assets.js';

/** For what never changes under its name. */
const FOR_GOOD = 'public, max-age=31536000, immutable';

export interface DocumentOptions {
  readonly document: ApiDocument;
  readonly publicUrl: string;
  readonly https: boolean;
  /** The AsyncAPI document, as YAML. */
  readonly asyncApi: string;
  readonly limits: Limits;
  readonly problems: ProblemFilter;
}

/** Adds what people and tools read: landing page, console, API page, OpenAPI, AsyncAPI, event schemas, problem codes. All offline, all public. */
export async function serveDocuments(fastify: FastifyInstance, options: DocumentOptions): Promise<void> {
  const { document, asyncApi, publicUrl, limits, problems } = options;
  const fixed = new Map<string, Asset>([
    ['/openapi.json', await toAsset(document.json, 'application/json; charset=utf-8')],
    ['/asyncapi.yaml', await toAsset(asyncApi, 'application/yaml; charset=utf-8')],
    ['/assets/muster.css', await toAsset(stylesheet, 'text/css; charset=utf-8')],
    ['/assets/muster.svg', await toAsset(logoSvg, 'image/svg+xml')],
    ['/assets/docs.js', await toAsset(docsScript, 'text/javascript; charset=utf-8')],
  ]);
  const headers = pageHeaders(options.https);
  await fastify.register(async (scope) => {
    scope.setErrorHandler((error, request, reply) => problems.answer(error, request, reply));
    scope.addHook('onRequest', (request, reply, done) => {
      limits.address(request.ip, reply);
      reply.headers(headers);
      done();
    });
    for (const [path, asset] of fixed) scope.get(path, (request, reply) => sendAsset(asset, request, reply));
    scope.get<{ Params: { name: string } }>('/assets/swagger/:name', async (request, reply) => {
      const asset = await swaggerAsset(request.params.name);
      if (!asset) throw new Problem(404, 'not_found');
      return sendAsset(asset, request, reply);
    });
    scope.get<{ Params: { file: string } }>('/schemas/:file', async (request, reply) => {
      const type = /^(.+)\.json$/.exec(request.params.file)?.[1];
      const schema = type === undefined ? undefined : publishedSchema(type);
      if (!schema) throw new Problem(404, 'not_found');
      return sendAsset(
        await toAsset(JSON.stringify(schema), 'application/schema+json; charset=utf-8'),
        request,
        reply,
      );
    });
    scope.get<{ Params: { name: string } }>('/console/assets/:name', async (request, reply) => {
      const asset = await consoleAsset(request.params.name);
      if (!asset) throw new Problem(404, 'not_found');
      return sendAsset(asset, request, reply, FOR_GOOD);
    });
    for (const path of ['/console', '/console/*'])
      scope.get(path, async (request, reply) => {
        const page = await consolePage();
        if (!page) throw new Problem(404, 'not_found');
        return sendAsset(page, request, reply);
      });
    scope.get('/', (request, reply) => sendPage(landingPage(localeOf(request), publicUrl), request, reply));
    scope.get('/docs', (request, reply) => sendPage(docsPage(localeOf(request)), request, reply));
    scope.get('/problems', (request, reply) =>
      sendPage(problemIndex(document.catalogue, localeOf(request)), request, reply),
    );
    scope.get<{ Params: { code: string } }>('/problems/:code', (request, reply) => {
      const { code } = request.params;
      const text = Object.hasOwn(document.catalogue, code) ? document.catalogue[code] : undefined;
      if (!text) throw new Problem(404, 'not_found');
      return sendPage(problemPage(code, text, localeOf(request)), request, reply);
    });
  });
}

function localeOf(request: FastifyRequest): Locale {
  const { lang } = request.query as { lang?: unknown };
  return lang === 'zh' || lang === 'en' ? lang : negotiateLocale(request.headers['accept-language']);
}

function sendPage(html: string, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return reply
    .headers({
      'content-type': 'text/html; charset=utf-8',
      'content-language': CONTENT_LANGUAGE[localeOf(request)],
      'cache-control': 'no-cache',
      vary: 'Accept-Language',
    })
    .send(html);
}

function sendAsset(
  asset: Asset,
  request: FastifyRequest,
  reply: FastifyReply,
  cacheControl = 'no-cache',
): FastifyReply {
  reply.headers({ etag: asset.etag, 'cache-control': cacheControl, vary: 'Accept-Encoding' });
  if (request.headers['if-none-match'] === asset.etag) return reply.code(304).send();
  const compressed = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
  if (compressed) reply.header('content-encoding', 'gzip');
  return reply.header('content-type', asset.contentType).send(compressed ? asset.gzipped : asset.plain);
}
