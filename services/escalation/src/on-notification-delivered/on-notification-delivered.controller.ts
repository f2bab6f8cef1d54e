import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import type { BatchContext, ReceivedEvent } from '@muster/messaging';
import { deliveryNews, deliveryNewsTypes } from './delivery-news.js';
import { NotificationDeliveryStore } from './notification-delivery.store.js';

/** Keeps which units have received their offers: sent to several is not received by all (lessons 2). */
@Controller()
export class OnNotificationDeliveredController {
  constructor(private readonly deliveries: NotificationDeliveryStore) {}

  @EventPattern<string>('muster.notifications.v1', undefined, { types: deliveryNewsTypes })
  async apply(@Payload() events: ReceivedEvent[], @Ctx() { tx }: BatchContext): Promise<void> {
    await this.deliveries.apply(tx, deliveryNews(events));
  }
}
