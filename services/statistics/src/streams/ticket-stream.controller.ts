import { Controller, Get, Headers, Inject, Logger, Query, Req, Res } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { Allow, type Identity, Who } from '@muster/auth';
import { Operation, Problem, tenantOf } from '@muster/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { momentOf } from '../figures/moment.js';
import { ProjectionChanges } from '../projection/projection-changes.js';
import { OpenStreams } from './open-streams.js';
import { ndjsonFormat, negotiateFormat, sseFormat } from './stream-format.js';
import { StreamPosition } from './stream-position.js';
import { StreamQuery, typesOf } from './stream-query.js';
import { feed } from './stream-session.js';
import { TicketLog } from './ticket-log.js';

/** Injection token: where the gateway is reached. */
export const PUBLIC_URL = Symbol('PublicUrl');

/**
 * Whistles' public events of the caller's alliance, from the first one to those that are yet to come. For those who analyse or steer
 * the whole; an enterprise or a unit reads its own whistles through the API instead.
 */
@Controller('v1/streams')
export class TicketStreamController {
  private readonly logger = new Logger('streams');

  constructor(
    private readonly log: TicketLog,
    private readonly streams: OpenStreams,
    private readonly changes: ProjectionChanges,
    @Inject(PUBLIC_URL) private readonly publicUrl: string,
  ) {}

  @Get('tickets')
  @Allow('dispatcher', 'council', 'analyst', 'operator')
  @ApiHeader({
    name: 'Last-Event-ID',
    required: false,
    description: '收到的最后一个 id / the last id received',
  })
  @Operation({
    zh: '哨件事件流',
    en: 'Stream of whistle events',
    description: {
      zh: 'Accept: text/event-stream 为 SSE，application/x-ndjson 或 application/json 为 NDJSON。每条数据是一个 CloudEvent；同一哨件的事件按 sequence 有序。断线后以最后的 id 续传：至少一次，按事件 id 去重后恰好一次。',
      en: 'Accept: text/event-stream gives Server-Sent Events, application/x-ndjson or application/json gives NDJSON. Each item is one CloudEvent; events of one whistle come in the order of their sequence. After a disconnect go on with the last id: at least once, and exactly once after dropping repeated event ids.',
    },
    contentType: 'text/event-stream',
    schema: { type: 'string' },
    response:
      'retry: 3000\n\nid: v1.eyJvZiI6InRpY2tldHMifQ\nevent: muster.ticket.raised.v1\ndata: {"specversion":"1.0","id":"0198f0f4-0000-7000-8000-000000000009","source":"/services/escalation","type":"muster.ticket.raised.v1","subject":"0198f0f4-1c00-7a10-8000-000000000001","time":"2026-11-23T00:00:00.123Z","sequence":"00000000000000000001","tenantid":"tianjin","recordedat":"2026-11-23T00:00:00.130Z","data":{}}\n\n',
    problems: ['stream_position_malformed', 'stream_position_gone', 'too_many_streams', 'not_acceptable'],
  })
  async tickets(
    @Query() query: StreamQuery,
    @Headers('last-event-id') lastEventId: string | undefined,
    @Headers('accept') accept: string | undefined,
    @Who() who: Identity,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const tenantId = tenantOf(who);
    const asked = negotiateFormat(accept);
    if (!asked) throw new Problem(406, 'not_acceptable');
    const format = asked === 'sse' ? sseFormat(this.publicUrl) : ndjsonFormat(this.publicUrl);
    const { ending, leave } = this.streams.enter(who.accountId);
    try {
      const position = await this.startOf(tenantId, lastEventId || query.last_event_id, query.since);
      reply.hijack();
      const { raw } = reply;
      request.raw.socket.setNoDelay(true);
      raw.on('close', () => ending.abort());
      // Who left while the beginning was looked up has closed already, and `close` does not come again.
      if (raw.destroyed || request.raw.socket.destroyed) ending.abort();
      const lifetime = setTimeout(() => ending.abort(), this.streams.limits.seconds * 1_000).unref();
      raw.writeHead(200, {
        'content-type': format.contentType,
        'cache-control': 'no-store, no-transform',
        'x-accel-buffering': 'no',
      });
      raw.flushHeaders();
      const follow = query.follow ?? format.follows;
      try {
        await feed(
          { tenantId, position, types: typesOf(query.types), format, follow },
          this.log,
          this.changes,
          raw,
          ending.signal,
        );
        raw.end();
      } catch (error) {
        // The status is long gone: a broken connection is the only way to say that this was not the end.
        this.logger.warn({ message: 'a stream broke off', error: (error as Error).message });
        raw.destroy();
      } finally {
        clearTimeout(lifetime);
      }
    } finally {
      leave();
    }
  }

  private async startOf(
    tenantId: string,
    id: string | undefined,
    since: string | undefined,
  ): Promise<StreamPosition> {
    if (id !== undefined && id !== '') {
      const position = StreamPosition.parse(id, tenantId);
      await this.log.assertKnown(position);
      return position;
    }
    if (since === undefined) return this.log.beginning(tenantId);
    if (since === 'now') return this.log.present(tenantId);
    const moment = /^\d+$/.test(since) ? new Date(Number(since)) : momentOf(since, 'since')!;
    return this.log.since(tenantId, moment);
  }
}
