import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Allow, type Identity, UNIT_ROLES, Who } from '@muster/auth';
import { fingerprint, IdempotencyKey, IfMatch, Operation, Problem, UuidPipe, withEtag } from '@muster/http';
import { by, Recorder } from '@muster/recording';
import { decideMeeting } from '../domain/decide-meeting.js';
import { meetingExample, MeetingView } from '../looking-up/meeting.view.js';
import { MeetingPresenter } from '../looking-up/meeting-presenter.js';
import { Meetings } from '../recording/aggregates.js';
import { References } from '../references/references.js';
import { mayRecord } from './attendance-rights.js';
import { RecordMeetingAttendanceRequest } from './record-attendance.request.js';
import { requestedAttendance } from './requested-attendance.js';

/** Records who came to a meeting, by organisation (mechanisms 0.11, 3.10). */
@Controller('v1/meetings')
export class MeetingAttendanceController {
  constructor(
    private readonly references: References,
    private readonly recorder: Recorder,
    private readonly meetings: Meetings,
    private readonly presenter: MeetingPresenter,
  ) {}

  @Post(':id/attendance')
  @HttpCode(200)
  @Allow('dispatcher', 'council', ...UNIT_ROLES)
  @Operation({
    zh: '登记会议出席',
    en: 'Record attendance of a meeting',
    type: MeetingView,
    path: { id: meetingExample.id },
    request: { attendance: meetingExample.attendance },
    response: meetingExample,
    problems: [
      'directory_missing',
      'validation_failed',
      'forbidden_attendance',
      'called_off',
      'stale_version',
      'idempotency_key_reused',
    ],
    actions: ['record_attendance'],
  })
  async record(
    @Param('id', UuidPipe) id: string,
    @Body() request: RecordMeetingAttendanceRequest,
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
        key === undefined ? undefined : { key, fingerprint: fingerprint('meeting_attendance', id, request) },
      decide: async (meeting) => {
        const directory = await this.references.directory(who);
        const attendance = requestedAttendance(request.attendance, await this.references.examine(who));
        const unitOfParty = (party: string) => directory.partyOrganisation(party)?.unit_id;
        if (!mayRecord(who, attendance, [meeting!.convenorUnitId], unitOfParty))
          throw new Problem(403, 'forbidden_attendance');
        return decideMeeting(meeting, { type: 'record_attendance', attendance });
      },
      present: (stored) => this.presenter.present(who, stored),
    });
    withEtag(reply, version);
    return body;
  }
}
