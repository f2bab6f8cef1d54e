import { applyDecorators } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import { Problem } from '@muster/http';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** A file as it is; beside JSON the only kind of body. */
export const FILE = 'application/octet-stream';

/** The route's body is a file, which the handler reads as it comes and measures itself. */
export function Upload(): MethodDecorator {
  return applyDecorators(
    RouteConfig({ takesFile: true }),
    ApiConsumes(FILE),
    ApiBody({ required: true, schema: { type: 'string', format: 'binary' } }),
  );
}

/** Makes `@Upload` effective: files are handed on unread, and only to routes that asked for them. */
export function acceptUploads(fastify: FastifyInstance): void {
  fastify.addContentTypeParser(FILE, (request: FastifyRequest, body, done) => {
    const { takesFile } = request.routeOptions.config as { takesFile?: boolean };
    if (takesFile) done(null, body);
    else done(new Problem(415, 'unsupported_media_type'));
  });
}
