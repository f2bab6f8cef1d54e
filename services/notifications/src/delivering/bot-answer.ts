import type { PostAnswer } from './guarded-post.js';
import type { Receipt } from './carrier.js';
import { receiptOfStatus } from './http-receipt.js';

/** How a vendor's bot says what went wrong: always in the body, mostly with HTTP status 200. */
export interface BotCodes {
  /** Names under which the code may stand. */
  readonly fields: readonly string[];
  /** Too many messages: seconds to wait. */
  readonly limited: ReadonlyMap<number, number>;
  /** Will not get better by trying again: the bot is gone, or its key or signature is wrong. */
  readonly refused: ReadonlySet<number>;
}

/** Reads a bot's answer; what is no JSON with a code is a failure. */
export function receiptOfBot(answer: PostAnswer, { fields, limited, refused }: BotCodes): Receipt {
  const code = codeOf(answer.body, fields);
  if (code === undefined) {
    const byStatus = receiptOfStatus(answer);
    return byStatus.outcome === 'delivered' ? { outcome: 'failed', code: 'unreadable_answer' } : byStatus;
  }
  if (code === 0) return { outcome: 'delivered' };
  const name = `errcode_${code}`;
  const wait = limited.get(code);
  if (wait !== undefined) return { outcome: 'failed', code: name, retryAfterS: wait };
  return { outcome: refused.has(code) ? 'refused' : 'failed', code: name };
}

function codeOf(body: string, fields: readonly string[]): number | undefined {
  try {
    const answer = JSON.parse(body) as Record<string, unknown>;
    const field = fields.find((name) => Number.isInteger(answer?.[name]));
    return field === undefined ? undefined : (answer[field] as number);
  } catch {
    return undefined;
  }
}
