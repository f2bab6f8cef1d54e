import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Identity } from '@muster/auth';
import { IdempotencyKey, IfMatch, parseIdempotencyKey, parseIfMatch } from '@muster/http';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** A step as it was asked for: by whom, on which version, under which key. */
export interface Asked {
  readonly who: Identity;
  readonly version: number | undefined;
  readonly key: string | undefined;
  readonly reply: FastifyReply;
}

const read = createParamDecorator((_: unknown, context: ExecutionContext): Asked => {
  const http = context.switchToHttp();
  const { headers, identity } = http.getRequest<FastifyRequest & { identity: Identity }>();
  return {
    who: identity,
    version: parseIfMatch(headers['if-match']),
    key: parseIdempotencyKey(headers['idempotency-key'] as string | undefined, false),
    reply: http.getResponse<FastifyReply>(),
  };
});

/** `@AsAsked() asked: Asked`: everything of a step that is not its path or body; both headers are optional. */
export function AsAsked(): ParameterDecorator {
  return (target, key, index) => {
    // These two read nothing here: they describe the headers.
    IfMatch()(target, key, index);
    IdempotencyKey({ required: false })(target, key, index);
    read()(target, key, index);
  };
}
