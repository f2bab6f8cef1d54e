import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow, type Identity, UNIT_ROLES, Who } from '@muster/auth';
import { Directories } from '@muster/directory';
import { Operation, page, tenantOf } from '@muster/http';
import { Database } from '@muster/persistence';
import { cursorOf, listFilter } from '../looking-up/list.query.js';
import { CadenceStore } from '../persistence/cadence.store.js';
import { cadenceExample, CadencePage, presentCadence } from './cadence.view.js';
import { CadenceListQuery } from './cadence-list.query.js';

/** How often each mechanism is due, and whether it was held (mechanisms 2.7, 2.9, 3.6). */
@Controller('v1/cadences')
@Allow('dispatcher', 'council', 'supervisor', ...UNIT_ROLES, 'party_secretary', 'analyst')
export class CadencesController {
  constructor(
    private readonly database: Database,
    private readonly directories: Directories,
    private readonly cadences: CadenceStore,
  ) {}

  @Get()
  @Operation({
    zh: '例会与活动频次',
    en: 'Cadences, latest period first',
    description: {
      zh: '名录中定有频次的机制，每一周期一条：会议按类别及其机制代码计，活动按机制代码（未填则按类别）计。有出席、决定或成果记录的才算举行，已取消的不计；周期结束后七日内仍可补记。周期过五分之四而安排不足、或未达频次，通知联盟与召集单位。',
      en: 'Of each mechanism that the directory has a cadence for, one entry per period: meetings count by their kind and by the mechanism that they were called for, activities by their mechanism (or, without one, their kind). What has attendance, a decision or an outcome on record was held, and what was called off does not count; it may be recorded for seven days after the period. The alliance and its convening unit are told when four fifths are over and not enough is arranged, and when it was missed.',
    },
    type: CadencePage,
    response: { items: [cadenceExample], next_cursor: null },
    problems: ['validation_failed'],
  })
  async list(
    @Query() query: CadenceListQuery,
    @Who() who: Identity,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const tenantId = tenantOf(who);
    const rows = await this.cadences.list(tenantId, {
      ...listFilter(query),
      ...(query.mechanism_code === undefined ? {} : { mechanismCode: query.mechanism_code }),
    });
    const occurrences = await this.cadences.occurrences(rows.map(({ state }) => ({ tenantId, state })));
    const directory = await this.directories.get(tenantId);
    const now = this.database.now().getTime();
    return page(
      request,
      reply,
      rows,
      query.limit,
      ({ state }) => cursorOf(state),
      ({ state }) => presentCadence(state, occurrences.get(state.id)!, directory, now),
    );
  }
}
