import { applyDecorators, SetMetadata, type Type } from '@nestjs/common';
import { ApiExtension, ApiOperation, type OpenAPIObject } from '@nestjs/swagger';
import type { Bilingual } from '../locale.js';

/** An OpenAPI 3.1 schema. */
export type SchemaObject = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>[string];

export const OPERATION = Symbol.for('muster:operation');

/** How a route appears in the OpenAPI document. Summary in both languages; an example for every body. */
export interface OperationDescription extends Bilingual {
  /** More than a line, in both languages. */
  readonly description?: Bilingual;
  /** Example of the request's body. */
  readonly request?: unknown;
  /** Example of the answer's body. */
  readonly response?: unknown;
  /** Class of the answer; `[Class]` for a bare list. */
  readonly type?: Type | [Type];
  /** Schema of the answer, when no class describes it. */
  readonly schema?: SchemaObject;
  /** Media type of the answer; default `application/json`. */
  readonly contentType?: string;
  /** Problem codes beyond those that every route may answer with. */
  readonly problems?: readonly string[];
  /** What a client finds among the `actions` of an answer when it may call this route: `x-actions` of the document. */
  readonly actions?: readonly string[];
  /** Examples of path parameters, by name. */
  readonly path?: Readonly<Record<string, string>>;
}

/**
 * Describes a route: `@Operation({ zh: '吹哨', en: 'Blow the whistle', request: {…}, response: {…}, type: TicketView })`.
 * Roles come from `@Allow`, parameters and bodies from the request classes, common problems by themselves.
 */
export function Operation(description: OperationDescription): MethodDecorator {
  const { zh, en, description: long, actions } = description;
  return applyDecorators(
    SetMetadata(OPERATION, description),
    ApiOperation({ summary: `${zh} / ${en}`, ...(long ? { description: `${long.zh}\n\n${long.en}` } : {}) }),
    ApiExtension('x-summary', { zh, en }),
    ...(actions ? [ApiExtension('x-actions', [...actions])] : []),
  );
}
