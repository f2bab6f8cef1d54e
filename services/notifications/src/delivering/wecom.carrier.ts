import type { Message } from '../domain/message.js';
import type { Carrier, Destination, Receipt } from './carrier.js';
import { type BotCodes, receiptOfBot } from './bot-answer.js';
import { botText } from './bot-text.js';
import type { GuardedPost } from './guarded-post.js';
import { receiptOfError } from './http-receipt.js';

/** A text message has 2,048 bytes at most. */
const MOST_BYTES = 2048;
const CODES: BotCodes = {
  fields: ['errcode'],
  // 20 messages a minute and bot.
  limited: new Map([
    [45009, 60],
    [-1, 5],
  ]),
  refused: new Set([93000, 93004, 40008, 40058]),
};

/** A WeCom (企业微信) group robot. Its address holds its key; there is no signature. */
export class WecomCarrier implements Carrier {
  constructor(private readonly post: GuardedPost) {}

  async send(message: Message, { address }: Destination): Promise<Receipt> {
    const body = { msgtype: 'text', text: { content: botText(message, MOST_BYTES) } };
    try {
      return receiptOfBot(await this.post.post(address, JSON.stringify(body), {}), CODES);
    } catch (error) {
      return receiptOfError(error);
    }
  }
}
