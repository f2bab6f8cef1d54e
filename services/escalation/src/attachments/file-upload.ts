import { applyDecorators } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBody, type ApiBodyOptions, ApiConsumes } from '@nestjs/swagger';
import { Problem } from '@muster/http';
import type { FastifyInstance, FastifyRequest } from 'fastify';

type Schema = Extract<ApiBodyOptions, { schema: unknown }>['schema'];

/** A file as it is; beside JSON and forms the only kind of body. */
export const FILE = 'application/octet-stream';
/** Files together with what is said about them. */
export const FORM = 'multipart/form-data';

/** The route's body is a file, which the handler reads as it comes and measures itself. */
export function Upload(): MethodDecorator {
  return takes(FILE, { type: 'string', format: 'binary' });
}

/** The route's body is a form with files, which the handler reads as it comes and measures itself. */
export function FormUpload(schema: Schema): MethodDecorator {
  return takes(FORM, schema);
}

function takes(type: string, schema: Schema): MethodDecorator {
  return applyDecorators(
    RouteConfig({ takes: type }),
    ApiConsumes(type),
    ApiBody({ required: true, schema }),
  );
}

/** Makes the decorators effective: bodies are handed on unread, and only to routes that asked for them. */
export function acceptUploads(fastify: FastifyInstance): void {
  for (const type of [FILE, FORM])
    fastify.addContentTypeParser(type, (request: FastifyRequest, body, done) => {
      const { takes } = request.routeOptions.config as { takes?: string };
      if (takes === type) done(null, body);
      else done(new Problem(415, 'unsupported_media_type'));
    });
}
