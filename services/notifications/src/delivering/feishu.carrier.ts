import { createHmac } from 'node:crypto';
import type { Message } from '../domain/message.js';
import type { Carrier, Destination, Receipt } from './carrier.js';
import { type BotCodes, receiptOfBot } from './bot-answer.js';
import { botText } from './bot-text.js';
import type { GuardedPost } from './guarded-post.js';
import { receiptOfError } from './http-receipt.js';

/** A request has 20 KB at most. */
const MOST_BYTES = 16_000;
const CODES: BotCodes = {
  fields: ['code', 'StatusCode'],
  // 100 messages a minute and 5 a second.
  limited: new Map([[11232, 60]]),
  refused: new Set([19001, 19021, 19022, 19024]),
};

/** A Feishu (飞书) custom bot. With a secret, time and signature stand in the body; the signed text is the key of an empty message. */
export class FeishuCarrier implements Carrier {
  constructor(private readonly post: GuardedPost) {}

  async send(message: Message, { address, secrets }: Destination, now: Date): Promise<Receipt> {
    const body = {
      ...signature(secrets[0], now),
      msg_type: 'text',
      content: { text: botText(message, MOST_BYTES) },
    };
    try {
      return receiptOfBot(await this.post.post(address, JSON.stringify(body), {}), CODES);
    } catch (error) {
      return receiptOfError(error);
    }
  }
}

function signature(secret: string | undefined, now: Date): { timestamp?: string; sign?: string } {
  if (secret === undefined) return {};
  const timestamp = String(Math.floor(now.getTime() / 1000));
  return { timestamp, sign: createHmac('sha256', `${timestamp}\n${secret}`).digest('base64') };
}
