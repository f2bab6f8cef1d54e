import type { IncomingHttpHeaders } from 'node:http';
import { IDENTITY_HEADER } from '@muster/auth';

/**
 * Request headers that services may see. A list of what passes, not of what does not: nothing that a client invents – identity
 * headers, transfer encodings, forwarding claims – can reach a service (ASVS 4.1.3, 4.2.1).
 */
const PASSED_ON = [
  'accept',
  'accept-language',
  'content-type',
  'idempotency-key',
  'if-match',
  'if-none-match',
  'last-event-id',
  'prefer',
] as const;

/** Response headers that concern one connection only (RFC 9110 §7.6.1), or that the gateway sets itself. */
const NOT_PASSED_BACK = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'x-request-id',
  'date',
  'server',
]);

export interface HopContext {
  readonly identityToken: string;
  readonly requestId: string;
  readonly traceparent: string;
}

/** Headers of the request to the service. */
export function towardsService(
  headers: IncomingHttpHeaders,
  { identityToken, requestId, traceparent }: HopContext,
): Record<string, string> {
  const passed: Record<string, string> = {
    [IDENTITY_HEADER]: identityToken,
    'x-request-id': requestId,
    traceparent,
  };
  for (const name of PASSED_ON) {
    const value = headers[name];
    if (typeof value === 'string') passed[name] = value;
  }
  return passed;
}

/** Headers of the answer to the client; `own` are the gateway's (security, limits, request id) and win. */
export function towardsClient(
  headers: IncomingHttpHeaders,
  own: Record<string, number | string | string[] | undefined>,
): Record<string, string | string[] | number> {
  const answer: Record<string, string | string[] | number> = {};
  for (const name in headers) {
    const value = headers[name];
    if (value !== undefined && !NOT_PASSED_BACK.has(name)) answer[name] = value;
  }
  for (const name in own) {
    const value = own[name];
    if (value !== undefined) answer[name] = value;
  }
  return answer;
}
