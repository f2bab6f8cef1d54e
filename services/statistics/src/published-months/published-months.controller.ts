import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ALLIANCE_ROLES, Allow, type Identity, type Role, ROLES, Who } from '@muster/auth';
import {
  decodeCursor,
  fingerprint,
  goneOf,
  IdempotencyKey,
  IfMatch,
  Operation,
  page,
  PageQuery,
  Problem,
  tenantOf,
  withEtag,
} from '@muster/http';
import { by, Recorder } from '@muster/recording';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { v5 as uuidv5 } from 'uuid';
import { definitions } from '../domain/definitions.js';
import { contentDigest, type MonthContent, monthContent } from '../domain/month-content.js';
import { type ProposedMonth, publishMonth } from '../domain/published-month.js';
import { FigureDesk } from '../figures/figure-desk.js';
import type { Figures } from '../figures/figures.js';
import { MONTH } from '../figures/moment.js';
import { PublishedMonthStore } from '../persistence/published-month.store.js';
import { PublishedMonths } from '../recording/published-months.js';
import { exampleSummary, exampleView } from './published-month.example.js';
import { PublishMonthRequest } from './publish-month.request.js';
import { PublishedMonthQuery } from './published-month.query.js';
import {
  PublishedMonthPage,
  publishedMonthSummary,
  PublishedMonthSummary,
  publishedMonthView,
  PublishedMonthView,
} from './published-month.view.js';

const NAMESPACE = '1c9d3f0a-62e5-5b7c-8f41-a4d0e7b29c58';
const NOT_OVER = { zh: '该月尚未结束', en: 'the month is not over yet' };

/** Months as the council publishes them: what was printed stays what it was, and what has moved since is seen beside it (kpis B8.8). */
@Controller('v1/statistics/published-months')
export class PublishedMonthsController {
  constructor(
    private readonly desk: FigureDesk,
    private readonly recorder: Recorder,
    private readonly months: PublishedMonths,
    private readonly store: PublishedMonthStore,
  ) {}

  @Post()
  @HttpCode(200)
  @Allow('council')
  @Operation({
    zh: '公布月度指标',
    en: 'Publish a month',
    description: {
      zh: '把已结束月份的指标按此刻所知固定下来，附水位、定义版本与校验值。此后迟到的记录不改变已公布的数。数字有变动时再次公布（版本加一）须说明原因，前次公布仍可查；没有变动则什么也不做。',
      en: 'Fixes the figures of a month that is over as they are known now, with watermark, version of the definitions and digest. What is recorded later does not change them. Publishing again (next version) needs a reason when figures have changed, and earlier versions stay; when nothing has, nothing happens.',
    },
    type: PublishedMonthSummary,
    request: { period: '2026-09', reason: '补登两件回访' },
    response: exampleSummary,
    problems: ['validation_failed', 'stale_version', 'idempotency_key_reused'],
  })
  async publish(
    @Body() request: PublishMonthRequest,
    @Who() who: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
    @IfMatch() expectedVersion?: number,
    @IdempotencyKey({ required: false }) key?: string,
  ): Promise<object> {
    const { period } = request;
    const tenantId = tenantOf(who);
    const proposed = await this.desk.read({ who, query: {}, gone: goneOf(reply) }, (figures) =>
      proposedMonth(figures, period),
    );
    const { version, body } = await this.recorder.record(this.months, {
      ...by(who),
      id: idOf(tenantId, period),
      mayBeNew: true,
      expectedVersion,
      idempotency:
        key === undefined ? undefined : { key, fingerprint: fingerprint('publish_month', request) },
      decide: async (standing) => publishMonth(standing, proposed, request.reason?.trim()),
      present: async (stored) => publishedMonthSummary(stored.state, stored.version, true),
    });
    withEtag(reply, version);
    return body;
  }

  @Get()
  @Allow(...ROLES)
  @Operation({
    zh: '已公布的月份',
    en: 'Published months, latest first',
    type: PublishedMonthPage,
    response: { items: [exampleSummary], next_cursor: null },
    problems: ['validation_failed'],
  })
  async list(
    @Query() { limit, cursor }: PageQuery,
    @Who() who: Identity,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const [before] = decodeCursor<[string]>(cursor, ['string']) ?? [];
    const rows = await this.store.list(tenantOf(who), { before, limit: limit + 1 });
    return page(
      request,
      reply,
      rows,
      limit,
      ({ state }) => [state.period],
      ({ state, version }) => publishedMonthSummary(state, version, seesUnits(who)),
    );
  }

  @Get(':period')
  @Allow(...ROLES)
  @Operation({
    zh: '一个月的公布',
    en: 'A month as it was published',
    description: {
      zh: '公布的数原样，与前次公布的差异，以及公布之后的变动。',
      en: 'The numbers as they were published, what differed from the publication before, and what has moved since.',
    },
    path: { period: '2026-09' },
    type: PublishedMonthView,
    response: exampleView,
  })
  async one(
    @Param('period') period: string,
    @Query() query: PublishedMonthQuery,
    @Who() who: Identity,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PublishedMonthView | undefined> {
    if (!MONTH.test(period)) throw new Problem(404, 'not_found');
    const tenantId = tenantOf(who);
    const stored = await this.store.load(tenantId, idOf(tenantId, period), query.version);
    if (!stored) throw new Problem(404, 'not_found');
    const { state, version } = stored;
    const of = `published-months/${period}/${version}/${seesUnits(who)}`;
    return this.desk.answer({ of, who, query: {}, request, reply }, async (figures) =>
      publishedMonthView(state, version, {
        now: await contentOf(figures, period),
        directory: figures.directory,
        seesUnits: seesUnits(who),
      }),
    );
  }
}

const idOf = (tenantId: string, period: string): string =>
  uuidv5(JSON.stringify([tenantId, period]), NAMESPACE);

/** Figures of single units are not for enterprises. */
const seesUnits = ({ role }: Identity): boolean => (ALLIANCE_ROLES as readonly Role[]).includes(role);

async function contentOf(figures: Figures, period: string): Promise<MonthContent> {
  const cells = await figures.cells([period]);
  return monthContent(
    definitions,
    cells.filter((cell) => cell.period === period),
  );
}

/** @throws Problem 422 `validation_failed` at `/period`: `not_over`. */
async function proposedMonth(figures: Figures, period: string): Promise<ProposedMonth> {
  const { frame } = figures.month(period);
  if (!frame.period_complete)
    throw new Problem(
      422,
      'validation_failed',
      {},
      { errors: [{ pointer: '/period', code: 'not_over', message: NOT_OVER }] },
    );
  const content = await contentOf(figures, period);
  return {
    period,
    timeZone: frame.time_zone,
    known: {
      at: figures.now.toISOString(),
      newestRecordedAt: frame.watermark.newest_recorded_at,
      watermark: frame.watermark.partitions.map(({ topic, partition, next_offset }) => ({
        topic,
        partition,
        next_offset,
      })),
    },
    content,
    sha256: contentDigest(content),
  };
}
