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
  /** Names of its path parameters. */
  readonly parameters: readonly string[];
  /** The document's example of a body, if it takes one. */
  readonly example: unknown;
  readonly needsIdempotencyKey: boolean;
}

interface DocumentOperation {
  readonly 'x-roles': string[];
  readonly parameters?: readonly { name: string; in: string; required?: boolean }[];
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
