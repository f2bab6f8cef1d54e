import type { PostAnswer } from './guarded-post.js';
import type { Receipt } from './carrier.js';

/** What an error on the way means. Nothing of the error's text is kept: it may name addresses. */
export function receiptOfError(error: unknown): Receipt {
  const { code } = (error ?? {}) as { code?: unknown };
  if (code === 'blocked_address') return { outcome: 'refused', code: 'blocked_address' };
  if (code === 'timeout') return { outcome: 'failed', code: 'timeout' };
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return { outcome: 'failed', code: 'unknown_host' };
  return { outcome: 'failed', code: 'connection_failed' };
}

/** What a status means: only 2xx is success, redirects are failures, 410 ends the matter (Standard Webhooks 1.0). */
export function receiptOfStatus({ status, retryAfterS }: PostAnswer): Receipt {
  if (status >= 200 && status < 300) return { outcome: 'delivered' };
  if (status === 410) return { outcome: 'gone', code: 'http_410' };
  return {
    outcome: 'failed',
    code: `http_${status}`,
    ...(retryAfterS === undefined ? {} : { retryAfterS }),
  };
}
