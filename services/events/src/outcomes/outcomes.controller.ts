import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { v7 as uuidv7 } from 'uuid';
import { Allow, type Identity, UNIT_ROLES, Who } from '@muster/auth';
import { IdempotencyKey, IfMatch, Operation, Problem, UuidPipe, withEtag } from '@muster/http';
import { outcomesOf } from '../domain/activity.js';
import type { SaidOutcome } from '../domain/outcome.js';
import { activityExample, ActivityView } from '../looking-up/activity.view.js';
import { ActivityRecording } from '../recording/activity-recording.js';
import { References } from '../references/references.js';
import { assertAnswersForActivity } from './outcome-rights.js';
import { RecordOutcomeRequest, WithdrawOutcomeRequest } from './outcome.requests.js';

const refusals = [
  'validation_failed',
  'forbidden_outcome',
  'called_off',
  'stale_version',
  'idempotency_key_reused',
] as const;
const [outcome] = activityExample.outcomes;

/** Records what came of an activity (mechanisms 0.10, 0.22, 1.26, 1.27, 3.4, ADR-0236). */
@Controller('v1/activities')
export class OutcomesController {
  constructor(
    private readonly references: References,
    private readonly recording: ActivityRecording,
  ) {}

  @Post(':id/outcomes')
  @Allow('dispatcher', 'council', ...UNIT_ROLES)
  @Operation({
    zh: '登记活动成果',
    en: 'Record what came of an activity',
    description: {
      zh: '活动开始之后，由主办单位、理事会或派单员登记。撮合填写供应、采购两家企业，可填金额与日期；由此吹哨的，先吹哨，再在此选择。',
      en: 'Once it has begun, by a host unit, the council or a dispatcher. A match names the enterprise that supplies and the one that buys; a whistle raised from it is blown first and named here.',
    },
    type: ActivityView,
    path: { id: activityExample.id },
    request: {
      kind: 'solved_on_the_spot',
      ticket_ids: [outcome!.tickets[0]!.id],
      note: outcome!.note,
    },
    response: activityExample,
    problems: ['directory_missing', ...refusals, 'activity_not_begun', 'outcomes_full'],
    actions: ['record_outcome'],
  })
  async record(
    @Param('id', UuidPipe) id: string,
    @Body() request: RecordOutcomeRequest,
    @Who() who: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
    @IfMatch() expectedVersion?: number,
    @IdempotencyKey({ required: false }) key?: string,
  ): Promise<object> {
    const outcomeId = uuidv7();
    const asked = { who, id, name: 'record_outcome', request, expectedVersion, key };
    const { version, body } = await this.recording.record(asked, async (activity, at) => {
      assertAnswersForActivity(who, activity);
      return { type: 'record_outcome', id: outcomeId, at, said: await this.said(who, request) };
    });
    withEtag(reply, version);
    return body;
  }

  @Post(':id/outcomes/:outcomeId/withdraw')
  @HttpCode(200)
  @Allow('dispatcher', 'council', ...UNIT_ROLES)
  @Operation({
    zh: '撤回活动成果',
    en: 'Withdraw an outcome',
    description: {
      zh: '登记有误的，由主办单位、理事会或派单员撤回；不再计数，记录与原因保留。',
      en: 'What was recorded by mistake, by a host unit, the council or a dispatcher: it counts no more, and stays on record with the reason.',
    },
    type: ActivityView,
    path: { id: activityExample.id, outcomeId: outcome!.id },
    request: { reason: '重复登记' },
    response: {
      ...activityExample,
      outcomes: [
        {
          ...outcome!,
          withdrawn_at: '2026-12-07T02:00:00.000Z',
          withdrawn_reason: '重复登记',
          actions: [],
        },
      ],
      version: 4,
    },
    problems: [...refusals],
    actions: ['withdraw_outcome'],
  })
  async withdraw(
    @Param('id', UuidPipe) id: string,
    @Param('outcomeId', UuidPipe) outcomeId: string,
    @Body() request: WithdrawOutcomeRequest,
    @Who() who: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
    @IfMatch() expectedVersion?: number,
    @IdempotencyKey({ required: false }) key?: string,
  ): Promise<object> {
    const named = outcomeId.toLowerCase();
    const asked = { who, id, name: 'withdraw_outcome', request, outcomeId: named, expectedVersion, key };
    const { version, body } = await this.recording.record(asked, (activity, at) => {
      if (!outcomesOf(activity).some((each) => each.id === named)) throw new Problem(404, 'not_found');
      assertAnswersForActivity(who, activity);
      return { type: 'withdraw_outcome', outcomeId: named, at, reason: request.reason.trim() };
    });
    withEtag(reply, version);
    return body;
  }

  private async said(who: Identity, request: RecordOutcomeRequest): Promise<SaidOutcome> {
    const examination = await this.references.examine(who);
    const ticketIds = (request.ticket_ids ?? []).map((id) => id.toLowerCase());
    const { supplier_enterprise_id: supplier = null, buyer_enterprise_id: buyer = null } = request;
    if (supplier !== null) examination.enterprise('/supplier_enterprise_id', supplier);
    if (buyer !== null) examination.enterprise('/buyer_enterprise_id', buyer);
    await this.references.examineTickets(who, examination, ticketIds);
    examination.assertClean();
    return {
      kind: request.kind,
      count: request.count ?? null,
      note: request.note?.trim() ?? null,
      ticketIds,
      supplierEnterpriseId: supplier,
      buyerEnterpriseId: buyer,
      valueYuan: request.value_yuan ?? null,
      agreedOn: request.agreed_on ?? null,
    };
  }
}
