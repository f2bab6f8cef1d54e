import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Identity } from '@muster/auth';
import { parseIdempotencyKey, parseIfMatch } from '@muster/http';
import { ApiHeader } from '@nestjs/swagger';
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

const HEADERS = [
  {
    name: 'If-Match',
    required: false,
    description: '只有当版本未变时才执行 / act only when the version is still this one',
    schema: { type: 'string' as const, examples: ['"v3"'] },
  },
  {
    name: 'Idempotency-Key',
    required: false,
    description: '重试时使用同一个键，操作只执行一次 / the same key on a retry: the work is done once',
    schema: {
      type: 'string' as const,
      minLength: 1,
      maxLength: 128,
      examples: ['5f0c6a1e-2b7d-4f6e-9d58-3a4f1d1f7c11'],
    },
  },
];

/** `@AsAsked() asked: Asked`: everything of a step that is not its path or body; both headers are optional. */
export function AsAsked(): ParameterDecorator {
  return (target, key, index) => {
    read()(target, key, index);
    const descriptor = key === undefined ? undefined : Object.getOwnPropertyDescriptor(target, key);
    // One parameter has one reader: the headers are only described here.
    if (descriptor) for (const header of HEADERS) ApiHeader(header)(target, key!, descriptor);
  };
}
