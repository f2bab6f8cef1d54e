import { hash } from 'node:crypto';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Problem } from './problem.js';

const PRINTABLE = /^[\x21-\x7e]{1,128}$/;

/**
 * Reads `Idempotency-Key`: a structured-field string (`"abc"`) or a bare one, 1–128 printable characters.
 * @throws Problem 400 `idempotency_key_required` or `invalid_header`.
 */
export function parseIdempotencyKey(header: string | undefined, required: boolean): string | undefined {
  if (header === undefined || header === '') {
    if (required) throw new Problem(400, 'idempotency_key_required');
    return undefined;
  }
  const quoted = /^"((?:[^"\\]|\\["\\])*)"$/.exec(header.trim());
  const key = quoted ? quoted[1]!.replace(/\\(["\\])/g, '$1') : header.trim();
  if (!PRINTABLE.test(key)) throw new Problem(400, 'invalid_header', { header: 'Idempotency-Key' });
  return key;
}

const read = createParamDecorator((required: boolean, context: ExecutionContext): string | undefined =>
  parseIdempotencyKey(
    context.switchToHttp().getRequest<FastifyRequest>().headers['idempotency-key'] as string | undefined,
    required,
  ),
);

/** `@IdempotencyKey() key: string` (required), or `@IdempotencyKey({ required: false }) key?: string`. */
export function IdempotencyKey({ required = true }: { required?: boolean } = {}): ParameterDecorator {
  return (target, key, index) => {
    read(required)(target, key, index);
    const descriptor = key === undefined ? undefined : Object.getOwnPropertyDescriptor(target, key);
    if (descriptor) {
      ApiHeader({
        name: 'Idempotency-Key',
        required,
        description: '重试时使用同一个键，操作只执行一次 / the same key on a retry: the work is done once',
        schema: {
          type: 'string',
          minLength: 1,
          maxLength: 128,
          examples: ['5f0c6a1e-2b7d-4f6e-9d58-3a4f1d1f7c11'],
        },
      })(target, key!, descriptor);
    }
  };
}

/**
 * What was asked, as a SHA-256 in hex: equal for equal operation and input whatever the order of an object's members.
 * Give it the operation's name, path parameters and the body.
 */
export function fingerprint(...parts: unknown[]): string {
  return hash('sha256', canonical(parts));
}

const DEEPEST = 64;
const TOO_DEEP = {
  pointer: '',
  code: 'too_deep',
  message: { zh: '嵌套层数过多', en: 'nested too deeply' },
} as const;

// One text in the end: members put in order are copied, which is cheaper than a text for each of them.
function canonical(value: unknown): string {
  return JSON.stringify(ordered(value, 0)) ?? 'null';
}

function ordered(value: unknown, depth: number): unknown {
  if (depth > DEEPEST) throw new Problem(422, 'validation_failed', {}, { errors: [TOO_DEEP] });
  if (Array.isArray(value)) return value.map((item) => ordered(item, depth + 1));
  if (!value || typeof value !== 'object') return value;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  members.sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(members.map(([name, member]) => [name, ordered(member, depth + 1)]));
}
