import { ApiProperty } from '@nestjs/swagger';
import { CHANNEL_KINDS, DELIVERY_STATES, NOTICE_KINDS, OWNER_KINDS } from '../domain/vocabulary.js';
import type { Notification } from '../persistence/notification.store.js';

export class DeliveryView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: NOTICE_KINDS }) notice: string;
  @ApiProperty({ format: 'uuid', type: String, nullable: true }) ticket_id: string | null;
  @ApiProperty({ type: String, nullable: true }) ticket_no: string | null;
  @ApiProperty({ type: String, nullable: true }) unit_id: string | null;
  @ApiProperty({ enum: OWNER_KINDS }) recipient_kind: string;
  @ApiProperty() recipient_id: string;
  @ApiProperty({ format: 'uuid' }) channel_id: string;
  @ApiProperty({ enum: CHANNEL_KINDS }) channel_kind: string;
  @ApiProperty({ enum: DELIVERY_STATES }) state: string;
  @ApiProperty({ description: '已尝试次数 / attempts so far' }) attempts: number;
  @ApiProperty({ type: String, nullable: true }) failure_code: string | null;
  @ApiProperty({ type: String, nullable: true, description: '未发送原因 / why it was not sent' })
  suppressed: string | null;
  @ApiProperty({ format: 'date-time', description: '应发或下次尝试时间 / when it is due, or tried again' })
  due_at: string;
  @ApiProperty({ format: 'date-time' }) created_at: string;
  @ApiProperty({ format: 'date-time', type: String, nullable: true }) settled_at: string | null;
  @ApiProperty() version: number;
}

export class DeliveryPage {
  @ApiProperty({ type: [DeliveryView] }) items: DeliveryView[];
  @ApiProperty({ type: String, nullable: true }) next_cursor: string | null;
}

/** How a notification went. */
export function deliveryView(notification: Notification): DeliveryView {
  return {
    id: notification.id,
    notice: notification.noticeKind,
    ticket_id: notification.ticketId,
    ticket_no: notification.notice.ticketNo,
    unit_id: notification.unitId,
    recipient_kind: notification.recipientKind,
    recipient_id: notification.recipientId,
    channel_id: notification.channelId,
    channel_kind: notification.channelKind,
    state: notification.state,
    attempts: notification.attempts,
    failure_code: notification.failureCode,
    suppressed: notification.suppressed,
    due_at: notification.dueAt.toISOString(),
    created_at: notification.createdAt.toISOString(),
    settled_at: notification.settledAt?.toISOString() ?? null,
    version: notification.version,
  };
}

/** For the OpenAPI document. */
export const exampleDelivery: DeliveryView = {
  id: '3f1c9b1a-52e0-5d0f-9a51-000000000031',
  notice: 'offered',
  ticket_id: '0198f0f4-1c00-7a10-8000-000000000001',
  ticket_no: 'TJ-2026-000123',
  unit_id: 'customs',
  recipient_kind: 'unit',
  recipient_id: 'customs',
  channel_id: '0198f0f4-1c00-7a10-8000-000000000041',
  channel_kind: 'webhook',
  state: 'given_up',
  attempts: 10,
  failure_code: 'http_503',
  suppressed: null,
  due_at: '2026-11-27T04:35:05.000Z',
  created_at: '2026-11-24T01:00:00.100Z',
  settled_at: '2026-11-27T04:35:05.300Z',
  version: 10,
};
