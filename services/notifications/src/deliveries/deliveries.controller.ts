import { Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { Allow, type Identity, UNIT_ROLES, Who } from '@muster/auth';
import {
  decodeCursor,
  IfMatch,
  Operation,
  page,
  PageQuery,
  tenantOf,
  UuidPipe,
  withEtag,
} from '@muster/http';
import { Owners } from '../channels/owners.js';
import { DELIVERY_STATES, type DeliveryState } from '../domain/vocabulary.js';
import { type ListedNotification, NotificationStore } from '../persistence/notification.store.js';
import { DeliveryPage, DeliveryView, deliveryView, exampleDelivery } from './delivery.view.js';
import { ReplayDesk } from './replay-desk.js';

export class DeliveryQuery extends PageQuery {
  @ApiProperty({ description: '状态 / state', example: 'given_up' })
  @IsOptional()
  @IsIn(DELIVERY_STATES)
  state?: DeliveryState;

  @ApiProperty({ description: '该哨件的 / about this ticket' })
  @IsOptional()
  @IsUUID()
  ticket_id?: string;

  @ApiProperty({ description: '该渠道的 / by this channel' })
  @IsOptional()
  @IsUUID()
  channel_id?: string;
}

/** What was sent to whom, and how it went. Units see what they got, enterprises theirs, dispatcher and operator everything. */
@Controller('v1/notifications/deliveries')
@Allow(...UNIT_ROLES, 'enterprise', 'dispatcher', 'operator')
export class DeliveriesController {
  constructor(
    private readonly notifications: NotificationStore,
    private readonly owners: Owners,
    private readonly desk: ReplayDesk,
  ) {}

  @Get()
  @Operation({
    zh: '投递记录，最新在前',
    en: 'Deliveries, newest first',
    type: DeliveryPage,
    response: { items: [exampleDelivery], next_cursor: null },
  })
  async list(
    @Query() { limit, cursor, state, ticket_id, channel_id }: DeliveryQuery,
    @Who() who: Identity,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const owner = await this.owners.scopeOf(who);
    const after = positionOf(cursor);
    const rows = await this.notifications.list(tenantOf(who), {
      limit: limit + 1,
      ...(state === undefined ? {} : { state }),
      ...(ticket_id === undefined ? {} : { ticketId: ticket_id }),
      ...(channel_id === undefined ? {} : { channelId: channel_id }),
      ...(owner ? { owner } : {}),
      ...(after ? { after } : {}),
    });
    return page(request, reply, rows, limit, cursorOf, deliveryView);
  }

  @Post(':id/replay')
  @HttpCode(200)
  @Operation({
    zh: '重发已放弃的通知',
    en: 'Send a notification again that was given up',
    type: DeliveryView,
    path: { id: exampleDelivery.id },
    response: { ...exampleDelivery, state: 'pending', attempts: 0, settled_at: null, version: 11 },
    problems: ['not_given_up', 'channel_disabled', 'stale_version'],
  })
  async replay(
    @Param('id', UuidPipe) id: string,
    @Who() who: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
    @IfMatch() expected?: number,
  ): Promise<DeliveryView> {
    const notification = await this.desk.replay(who, id, expected);
    withEtag(reply, notification.version);
    return deliveryView(notification);
  }
}

const cursorOf = ({ createdAtText, id }: ListedNotification): [string, string] => [createdAtText, id];

function positionOf(cursor: string | undefined): { createdAt: string; id: string } | undefined {
  const values = decodeCursor<[string, string]>(cursor, ['instant', 'uuid']);
  return values && { createdAt: values[0], id: values[1] };
}
