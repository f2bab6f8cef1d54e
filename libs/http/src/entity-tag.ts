import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from './problem.js';

/** Strong entity tag of a version: `"v3"`. */
export function entityTag(version: number): string {
  return `"v${version}"`;
}

/** Puts the entity tag of `version` on the answer. */
export function withEtag(reply: FastifyReply, version: number): void {
  reply.header('etag', entityTag(version));
}

/**
 * Reads `If-Match`: the version asked for, or undefined when the header is absent or `*`.
 * @throws Problem 400 `invalid_header` when it is not one of our tags; 412 `stale_version` for a weak tag, which never matches (RFC 9110 §13.1.1).
 */
export function parseIfMatch(header: string | undefined): number | undefined {
  if (header === undefined || header.trim() === '*') return undefined;
  const match = /^(W\/)?"v(\d{1,15})"$/.exec(header.trim());
  if (!match) throw new Problem(400, 'invalid_header', { header: 'If-Match' });
  if (match[1]) throw new Problem(412, 'stale_version');
  return Number(match[2]);
}

/** Refuses with 412 when the caller expected another version than `actual`. */
export function checkVersion(expected: number | undefined, actual: number): void {
  if (expected !== undefined && expected !== actual)
    throw new Problem(412, 'stale_version', { current_version: actual });
}

const read = createParamDecorator((_data: unknown, context: ExecutionContext): number | undefined =>
  parseIfMatch(context.switchToHttp().getRequest<FastifyRequest>().headers['if-match']),
);

/** `@IfMatch() version?: number`: the version the caller saw, checked when present. */
export function IfMatch(): ParameterDecorator {
  return (target, key, index) => {
    read()(target, key, index);
    const descriptor = key === undefined ? undefined : Object.getOwnPropertyDescriptor(target, key);
    if (descriptor) {
      ApiHeader({
        name: 'If-Match',
        required: false,
        description: '只有当版本未变时才执行 / act only when the version is still this one',
        schema: { type: 'string', examples: ['"v3"'] },
      })(target, key!, descriptor);
    }
  };
}
