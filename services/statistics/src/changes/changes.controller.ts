import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { ALLIANCE_ROLES, Allow, type Identity, Who } from '@muster/auth';
import { decodeCursor, Operation, page, Problem, tenantOf } from '@muster/http';
import { Database } from '@muster/persistence';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { momentOf } from '../figures/moment.js';
import { ChangesQuery } from './changes-query.js';
import { figureTerms } from './figure-terms.js';
import { type LedgerCursor, type LedgerMove, LedgerReader } from './ledger-reader.js';

class MovedCellView {
  @ApiProperty() metric: string;
  @ApiProperty() part: string;
  @ApiProperty({ type: 'string', nullable: true }) unit_id: string | null;
  @ApiProperty({ type: 'string', nullable: true }) category_code: string | null;
  @ApiProperty({ type: 'string', nullable: true }) state: string | null;
  @ApiProperty({ type: 'string', nullable: true }) period: string | null;
  @ApiProperty({ type: 'integer' }) delta: number;
}

class MovingEventView {
  @ApiProperty({ format: 'uuid' }) event_id: string;
  @ApiProperty({ example: 'muster.assignment.reported_in.v1' }) type: string;
  @ApiProperty({ type: 'integer' }) version: number;
  @ApiProperty({ type: 'string', format: 'date-time' }) occurred_at: string;
}

class ChangeView {
  @ApiProperty({ type: 'string', format: 'date-time' }) recorded_at: string;
  @ApiProperty({ description: '哨件或联盟编号 / whistle or alliance' }) key: string;
  @ApiProperty({ type: [MovedCellView] }) cells: MovedCellView[];
  @ApiProperty({ type: [MovingEventView], description: '同一次提交的事件 / the events of one commit' })
  events: MovingEventView[];
}

class ChangePage {
  @ApiProperty({ type: [ChangeView] }) items: ChangeView[];
  @ApiProperty({ type: 'string', nullable: true }) next_cursor: string | null;
}

const example = {
  items: [
    {
      recorded_at: '2026-10-05T02:00:00.123Z',
      key: '0198f0f4-1c00-7a10-8000-000000000001',
      cells: [
        {
          metric: 'ticket_contact',
          part: 'satisfied',
          unit_id: null,
          category_code: null,
          state: null,
          period: '2026-09',
          delta: 1,
        },
      ],
      events: [
        {
          event_id: '0198f0f4-0000-7000-8000-000000000009',
          type: 'muster.assignment.reported_in.v1',
          version: 9,
          occurred_at: '2026-10-05T02:00:00.120Z',
        },
      ],
    },
  ],
  next_cursor: null,
};

/** Why a figure is another one than before. */
@Controller('v1/statistics')
export class ChangesController {
  constructor(
    private readonly ledger: LedgerReader,
    private readonly database: Database,
  ) {}

  @Get('changes')
  @Allow(...ALLIANCE_ROLES)
  @Operation({
    zh: '指标变动明细',
    en: 'What moved a figure',
    description: {
      zh: '两个时刻之间，哪些事件使某项指标变动、变动多少；按记录时间排序。变动之和等于两个时刻数字之差。',
      en: 'Which events moved a figure between two moments, and by how much, in the order of record time. The moves add up to the difference of the figures as of the two moments.',
    },
    type: ChangePage,
    response: example,
    problems: ['unknown_metric'],
  })
  async changes(
    @Query() query: ChangesQuery,
    @Who() who: Identity,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ChangePage> {
    const tenantId = tenantOf(who);
    const terms = figureTerms(query.metric, query.unit_id === undefined ? 'alliance' : 'unit');
    if (!terms) throw new Problem(404, 'unknown_metric');
    const after = decodeCursor<LedgerCursor>(query.cursor, ['instant', 'string', 'number']);
    const rows = await this.ledger.moves({
      tenantId,
      terms,
      period: query.period ?? null,
      unitId: query.unit_id ?? null,
      from: momentOf(query.from, 'from')!,
      to: momentOf(query.to, 'to') ?? this.database.now(),
      after,
      limit: query.limit + 1,
    });
    return page(
      request,
      reply,
      rows,
      query.limit,
      (last) => [last.recorded_at.toISOString(), last.key, last.last_version],
      changeView,
    );
  }
}

function changeView({ recorded_at, key, cells, events }: LedgerMove): ChangeView {
  return { recorded_at: recorded_at.toISOString(), key, cells, events: events ?? [] };
}
