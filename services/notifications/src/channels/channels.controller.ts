import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
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
import { ChannelStore } from '../persistence/channel.store.js';
import { OpenChannelRequest, SubscribeRequest } from './channel.requests.js';
import {
  ChannelPage,
  ChannelView,
  channelView,
  exampleChannel,
  NewChannelView,
  TestView,
} from './channel.view.js';
import { ChannelDesk } from './channel-desk.js';
import { Owners } from './owners.js';

const path = { id: exampleChannel.id };
const exampleSecret = `whsec_${Buffer.alloc(32, 'example').toString('base64')}`;

/** How units, officers, enterprises and the alliance are reached. */
@Controller('v1/notifications/channels')
@Allow(...UNIT_ROLES, 'enterprise', 'dispatcher', 'operator')
export class ChannelsController {
  constructor(
    private readonly desk: ChannelDesk,
    private readonly channels: ChannelStore,
    private readonly owners: Owners,
  ) {}

  @Post()
  @Operation({
    zh: '开通通知渠道',
    en: 'Open a channel',
    description: {
      zh: '单位人员为本单位及其人员，企业为本企业，调度和运维为联盟任一对象。缺省订阅：单位与值班人员收派单、签收提醒、超时，企业收办结与归档，联盟收超时。',
      en: 'Unit officers for their unit and its officers, enterprises for themselves, dispatcher and operator for anyone in the alliance. By default units and officers on duty hear of offers, reminders to sign and breaches, enterprises of results, the alliance of breaches.',
    },
    type: NewChannelView,
    request: { kind: 'webhook', address: 'https://hooks.example.com/muster', language: 'zh' },
    response: { ...exampleChannel, secret: exampleSecret },
    problems: ['not_your_channel', 'validation_failed'],
  })
  async open(
    @Body() request: OpenChannelRequest,
    @Who() who: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<NewChannelView> {
    const { stored, secret } = await this.desk.open(who, request);
    withEtag(reply, stored.version);
    return { ...channelView(stored), secret };
  }

  @Get()
  @Operation({
    zh: '通知渠道列表',
    en: 'Channels that one answers for',
    type: ChannelPage,
    response: { items: [exampleChannel], next_cursor: null },
  })
  async list(
    @Query() { limit, cursor }: PageQuery,
    @Who() who: Identity,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const tenantId = tenantOf(who);
    const owner = await this.owners.scopeOf(who);
    const [after] = decodeCursor<[string]>(cursor, ['uuid']) ?? [];
    const rows = await this.channels.list(tenantId, {
      limit: limit + 1,
      ...(owner ? { owner } : {}),
      ...(after === undefined ? {} : { after }),
    });
    return page(request, reply, rows, limit, ({ channel }) => [channel.id], channelView);
  }

  @Get(':id')
  @Operation({ zh: '通知渠道', en: 'A channel', type: ChannelView, path, response: exampleChannel })
  async one(
    @Param('id', UuidPipe) id: string,
    @Who() who: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ChannelView> {
    const stored = await this.desk.visible(who, id);
    withEtag(reply, stored.version);
    return channelView(stored);
  }

  @Put(':id/subscriptions')
  @Operation({
    zh: '设定订阅：事项、值班、免打扰、汇总',
    en: 'Say which notices, when on duty, outside which quiet hours, in which digest',
    type: ChannelView,
    path,
    request: { subscriptions: exampleChannel.subscriptions },
    response: { ...exampleChannel, version: 2 },
    problems: ['validation_failed', 'stale_version'],
  })
  async subscribe(
    @Param('id', UuidPipe) id: string,
    @Body() { subscriptions }: SubscribeRequest,
    @Who() who: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
    @IfMatch() expected?: number,
  ): Promise<ChannelView> {
    const stored = await this.desk.subscribe(who, id, subscriptions, expected);
    withEtag(reply, stored.version);
    return channelView(stored);
  }

  @Post(':id/secret')
  @HttpCode(200)
  @Operation({
    zh: '更换签名密钥，旧密钥再用一天',
    en: 'Rotate the signing secret; the old one signs for another day',
    type: NewChannelView,
    path,
    response: {
      ...exampleChannel,
      previous_secret_until: '2026-11-25T01:00:00.000Z',
      version: 3,
      secret: exampleSecret,
    },
    problems: ['no_signing_secret', 'stale_version'],
  })
  async rotate(
    @Param('id', UuidPipe) id: string,
    @Who() who: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
    @IfMatch() expected?: number,
  ): Promise<NewChannelView> {
    const { stored, secret } = await this.desk.rotate(who, id, expected);
    withEtag(reply, stored.version);
    return { ...channelView(stored), secret };
  }

  @Post(':id/test')
  @HttpCode(200)
  @Operation({
    zh: '发送测试通知',
    en: 'Send a test notice',
    type: TestView,
    path,
    response: { delivered: false, failure_code: 'http_503' },
  })
  async test(@Param('id', UuidPipe) id: string, @Who() who: Identity): Promise<TestView> {
    const receipt = await this.desk.test(who, id);
    return receipt.outcome === 'delivered'
      ? { delivered: true, failure_code: null }
      : { delivered: false, failure_code: receipt.code };
  }

  @Post(':id/enable')
  @HttpCode(200)
  @Operation({
    zh: '重新启用渠道',
    en: 'Enable a channel that was disabled',
    type: ChannelView,
    path,
    response: { ...exampleChannel, version: 4 },
    problems: ['channel_not_disabled', 'stale_version'],
  })
  async enable(
    @Param('id', UuidPipe) id: string,
    @Who() who: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
    @IfMatch() expected?: number,
  ): Promise<ChannelView> {
    const stored = await this.desk.enable(who, id, expected);
    withEtag(reply, stored.version);
    return channelView(stored);
  }

  @Delete(':id')
  @HttpCode(204)
  @Operation({
    zh: '删除渠道及其地址、密钥',
    en: 'Close a channel; its address and secrets are forgotten',
    path,
  })
  async close(
    @Param('id', UuidPipe) id: string,
    @Who() who: Identity,
    @IfMatch() expected?: number,
  ): Promise<void> {
    await this.desk.close(who, id, expected);
  }
}
