import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Allow, type Identity, Who } from '@muster/auth';
import { fingerprint, IdempotencyKey, IfMatch, Operation, tenantOf, UuidPipe, withEtag } from '@muster/http';
import { Database } from '@muster/persistence';
import { by, Recorder } from '@muster/recording';
import { ConferenceAgendas } from '../agenda/conference-agendas.js';
import { decideMeeting } from '../domain/decide-meeting.js';
import { isConference } from '../domain/meeting.js';
import { arrangedMeetingExample, MeetingView } from '../looking-up/meeting.view.js';
import { MeetingPresenter } from '../looking-up/meeting-presenter.js';
import { Meetings } from '../recording/aggregates.js';
import { CallOffRequest } from './call-off.request.js';

/** Calls a meeting off; what a conference had to look at comes before the next one (ADR-0222). */
@Controller('v1/meetings')
export class MeetingCallingOffController {
  constructor(
    private readonly database: Database,
    private readonly recorder: Recorder,
    private readonly meetings: Meetings,
    private readonly presenter: MeetingPresenter,
    private readonly agendas: ConferenceAgendas,
  ) {}

  @Post(':id/call-off')
  @HttpCode(200)
  @Allow('dispatcher', 'council')
  @Operation({
    zh: '取消会议',
    en: 'Call a meeting off',
    description: {
      zh: '取消后不能恢复，不再列入议题、登记决定和出席。联席会、理事会议程上自动列入的哨件转入下一次会议。已登记有人出席或已登记决定的会议即为已举行，不能取消。',
      en: 'It stays called off, and takes no agenda items, decisions or attendance any more. Whistles that came onto the agenda of a joint conference or council meeting by themselves come onto the next one’s. A meeting at which somebody is on record as present, or which has a decision on record, was held and cannot be called off.',
    },
    type: MeetingView,
    path: { id: arrangedMeetingExample.id },
    request: { reason: '台风红色预警，另行通知' },
    response: {
      ...arrangedMeetingExample,
      called_off_at: '2026-11-30T09:00:00.000Z',
      called_off_reason: '台风红色预警，另行通知',
      actions: [],
      version: 3,
    },
    problems: ['validation_failed', 'already_held', 'called_off', 'stale_version', 'idempotency_key_reused'],
    actions: ['call_off'],
  })
  async callOff(
    @Param('id', UuidPipe) id: string,
    @Body() request: CallOffRequest,
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
        key === undefined ? undefined : { key, fingerprint: fingerprint('call_off_meeting', id, request) },
      decide: async (meeting) =>
        decideMeeting(meeting, {
          type: 'call_off',
          at: this.database.now().toISOString(),
          reason: request.reason.trim(),
        }),
      present: (stored) => this.presenter.present(who, stored),
    });
    // Also when the request is repeated: its first arrival may not have come so far.
    if (isConference(body as MeetingView)) await this.agendas.completeNext(tenantOf(who));
    withEtag(reply, version);
    return body;
  }
}
