import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ALLIANCE_ROLES, Allow, type Identity, isUnitRole, UNIT_ROLES, Who } from '@muster/auth';
import { Operation, page, Problem, tenantOf, UuidPipe } from '@muster/http';
import { AsAsked, type Asked } from '../deciding/asked.js';
import { FollowUpStore } from '../persistence/follow-up.store.js';
import { pageClass } from '../reading/page-class.js';
import { FollowUpSteps } from './follow-up-steps.js';
import { FollowUpCountsView, exampleCounts } from './follow-up-counts.view.js';
import { followUpFilter, FollowUpsQuery, FollowUpUnitQuery } from './follow-ups.query.js';
import { exampleFollowUp, listedFollowUp, ListedFollowUpResource } from './listed-follow-up.view.js';
import {
  AdoptedRequest,
  DroppedRequest,
  LandedRequest,
  reopenedBy,
  ReopenedFollowUpRequest,
} from './loop.requests.js';

const path = { id: exampleFollowUp.id };
const adopted = {
  ...exampleFollowUp,
  ...{ state: 'adopted', adopted_at: '2027-01-08T02:00:00.000Z', adopted_note: '港办〔2027〕3 号' },
  actions: ['land_follow_up'],
};
const landed = {
  ...adopted,
  ...{ state: 'landed', landed_at: '2027-01-20T02:00:00.000Z', result: '已发文施行' },
  actions: ['reopen_follow_up'],
};
const COMMON = ['not_entitled', 'version_conflict', 'stale_version', 'idempotency_key_reused'];

/** All that has to land because of whistles, and how far it is: the register of policies among it (mechanisms 0.20, 2.11; ADR-0238). */
@Controller('v1/follow-ups')
export class FollowUpsController {
  constructor(
    private readonly followUps: FollowUpStore,
    private readonly steps: FollowUpSteps,
  ) {}

  @Get()
  @Allow(...ALLIANCE_ROLES)
  @Operation({
    zh: '后续任务清单，最早到期在前',
    en: 'Follow-ups of all whistles, the soonest due first',
    description: {
      zh: '缺省列出尚未落地的。单位人员只见本单位负责的，无论本单位是否参与办理该哨件。',
      en: 'Those that have not landed by default. A unit’s people see what their unit has to see to, whether or not it is at work on the whistle.',
    },
    type: pageClass('FollowUpPage', ListedFollowUpResource),
    response: { items: [exampleFollowUp], next_cursor: null },
    problems: ['validation_failed', 'not_entitled'],
  })
  async list(
    @Query() query: FollowUpsQuery,
    @Who() who: Identity,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const filter = followUpFilter(query, ownUnit(who, query));
    return page(
      request,
      reply,
      await this.followUps.list(tenantOf(who), filter),
      query.limit,
      ({ followUp }) => [followUp.dueOn, followUp.id],
      ({ whistle, followUp }) => listedFollowUp(whistle, followUp.id, who),
    );
  }

  @Get('counts')
  @Allow(...ALLIANCE_ROLES)
  @Operation({
    zh: '后续任务进展',
    en: 'How far follow-ups are, by kind',
    description: {
      zh: '政策：提出、出台、落地各几件；逾期几件；从登记到落地的中位天数。',
      en: 'Of policies: how many are proposed, adopted and landed, how many are late, and the median of days from being written down to having landed.',
    },
    type: FollowUpCountsView,
    response: exampleCounts,
    problems: ['validation_failed', 'not_entitled'],
  })
  async count(@Query() query: FollowUpUnitQuery, @Who() who: Identity): Promise<FollowUpCountsView> {
    const unitId = ownUnit(who, query) ?? query.unit_id;
    return { items: await this.followUps.count(tenantOf(who), unitId) };
  }

  @Post(':id/adopted')
  @HttpCode(200)
  @Allow('dispatcher', 'council', ...UNIT_ROLES)
  @Operation({
    zh: '登记政策出台',
    en: 'Report a policy as adopted',
    description: {
      zh: '由责任单位、主办单位、派单员或理事会登记；出台后在真正落地时再登记落地。',
      en: 'By the unit that sees to it, the lead unit, a dispatcher or the council. Report it as landed when it is in force where it was needed.',
    },
    type: ListedFollowUpResource,
    path,
    request: { note: '港办〔2027〕3 号' },
    response: adopted,
    actions: ['adopt_follow_up'],
    problems: [...COMMON, 'validation_failed', 'no_proposed_policy'],
  })
  adopt(
    @Param('id', UuidPipe) followUpId: string,
    @Body() { note }: AdoptedRequest,
    @AsAsked() asked: Asked,
  ) {
    return this.steps.give('adopted', { type: 'adopt_follow_up', followUpId, note }, asked, { note });
  }

  @Post(':id/landed')
  @HttpCode(200)
  @Allow('dispatcher', 'council', ...UNIT_ROLES)
  @Operation({
    zh: '登记落地',
    en: 'Report a follow-up as landed',
    type: ListedFollowUpResource,
    path,
    request: { result: '已发文施行' },
    response: landed,
    actions: ['land_follow_up'],
    problems: [...COMMON, 'validation_failed', 'no_open_follow_up'],
  })
  land(
    @Param('id', UuidPipe) followUpId: string,
    @Body() { result }: LandedRequest,
    @AsAsked() asked: Asked,
  ) {
    return this.steps.give('landed', { type: 'land_follow_up', followUpId, result }, asked, { result });
  }

  @Post(':id/reopened')
  @HttpCode(200)
  @Allow('dispatcher', 'council')
  @Operation({
    zh: '退回未真正落地的任务，或恢复已撤销的',
    en: 'Give a follow-up back that has not landed after all, or is needed after all',
    type: ListedFollowUpResource,
    path,
    request: { reason: '夜间窗口尚未开放', due_on: '2027-02-28' },
    response: {
      ...adopted,
      ...{
        due_on: '2027-02-28',
        reopened_at: '2027-01-25T02:00:00.000Z',
        reopened_reason: '夜间窗口尚未开放',
      },
    },
    actions: ['reopen_follow_up'],
    problems: [...COMMON, 'validation_failed', 'no_landed_follow_up', 'directory_missing'],
  })
  reopen(
    @Param('id', UuidPipe) followUpId: string,
    @Body() body: ReopenedFollowUpRequest,
    @AsAsked() asked: Asked,
  ) {
    return this.steps.give('reopened', reopenedBy(followUpId, body), asked, body);
  }

  @Post(':id/dropped')
  @HttpCode(200)
  @Allow('dispatcher', 'council')
  @Operation({
    zh: '撤销不再需要的任务',
    en: 'Drop a follow-up that is not needed any more',
    description: {
      zh: '会议决定的除外。撤销后不再提示逾期，统计中不计；可恢复。',
      en: 'But for what a meeting has decided. It is told of as late no more and not counted; it can be taken up again.',
    },
    type: ListedFollowUpResource,
    path,
    request: { reason: '上级已统一规定' },
    response: {
      ...adopted,
      ...{ state: 'dropped', dropped_at: '2027-01-12T02:00:00.000Z', dropped_reason: '上级已统一规定' },
      actions: ['reopen_follow_up'],
    },
    actions: ['drop_follow_up'],
    problems: [...COMMON, 'validation_failed', 'no_open_follow_up', 'meeting_decided_it'],
  })
  drop(
    @Param('id', UuidPipe) followUpId: string,
    @Body() { reason }: DroppedRequest,
    @AsAsked() asked: Asked,
  ) {
    return this.steps.give('dropped', { type: 'drop_follow_up', followUpId, reason }, asked, { reason });
  }
}

/** The one unit whose follow-ups the caller sees; undefined: all. @throws Problem 403 when it asks for another's. */
function ownUnit({ role, unitId }: Identity, { unit_id }: FollowUpUnitQuery): string | undefined {
  if (!isUnitRole(role)) return undefined;
  if (unitId === undefined || (unit_id ?? unitId) !== unitId)
    throw new Problem(403, 'not_entitled', { actors: ['follow_up_unit'] });
  return unitId;
}
