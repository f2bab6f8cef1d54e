import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow, type Identity, UNIT_ROLES, Who } from '@muster/auth';
import { Operation, page, Problem, tenantOf, UuidPipe, withEtag } from '@muster/http';
import { ActivityStore } from '../persistence/activity.store.js';
import {
  activityExample,
  ActivityPage,
  ActivityView,
  presentActivity,
  summarizeActivity,
} from './activity.view.js';
import { ActivityListQuery, cursorOf, listFilter } from './list.query.js';

const {
  attendance: _attendance,
  person_hours: _personHours,
  called_off_reason: _reason,
  actions: _actions,
  ...summaryExample
} = activityExample;

/** Activities to read, for everybody of the alliance. */
@Controller('v1/activities')
@Allow('dispatcher', 'council', ...UNIT_ROLES, 'party_secretary', 'enterprise')
export class ActivitiesController {
  constructor(private readonly activities: ActivityStore) {}

  @Get()
  @Operation({
    zh: '活动列表',
    en: 'Activities, latest start first',
    type: ActivityPage,
    response: { items: [summaryExample], next_cursor: null },
    problems: ['validation_failed'],
  })
  async list(
    @Query() query: ActivityListQuery,
    @Who() who: Identity,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const rows = await this.activities.list(tenantOf(who), {
      ...listFilter(query),
      ...(query.unit_id === undefined ? {} : { hostUnitId: query.unit_id }),
    });
    return page(request, reply, rows, query.limit, ({ state }) => cursorOf(state), summarizeActivity);
  }

  @Get(':id')
  @Operation({
    zh: '活动详情',
    en: 'An activity with attendance and hours',
    type: ActivityView,
    path: { id: activityExample.id },
    response: activityExample,
  })
  async one(
    @Param('id', UuidPipe) id: string,
    @Who() who: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ActivityView> {
    const stored = await this.activities.load(tenantOf(who), id);
    if (!stored) throw new Problem(404, 'not_found');
    withEtag(reply, stored.version);
    return presentActivity(who, stored);
  }
}
