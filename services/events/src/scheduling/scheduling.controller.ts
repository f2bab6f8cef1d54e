import { Body, Controller, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { v7 as uuidv7 } from 'uuid';
import { Allow, type Identity, Who } from '@muster/auth';
import { fingerprint, IdempotencyKey, Operation, tenantOf, withEtag } from '@muster/http';
import { by, Recorder } from '@muster/recording';
import { ConferenceAgendas } from '../agenda/conference-agendas.js';
import { decideMeeting } from '../domain/decide-meeting.js';
import { isConference } from '../domain/meeting.js';
import { arrangedMeetingExample, MeetingView } from '../looking-up/meeting.view.js';
import { MeetingPresenter } from '../looking-up/meeting-presenter.js';
import { requestedCodes } from '../model-codes/requested-codes.js';
import { Meetings } from '../recording/aggregates.js';
import { References } from '../references/references.js';
import { ScheduleMeetingRequest } from './schedule-meeting.request.js';

/** Calls a meeting (mechanisms 0.11, 2.7, 2.9, 3.5, 3.9); the agenda of a conference begins with what it has to look at. */
@Controller('v1/meetings')
export class SchedulingController {
  constructor(
    private readonly references: References,
    private readonly recorder: Recorder,
    private readonly meetings: Meetings,
    private readonly presenter: MeetingPresenter,
    private readonly agendas: ConferenceAgendas,
  ) {}

  @Post()
  @Allow('dispatcher', 'council')
  @Operation({
    zh: '召集会议',
    en: 'Schedule a meeting',
    description: {
      zh: '联席会、理事会的议程自动列入三级以上未办结和挂账的哨件；此后新增的自动列入下一次会议。',
      en: 'The agenda of a joint conference or council meeting begins with the open whistles of level 3 and above and those on account; what becomes one later comes onto the next.',
    },
    type: MeetingView,
    request: {
      kind: 'joint_conference',
      title: '第四季度海港事务联席会',
      starts_at: '2026-12-01T09:00:00+08:00',
      convenor_unit_id: 'council-secretariat',
      invited_unit_ids: ['customs', 'maritime'],
      quorum: 2,
      platform_code: 'service_centre',
      model_codes: ['drives.party_building'],
    },
    response: { ...arrangedMeetingExample, agenda: [], agenda_count: 0, version: 1 },
    problems: ['directory_missing', 'validation_failed', 'idempotency_key_reused'],
  })
  async schedule(
    @Body() request: ScheduleMeetingRequest,
    @Who() who: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
    @IdempotencyKey({ required: false }) key?: string,
  ): Promise<object> {
    const id = uuidv7();
    const { version, body } = await this.recorder.record(this.meetings, {
      ...by(who),
      id,
      isNew: true,
      idempotency:
        key === undefined ? undefined : { key, fingerprint: fingerprint('schedule_meeting', request) },
      decide: async (meeting) =>
        decideMeeting(meeting, {
          ...(await this.command(who, id, request)),
          pulled: isConference(request) ? await this.agendas.hardTickets(tenantOf(who)) : [],
        }),
      present: (stored) => this.presenter.present(who, stored),
    });
    if (isConference(request)) await this.agendas.completeOnceMore(tenantOf(who));
    withEtag(reply, version);
    return body;
  }

  private async command(who: Identity, id: string, request: ScheduleMeetingRequest) {
    const { alliance } = await this.references.directory(who);
    const convenorUnitId = request.convenor_unit_id ?? alliance?.convenor_unit_id ?? '';
    const invitedUnitIds = request.invited_unit_ids ?? [];
    const invitedEnterpriseIds = request.invited_enterprise_ids ?? [];
    const examination = (await this.references.examine(who))
      .convenor('/convenor_unit_id', convenorUnitId)
      .units('/invited_unit_ids', invitedUnitIds)
      .enterprises('/invited_enterprise_ids', invitedEnterpriseIds);
    const codes = requestedCodes(request, examination);
    examination.assertClean();
    return {
      type: 'schedule_meeting' as const,
      id,
      kind: request.kind,
      title: request.title.trim(),
      place: request.place?.trim() ?? null,
      startsAt: new Date(request.starts_at).toISOString(),
      convenorUnitId,
      invitedUnitIds,
      invitedEnterpriseIds,
      ...(request.quorum != null && { quorum: request.quorum }),
      ...codes,
    };
  }
}
