import { Injectable } from '@nestjs/common';
import { Database } from '@muster/persistence';
import { SecretBox } from '../channels/secret-box.js';
import type { Channel } from '../domain/channel.js';
import type { Message } from '../domain/message.js';
import { Carriers } from './carriers.js';
import type { Receipt } from './carrier.js';
import { DeliveryMetrics } from './delivery-metrics.js';

/** Opens a channel's address and secrets for the length of one attempt. */
@Injectable()
export class Dispatcher {
  constructor(
    private readonly database: Database,
    private readonly box: SecretBox,
    private readonly carriers: Carriers,
    private readonly metrics: DeliveryMetrics,
  ) {}

  /** One attempt; whatever happens is a receipt. */
  async send(channel: Channel, message: Message): Promise<Receipt> {
    const carrier = this.carriers.of(channel.kind);
    if (!carrier) return { outcome: 'failed', code: 'email_not_configured' };
    const now = this.database.now();
    const began = performance.now();
    try {
      const address = this.box.open(channel.address, channel.id);
      return await carrier.send(message, { address, secrets: this.secrets(channel, now) }, now);
    } catch {
      return { outcome: 'failed', code: 'sealed_by_another_key' };
    } finally {
      this.metrics.tried(channel.kind, (performance.now() - began) / 1000);
    }
  }

  private secrets({ id, secret, previousSecret, previousSecretUntil }: Channel, now: Date): string[] {
    const overlaps = previousSecretUntil !== null && Date.parse(previousSecretUntil) > now.getTime();
    return [secret, overlaps ? previousSecret : null]
      .filter((sealed) => sealed !== null)
      .map((sealed) => this.box.open(sealed, id));
  }
}
