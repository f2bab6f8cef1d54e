import type { Bilingual } from './locale.js';

/** One thing that is wrong with the input, and where. */
export interface FieldError {
  /** JSON Pointer into the body, or `/name` of a query or path parameter. */
  readonly pointer: string;
  /** Stable code, e.g. `required`. */
  readonly code: string;
  /** Rendered in the caller's language when both are given. */
  readonly message: string | Bilingual;
  /** Where `pointer` points; the body when absent. */
  readonly in?: 'body' | 'query' | 'path';
}

export interface ProblemOptions {
  readonly errors?: readonly FieldError[];
  /** Response headers, e.g. `Retry-After`. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly cause?: unknown;
}

/**
 * A refusal that the caller can understand (RFC 9457). `code` is stable and has an entry in the service's catalogue;
 * `params` fill the catalogue's texts and are members of the document as well (snake_case).
 *
 * @example throw new Problem(409, 'illegal_transition', { state: 'closed', legal_from: ['resolved'] });
 */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly params: Readonly<Record<string, unknown>> = {},
    readonly options: ProblemOptions = {},
  ) {
    super(code, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'Problem';
  }

  /** Fastify reads it when a problem is thrown before Nest's own handling. */
  get statusCode(): number {
    return this.status;
  }
}
