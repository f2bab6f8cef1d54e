import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Allow, type Identity, Who } from '@muster/auth';
import { fingerprint, IdempotencyKey, IfMatch, Operation, tenantOf, UuidPipe, withEtag } from '@muster/http';
import { by, Recorder } from '@muster/recording';
import { ConferenceAgendas } from '../agenda/conference-agendas.js';
import { decideMeeting } from '../domain/decide-meeting.js';
import { isConference } from '../domain/meeting.js';
import { arrangedMeetingExample, MeetingView } from '../looking-up/meeting.view.js';
import { MeetingPresenter } from '../looking-up/meeting-presenter.js';
import { Meetings } from '../recording/aggregates.js';
import { rescheduling, RescheduleRequest } from './reschedule.request.js';

/** Moves a meeting to another time or place (ADR-0222). */
@Controller('v1/meetings')
export class MeetingReschedulingController {
  constructor(
    private readonly recorder: Recorder,
    private readonly meetings: Meetings,
    private readonly presenter: MeetingPresenter,
    private readonly agendas: ConferenceAgendas,
  ) {}

  @Post(':id/reschedule')
  @HttpCode(200)
  @Allow('dispatcher', 'council')
  @Operation({
    zh: '会议改期',
    en: 'Reschedule a meeting',
    description: {
      zh: '议程不变。已登记有人出席或已登记决定的会议即为已举行，不能改期。',
      en: 'The agenda stays. A meeting at which somebody is on record as present, or which has a decision on record, was held and cannot be rescheduled.',
    },
    type: MeetingView,
    path: { id: arrangedMeetingExample.id },
    request: { starts_at: '2026-12-08T09:00:00+08:00' },
    response: { ...arrangedMeetingExample, starts_at: '2026-12-08T01:00:00.000Z', version: 3 },
    problems: ['validation_failed', 'already_held', 'called_off', 'stale_version', 'idempotency_key_reused'],
    actions: ['reschedule'],
  })
  async reschedule(
    @Param('id', UuidPipe) id: string,
    @Body() request: RescheduleRequest,
    @Who() who: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
    @IfMatch() expectedVersion?: number,
    @IdempotencyKey({ required: false }) key?: string,
  ): Promise<object> {
    const { version, body } = await this.recorder.record(this.meetings, {
      ...by(who),
      id,
      expectedVersion,
      idempotency:
        key === undefined ? undefined : { key, fingerprint: fingerprint('reschedule_meeting', id, request) },
      decide: async (meeting) => decideMeeting(meeting, rescheduling(request)),
      present: (stored) => this.presenter.present(who, stored),
    });
    if (isConference(body as MeetingView)) await this.agendas.completeNext(tenantOf(who));
    withEtag(reply, version);
    return body;
  }
}
