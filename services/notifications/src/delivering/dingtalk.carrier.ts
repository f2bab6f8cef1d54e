import { createHmac } from 'node:crypto';
import type { Message } from '../domain/message.js';
import type { Carrier, Destination, Receipt } from './carrier.js';
import { type BotCodes, receiptOfBot } from './bot-answer.js';
import { botText } from './bot-text.js';
import type { GuardedPost } from './guarded-post.js';
import { receiptOfError } from './http-receipt.js';

const MOST_BYTES = 20_000;
const CODES: BotCodes = {
  fields: ['errcode'],
  // More than 20 messages a minute close the bot for ten minutes.
  limited: new Map([
    [130101, 600],
    [130102, 600],
    [660026, 600],
    [90018, 60],
    [-1, 5],
  ]),
  refused: new Set([310000, 300001, 300005, 400013, 400101, 400102, 400105]),
};

/** A DingTalk (钉钉) robot. With a secret, time and signature are appended to its address (加签). */
export class DingtalkCarrier implements Carrier {
  constructor(private readonly post: GuardedPost) {}

  async send(message: Message, { address, secrets }: Destination, now: Date): Promise<Receipt> {
    const body = { msgtype: 'text', text: { content: botText(message, MOST_BYTES) } };
    try {
      const answer = await this.post.post(signed(address, secrets[0], now), JSON.stringify(body), {});
      return receiptOfBot(answer, CODES);
    } catch (error) {
      return receiptOfError(error);
    }
  }
}

function signed(address: string, secret: string | undefined, now: Date): string {
  if (secret === undefined) return address;
  const url = new URL(address);
  const timestamp = String(now.getTime());
  const sign = createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64');
  url.searchParams.set('timestamp', timestamp);
  url.searchParams.set('sign', sign);
  return url.href;
}
