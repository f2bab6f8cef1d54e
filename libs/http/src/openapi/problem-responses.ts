import type { SchemaObject } from './operation.js';

interface Media {
  schema?: unknown;
  example?: unknown;
}

interface Response {
  description?: string;
  content?: Record<string, Media>;
  headers?: Record<string, unknown>;
}

/** The part of an OpenAPI operation that is completed here. */
export interface OperationObject {
  operationId?: string;
  tags?: string[];
  security?: object[];
  parameters?: { name?: string; in?: string; required?: boolean; example?: unknown }[];
  requestBody?: { content?: Record<string, Media> };
  responses?: Record<string, Response>;
  'x-roles'?: string[];
  'x-service'?: string;
}

export const PROBLEM_SCHEMA: SchemaObject = {
  type: 'object',
  description:
    'RFC 9457 问题说明，语言随 Accept-Language（默认中文） / problem details in the language of Accept-Language (Chinese by default)',
  required: ['type', 'title', 'status', 'code'],
  properties: {
    type: { type: 'string', format: 'uri-reference', example: '/problems/validation_failed' },
    title: { type: 'string', example: '输入有误' },
    status: { type: 'integer', example: 422 },
    detail: { type: 'string' },
    instance: { type: 'string' },
    code: { type: 'string', example: 'validation_failed' },
    trace_id: { type: 'string', example: '0af7651916cd43dd8448eb211c80319c' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['pointer', 'code', 'message'],
        properties: {
          pointer: { type: 'string', example: '/title' },
          code: { type: 'string', example: 'required' },
          message: { type: 'string', example: '必填' },
          in: { type: 'string', enum: ['query', 'path'] },
        },
      },
    },
  },
  additionalProperties: true,
};

const TITLES: Record<string, string> = {
  '400': '请求格式错误 / malformed request',
  '401': '未登录 / not signed in',
  '403': '角色无权 / the role may not do this',
  '404': '未找到 / not found',
  '409': '与当前状态冲突 / in conflict with the current state',
  '412': '版本已变 / the version has changed',
  '413': '正文过大 / body too large',
  '415': '内容类型不支持 / unsupported media type',
  '422': '输入有误 / invalid input',
  '429': '请求过于频繁 / too many requests',
  '503': '暂时不可用 / not available for the moment',
};

/** The problem responses that follow from what an operation takes. */
export function problemResponses(
  operation: OperationObject,
  isPublic: boolean,
  codes: readonly string[],
): Record<string, Response> {
  const parameters = operation.parameters ?? [];
  const has = (place: string, name?: string) =>
    parameters.some((p) => p.in === place && (name === undefined || p.name?.toLowerCase() === name));
  const statuses = new Set(['429', '503']);
  if (!isPublic) for (const status of ['401', '403']) statuses.add(status);
  if (has('path')) statuses.add('404');
  if (has('query') || operation.requestBody) statuses.add('422');
  if (operation.requestBody) for (const status of ['400', '413', '415']) statuses.add(status);
  if (has('header', 'if-match')) for (const status of ['400', '409', '412']) statuses.add(status);
  if (has('header', 'idempotency-key')) for (const status of ['400', '409', '422']) statuses.add(status);
  if (codes.includes('illegal_transition')) statuses.add('409');
  return Object.fromEntries(
    [...statuses].sort().map((status) => [
      status,
      {
        description: TITLES[status]!,
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  );
}
