import type { Bilingual } from './locale.js';

/** What a problem code means. `{name}` in a text is replaced by the parameter of that name. */
export interface ProblemText {
  readonly status: number;
  readonly title: Bilingual;
  readonly detail?: Bilingual;
}

export type ProblemCatalogue = Readonly<Record<string, ProblemText>>;

/** Declares a service's own problems (`src/problems.ts`), to be given to `startService`. Codes are snake_case. */
export function defineProblems<T extends ProblemCatalogue>(problems: T): T {
  for (const code of Object.keys(problems)) {
    if (!/^[a-z][a-z0-9_]*$/.test(code)) throw new Error(`problem code "${code}" is not snake_case`);
  }
  return problems;
}

/** Problems that any service may answer with. */
export const sharedProblems = defineProblems({
  malformed_json: {
    status: 400,
    title: { zh: '请求正文不是有效的 JSON', en: 'The request body is not valid JSON' },
  },
  malformed_request: {
    status: 400,
    title: { zh: '请求格式错误', en: 'The request is malformed' },
  },
  invalid_header: {
    status: 400,
    title: { zh: '请求头格式错误', en: 'A request header is malformed' },
    detail: {
      zh: '请求头 {header} 的值无法识别。',
      en: 'The value of the header {header} cannot be understood.',
    },
  },
  idempotency_key_required: {
    status: 400,
    title: { zh: '缺少 Idempotency-Key 请求头', en: 'The Idempotency-Key header is missing' },
    detail: {
      zh: '请为每次提交生成一个唯一的键（例如 UUID），重试时使用同一个键。',
      en: 'Send a unique key (a UUID, say) with each submission, and the same key when you try again.',
    },
  },
  unauthenticated: {
    status: 401,
    title: { zh: '请先登录', en: 'You are not signed in' },
    detail: {
      zh: '请求中没有有效的身份凭证。请使用 API 密钥（Authorization: Bearer …）或登录会话。',
      en: 'The request carries no valid credentials. Use an API key (Authorization: Bearer …) or a session.',
    },
  },
  forbidden_role: {
    status: 403,
    title: { zh: '您的角色无权执行此操作', en: 'Your role may not do this' },
  },
  alliance_required: {
    status: 403,
    title: { zh: '此操作必须以某个联盟的账户执行', en: 'This needs an account of an alliance' },
  },
  not_found: {
    status: 404,
    title: { zh: '未找到', en: 'Not found' },
    detail: {
      zh: '所请求的内容不存在，或不属于您的联盟。',
      en: 'There is no such thing, or it does not belong to your alliance.',
    },
  },
  route_not_found: {
    status: 404,
    title: { zh: '没有此接口', en: 'There is no such endpoint' },
  },
  method_not_allowed: {
    status: 405,
    title: { zh: '此接口不支持该方法', en: 'The endpoint does not support this method' },
  },
  not_acceptable: {
    status: 406,
    title: { zh: '无法提供所要求的格式', en: 'The requested format is not available' },
  },
  conflict: {
    status: 409,
    title: { zh: '与当前状态冲突', en: 'In conflict with the current state' },
  },
  illegal_transition: {
    status: 409,
    title: { zh: '当前状态下不能执行此操作', en: 'This cannot be done in the current state' },
    detail: {
      zh: '当前状态为 {state}；仅当状态为 {legal_from} 时可以执行。',
      en: 'The state is {state}; this is possible from {legal_from} only.',
    },
  },
  idempotency_in_flight: {
    status: 409,
    title: { zh: '同一个键的请求正在处理', en: 'A request with the same key is being worked on' },
  },
  version_conflict: {
    status: 409,
    title: { zh: '内容同时被他人修改', en: 'Someone else changed this at the same time' },
    detail: { zh: '请重新读取后再试。', en: 'Read it again and retry.' },
  },
  stale_version: {
    status: 412,
    title: { zh: '内容已被他人修改', en: 'Someone else has changed this since you read it' },
    detail: { zh: '请重新读取最新版本后再试。', en: 'Read the latest version and try again.' },
  },
  body_too_large: {
    status: 413,
    title: { zh: '请求正文过大', en: 'The request body is too large' },
  },
  uri_too_long: {
    status: 414,
    title: { zh: '请求地址过长', en: 'The request address is too long' },
  },
  unsupported_media_type: {
    status: 415,
    title: { zh: '不支持的内容类型', en: 'The content type is not supported' },
    detail: { zh: '请使用 application/json。', en: 'Use application/json.' },
  },
  validation_failed: {
    status: 422,
    title: { zh: '输入有误', en: 'The input is not valid' },
    detail: {
      zh: '请按 errors 中列出的位置逐项更正。',
      en: 'Correct what is listed in errors, place by place.',
    },
  },
  idempotency_key_reused: {
    status: 422,
    title: { zh: '该键已用于另一个不同的请求', en: 'The key was used for a different request' },
  },
  precondition_required: {
    status: 428,
    title: { zh: '缺少 If-Match 请求头', en: 'The If-Match header is missing' },
  },
  too_many_requests: {
    status: 429,
    title: { zh: '请求过于频繁', en: 'Too many requests' },
    detail: { zh: '请在 {retry_after} 秒后重试。', en: 'Try again in {retry_after} seconds.' },
  },
  headers_too_large: {
    status: 431,
    title: { zh: '请求头过大', en: 'The request headers are too large' },
  },
  internal_error: {
    status: 500,
    title: { zh: '服务器内部错误', en: 'Something went wrong on our side' },
    detail: {
      zh: '请稍后重试；如仍出现，请向管理员提供 trace_id。',
      en: 'Try again later; if it persists, give the trace_id to your operator.',
    },
  },
  overloaded: {
    status: 503,
    title: { zh: '请求过多，暂时无法受理', en: 'There are more requests than can be taken at the moment' },
    detail: {
      zh: '此请求未被处理，请按 Retry-After 稍后以相同内容重试。',
      en: 'Nothing was done with this request. Send it again after the time in Retry-After.',
    },
  },
  service_unavailable: {
    status: 503,
    title: { zh: '服务暂时不可用', en: 'The service is not available for the moment' },
    detail: { zh: '请稍后重试。', en: 'Try again shortly.' },
  },
});

/** The code for a bare status, for refusals that come from the framework. */
export function codeForStatus(status: number): string {
  for (const [code, text] of Object.entries(FRAMEWORK_CODES)) if (Number(code) === status) return text;
  return status >= 500 ? 'internal_error' : 'malformed_request';
}

const FRAMEWORK_CODES: Record<number, string> = {
  400: 'malformed_request',
  401: 'unauthenticated',
  403: 'forbidden_role',
  404: 'not_found',
  405: 'method_not_allowed',
  406: 'not_acceptable',
  409: 'conflict',
  412: 'stale_version',
  413: 'body_too_large',
  414: 'uri_too_long',
  415: 'unsupported_media_type',
  422: 'validation_failed',
  428: 'precondition_required',
  429: 'too_many_requests',
  431: 'headers_too_large',
  503: 'service_unavailable',
};
