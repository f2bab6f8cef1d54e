import { Body, Controller, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { Allow, type Identity, ROLES, Who } from '@muster/auth';
import { fingerprint, IdempotencyKey, IfMatch, Operation, page, tenantOf, withEtag } from '@muster/http';
import { by, Recorder } from '@muster/recording';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { v5 as uuidv5 } from 'uuid';
import type { ExternalFigure } from '../domain/external-figure.js';
import { ExternalFigureStore } from '../persistence/external-figure.store.js';
import { ExternalFigures } from '../recording/external-figures.js';
import { cursorOf, ExternalFigureQuery, filterOf } from './external-figure.query.js';
import {
  externalFigureExample,
  ExternalFigurePage,
  externalFigureView,
  ExternalFigureView,
} from './external-figure.view.js';
import { monthsOf } from './months.js';
import { RecordExternalFigureRequest } from './record-external-figure.request.js';

const NAMESPACE = '5e0a8f57-34b1-5c1d-9d0e-7b6f2a9c4d13';

/** What others publish about the port, checked against the year before (mechanisms 0.24, 2.27 to 2.30; kpis X1, X2). */
@Controller('v1/statistics/external-figures')
export class ExternalFiguresController {
  constructor(
    private readonly recorder: Recorder,
    private readonly figures: ExternalFigures,
    private readonly store: ExternalFigureStore,
  ) {}

  @Post()
  @HttpCode(200)
  @Allow('analyst', 'data_steward', 'council')
  @Operation({
    zh: '登记外部指标',
    en: 'Record a published figure',
    description: {
      zh: '数值与同比照公布原样登记。同一指标、同一起止月份再次登记，即更正前次（版本加一，日志留存）。公布与计算不符只作提示，不予拒绝。',
      en: 'Value and growth are recorded as they were printed. The same indicator and months recorded again correct what was recorded (next version; the log keeps it). A growth that does not follow from the figures is pointed out, not refused.',
    },
    type: ExternalFigureView,
    request: {
      indicator_code: 'cargo_throughput',
      name_zh: '货物吞吐量',
      name_en: 'Cargo throughput',
      unit_zh: '万吨',
      unit_en: '10,000 t',
      from: '2021-01',
      to: '2021-03',
      value: '6191.56',
      year_on_year_percent: '16.06',
      target: '6000',
      rank: 1,
      source: '港口统计月报，2021-04',
    },
    response: externalFigureExample,
    problems: ['validation_failed', 'stale_version', 'idempotency_key_reused'],
  })
  async record(
    @Body() request: RecordExternalFigureRequest,
    @Who() who: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
    @IfMatch() expectedVersion?: number,
    @IdempotencyKey({ required: false }) key?: string,
  ): Promise<object> {
    const tenantId = tenantOf(who);
    const figure = requested(tenantId, request);
    const { version, body } = await this.recorder.record(this.figures, {
      ...by(who),
      id: figure.id,
      mayBeNew: true,
      expectedVersion,
      idempotency:
        key === undefined ? undefined : { key, fingerprint: fingerprint('record_external_figure', request) },
      decide: async () => [{ type: 'external_figure.recorded', ...figure }],
      present: async (stored) =>
        externalFigureView(stored.state, stored.version, await this.store.yearBefore(tenantId, stored.state)),
    });
    withEtag(reply, version);
    return body;
  }

  @Get()
  @Allow(...ROLES)
  @Operation({
    zh: '外部指标列表',
    en: 'Published figures by indicator, latest months first',
    type: ExternalFigurePage,
    response: { items: [externalFigureExample], next_cursor: null },
    problems: ['validation_failed'],
  })
  async list(
    @Query() query: ExternalFigureQuery,
    @Who() who: Identity,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const rows = await this.store.list(tenantOf(who), filterOf(query));
    return page(
      request,
      reply,
      rows,
      query.limit,
      ({ state }) => cursorOf(state),
      ({ state, version, yearBefore }) => externalFigureView(state, version, yearBefore),
    );
  }
}

/** What is to be recorded. @throws Problem 422 for months that are not of one year, or not in order. */
function requested(tenantId: string, request: RecordExternalFigureRequest): ExternalFigure {
  const { indicator_code: indicatorCode, from, to } = request;
  return {
    id: uuidv5(JSON.stringify([tenantId, indicatorCode, from, to]), NAMESPACE),
    indicatorCode,
    nameZh: request.name_zh.trim(),
    nameEn: request.name_en.trim(),
    unitZh: request.unit_zh.trim(),
    unitEn: request.unit_en.trim(),
    ...monthsOf(from, to),
    value: request.value,
    yearOnYearPercent: request.year_on_year_percent ?? null,
    target: request.target ?? null,
    rank: request.rank ?? null,
    isRecord: request.is_record ?? false,
    source: request.source.trim(),
  };
}
