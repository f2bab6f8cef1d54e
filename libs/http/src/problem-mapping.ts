import { HttpException } from '@nestjs/common';
import { AuthError } from '@muster/auth';
import { isTransient } from '@muster/persistence';
import { Problem } from './problem.js';
import { codeForStatus } from './problem-catalogue.js';

const RETRY_AFTER_S = '2';

/** What the caller is told about whatever was thrown. Anything unknown is a 500 without particulars. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof AuthError) {
    if (error.code === 'forbidden_role') return new Problem(403, 'forbidden_role', {}, { cause: error });
    return new Problem(
      401,
      'unauthenticated',
      {},
      { cause: error, headers: { 'www-authenticate': 'Bearer realm="muster"' } },
    );
  }
  if (error instanceof HttpException) return fromFramework(error.getStatus(), error.cause ?? error);
  const { code, statusCode } = (error ?? {}) as { code?: unknown; statusCode?: unknown };
  if (code === 'version_conflict') return new Problem(409, 'version_conflict', {}, { cause: error });
  if (code === 'too_many_commands') return overloaded(error);
  if (isTransient(error)) return unavailable(error);
  if (error instanceof SyntaxError && statusCode === 400)
    return new Problem(400, 'malformed_json', {}, { cause: error });
  if (typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500)
    return fromFramework(statusCode, error);
  return new Problem(500, 'internal_error', {}, { cause: error });
}

/** 503 with `Retry-After`: a dependency is away; nothing was decided about the request. */
export function unavailable(cause?: unknown): Problem {
  return new Problem(503, 'service_unavailable', {}, { cause, headers: { 'retry-after': RETRY_AFTER_S } });
}

/** 503 with `Retry-After`: there is more to do than can be done; nothing was begun (ADR-0018). */
export function overloaded(cause?: unknown): Problem {
  return new Problem(503, 'overloaded', {}, { cause, headers: { 'retry-after': RETRY_AFTER_S } });
}

function fromFramework(status: number, cause: unknown): Problem {
  const code = (cause as { code?: string } | undefined)?.code ?? '';
  if (/^FST_ERR_CTP_(INVALID|EMPTY)_JSON/.test(code))
    return new Problem(400, 'malformed_json', {}, { cause });
  if (status >= 500 && status !== 503) return new Problem(500, 'internal_error', {}, { cause });
  const headers = status === 503 ? { 'retry-after': RETRY_AFTER_S } : undefined;
  return new Problem(status, codeForStatus(status), {}, { cause, headers });
}
