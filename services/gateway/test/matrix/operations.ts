import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One operation of the OpenAPI document, ready to be called. */
export interface Operation {
  /** `POST /v1/tickets/{id}/resolve` */
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly roles: readonly string[];
  readonly isPublic: boolean;
  /** The query parameters that it cannot do without, by the document's examples: `?metric=K1`, or nothing. */
  readonly query: string;
  /** Names of its path parameters. */
  readonly parameters: readonly string[];
  /** The document's example of a body, if it takes one. */
  readonly example: unknown;
  readonly needsIdempotencyKey: boolean;
}

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly example?: unknown;
  readonly schema?: { readonly example?: unknown; readonly enum?: readonly unknown[] };
}

interface DocumentOperation {
  readonly 'x-roles': string[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { content: Record<string, { example?: unknown }> };
  readonly responses: Record<string, { content?: Record<string, { example?: unknown }> }>;
  readonly summary?: string;
  readonly 'x-summary'?: { zh?: string; en?: string };
}

export interface Described extends Operation {
  readonly described: DocumentOperation;
}

export const ROOT = join(import.meta.dirname, '..', '..', '..', '..');

/** Every operation that the committed document describes. */
export function operations(): Described[] {
  const document = JSON.parse(readFileSync(join(ROOT, 'docs', 'openapi.json'), 'utf8')) as {
    paths: Record<string, Record<string, DocumentOperation>>;
  };
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, described]) => {
      const parameters = described.parameters ?? [];
      return {
        name: `${method.toUpperCase()} ${path}`,
        method: method.toUpperCase(),
        path,
        roles: described['x-roles'],
        isPublic: described['x-roles'].includes('public'),
        query: requiredQuery(parameters),
        parameters: [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!),
        example: described.requestBody?.content['application/json']?.example,
        needsIdempotencyKey: parameters.some(
          ({ name, in: place }) => place === 'header' && name.toLowerCase() === 'idempotency-key',
        ),
        described,
      };
    }),
  );
}

function requiredQuery(parameters: readonly Parameter[]): string {
  const required = parameters.filter((parameter) => parameter.in === 'query' && parameter.required);
  const values = required.map(({ name, example, schema }) => [
    name,
    String(example ?? schema?.example ?? schema?.enum?.[0]),
  ]);
  return values.length > 0
    ? `?${new URLSearchParams(Object.fromEntries(values) as Record<string, string>).toString()}`
    : '';
}
