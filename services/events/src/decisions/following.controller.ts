import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Allow, type Identity, UNIT_ROLES, Who } from '@muster/auth';
import { localDate } from '@muster/clock';
import { fingerprint, IdempotencyKey, IfMatch, Operation, Problem, UuidPipe, withEtag } from '@muster/http';
import { Database } from '@muster/persistence';
import { by, Recorder } from '@muster/recording';
import { decideMeeting } from '../domain/decide-meeting.js';
import type { Decision } from '../domain/decision.js';
import type { FollowingCommand } from '../domain/follow-decision.js';
import { decisionExample } from '../looking-up/decision.view.js';
import { meetingExample, MeetingView } from '../looking-up/meeting.view.js';
import { MeetingPresenter } from '../looking-up/meeting-presenter.js';
import { Meetings } from '../recording/aggregates.js';
import { References } from '../references/references.js';
import { mayCarryOut } from './decision-rights.js';
import { CarryOutRequest, ReopenRequest } from './following.requests.js';

const path = { id: meetingExample.id, decisionId: decisionExample.id };
const carriedOut = { ...decisionExample, state: 'carried_out', carried_out_at: '2026-12-10T08:00:00.000Z' };
const reopened = {
  ...decisionExample,
  due_on: '2026-12-31',
  reopened_at: '2026-12-11T01:00:00.000Z',
  reopened_reason: '夜间窗口尚未启用',
};

/** A decision as a path names it, and what is asked of it. */
interface Asked {
  readonly who: Identity;
  readonly id: string;
  readonly decisionId: string;
  readonly request: object;
  readonly expectedVersion: number | undefined;
  readonly key: string | undefined;
}

/** Follows what a meeting decided until it is carried out (mechanisms 3.5, ADR-0234). */
@Controller('v1/meetings')
export class DecisionFollowingController {
  constructor(
    private readonly database: Database,
    private readonly references: References,
    private readonly recorder: Recorder,
    private readonly meetings: Meetings,
    private readonly presenter: MeetingPresenter,
  ) {}

  @Post(':id/decisions/:decisionId/carry-out')
  @HttpCode(200)
  @Allow('dispatcher', 'council', ...UNIT_ROLES)
  @Operation({
    zh: '登记决定落实',
    en: 'Report a decision as carried out',
    description: {
      zh: '由责任单位、理事会或派单员登记。成为哨件后续任务的决定，在哨件中落地。',
      en: 'By the unit that owns it, the council or a dispatcher. A decision that became the follow-up of a whistle is landed there.',
    },
    type: MeetingView,
    path,
    request: { note: '已增设夜间窗口两个' },
    response: {
      ...meetingExample,
      decisions: [{ ...carriedOut, note: '已增设夜间窗口两个', actions: ['reopen_decision'] }],
      version: 5,
    },
    problems: [
      'validation_failed',
      'forbidden_decision',
      'already_carried_out',
      'followed_at_ticket',
      'stale_version',
      'idempotency_key_reused',
    ],
    actions: ['carry_out_decision'],
  })
  async carryOut(
    @Param('id', UuidPipe) id: string,
    @Param('decisionId', UuidPipe) decisionId: string,
    @Body() request: CarryOutRequest,
    @Who() who: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
    @IfMatch() expectedVersion?: number,
    @IdempotencyKey({ required: false }) key?: string,
  ): Promise<object> {
    const asked = { who, id, decisionId, request, expectedVersion, key };
    return this.record(reply, asked, 'carry_out_decision', async (decision, at) => {
      if (!mayCarryOut(who, decision)) throw new Problem(403, 'forbidden_decision');
      const note = request.note?.trim() ?? null;
      return { type: 'carry_out_decision', decisionId: decision.id, at, note };
    });
  }

  @Post(':id/decisions/:decisionId/reopen')
  @HttpCode(200)
  @Allow('dispatcher', 'council')
  @Operation({
    zh: '退回重新落实',
    en: 'Have a decision carried out after all',
    description: {
      zh: '登记为已落实、实际尚未落实的决定，退回责任单位，可另定期限。',
      en: 'Gives a decision that was reported as carried out, and is not, back to its unit; with another due day if need be.',
    },
    type: MeetingView,
    path,
    request: { reason: '夜间窗口尚未启用', due_on: '2026-12-31' },
    response: {
      ...meetingExample,
      decisions: [{ ...reopened, actions: ['carry_out_decision'] }],
      version: 6,
    },
    problems: [
      'directory_missing',
      'validation_failed',
      'not_carried_out',
      'followed_at_ticket',
      'stale_version',
      'idempotency_key_reused',
    ],
    actions: ['reopen_decision'],
  })
  async reopen(
    @Param('id', UuidPipe) id: string,
    @Param('decisionId', UuidPipe) decisionId: string,
    @Body() request: ReopenRequest,
    @Who() who: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
    @IfMatch() expectedVersion?: number,
    @IdempotencyKey({ required: false }) key?: string,
  ): Promise<object> {
    const asked = { who, id, decisionId, request, expectedVersion, key };
    return this.record(reply, asked, 'reopen_decision', async (decision, at) => {
      const { alliance } = await this.references.directory(who);
      return {
        type: 'reopen_decision',
        ...{ decisionId: decision.id, at, reason: request.reason.trim(), dueOn: request.due_on ?? null },
        today: localDate(alliance!.time_zone, Date.parse(at)),
      };
    });
  }

  private async record(
    reply: FastifyReply,
    { who, id, decisionId, request, expectedVersion, key }: Asked,
    name: string,
    command: (decision: Decision, at: string) => Promise<FollowingCommand>,
  ): Promise<object> {
    const { version, body } = await this.recorder.record(this.meetings, {
      ...by(who),
      id,
      expectedVersion,
      idempotency:
        key === undefined ? undefined : { key, fingerprint: fingerprint(name, id, decisionId, request) },
      decide: async (meeting) => {
        const decision = meeting!.decisions.find((one) => one.id === decisionId.toLowerCase());
        if (!decision) throw new Problem(404, 'not_found');
        return decideMeeting(meeting, await command(decision, this.database.now().toISOString()));
      },
      present: (stored) => this.presenter.present(who, stored),
    });
    withEtag(reply, version);
    return body;
  }
}
