import { type Bilingual, CONTENT_LANGUAGE, type Locale } from './locale.js';
import type { FieldError, Problem } from './problem.js';
import {
  codeForStatus,
  type ProblemCatalogue,
  type ProblemText,
  sharedProblems,
} from './problem-catalogue.js';

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

/** What goes over the wire (RFC 9457, with `code`, `trace_id` and `errors`). */
export interface ProblemDocument {
  type: string;
  title: string;
  status: number;
  detail?: string;
  instance?: string;
  code: string;
  trace_id?: string;
  errors?: { pointer: string; code: string; message: string; in?: string }[];
  [extension: string]: unknown;
}

export interface RenderContext {
  readonly locale: Locale;
  readonly instance?: string;
  readonly traceId?: string;
}

const RESERVED = new Set(['type', 'title', 'status', 'detail', 'instance', 'code', 'trace_id', 'errors']);
const MOST_ERRORS = 200;

/** Turns problems into documents in the caller's language, from the shared catalogue and the service's own. */
export class ProblemRenderer {
  private readonly catalogue: ProblemCatalogue;

  constructor(own: ProblemCatalogue = {}) {
    this.catalogue = { ...sharedProblems, ...own };
  }

  render(problem: Problem, { locale, instance, traceId }: RenderContext): ProblemDocument {
    const text = this.catalogue[problem.code] ?? this.fallback(problem.status);
    const extensions = Object.fromEntries(
      Object.entries(problem.params).filter(([name]) => !RESERVED.has(name)),
    );
    const errors = problem.options.errors;
    return {
      type: `/problems/${problem.code}`,
      title: fill(text.title[locale], problem.params),
      status: problem.status,
      ...(text.detail ? { detail: fill(text.detail[locale], problem.params) } : {}),
      ...(instance ? { instance } : {}),
      code: problem.code,
      ...(traceId ? { trace_id: traceId } : {}),
      ...(errors ? { errors: errors.slice(0, MOST_ERRORS).map((error) => renderError(error, locale)) } : {}),
      ...extensions,
    };
  }

  private fallback(status: number): ProblemText {
    return this.catalogue[codeForStatus(status)]!;
  }
}

function renderError(
  { pointer, code, message, in: place }: FieldError,
  locale: Locale,
): { pointer: string; code: string; message: string; in?: string } {
  return { pointer, code, message: say(message, locale), ...(place ? { in: place } : {}) };
}

function say(text: string | Bilingual, locale: Locale): string {
  return typeof text === 'string' ? text : text[locale];
}

/** Fills `{name}` from the parameters; lists are joined. Unknown names stay as they are. */
export function fill(template: string, params: Readonly<Record<string, unknown>>): string {
  return template.replace(/\{([a-z0-9_]+)\}/g, (whole, name: string) => {
    const value = params[name];
    if (value === undefined || value === null) return whole;
    return Array.isArray(value) ? value.join(', ') : String(value);
  });
}

/** Headers that go with a problem in a language. */
export function problemHeaders(locale: Locale): Record<string, string> {
  return {
    'content-type': PROBLEM_TYPE,
    'content-language': CONTENT_LANGUAGE[locale],
    'cache-control': 'no-store',
  };
}
