import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Allow, type Identity, UNIT_ROLES, Who } from '@muster/auth';
import { fingerprint, IdempotencyKey, IfMatch, Operation, Problem, UuidPipe, withEtag } from '@muster/http';
import { by, Recorder } from '@muster/recording';
import { decideActivity } from '../domain/decide-activity.js';
import { activityExample, ActivityView } from '../looking-up/activity.view.js';
import { ActivityPresenter } from '../looking-up/activity-presenter.js';
import { Activities } from '../recording/aggregates.js';
import { References } from '../references/references.js';
import { mayRecord } from './attendance-rights.js';
import { RecordActivityAttendanceRequest } from './record-attendance.request.js';
import { requestedAttendance } from './requested-attendance.js';

/** Records who took part in an activity and for how many hours (mechanisms 2.14, 3.6, 3.23). */
@Controller('v1/activities')
export class ActivityAttendanceController {
  constructor(
    private readonly references: References,
    private readonly recorder: Recorder,
    private readonly activities: Activities,
    private readonly presenter: ActivityPresenter,
  ) {}

  @Post(':id/attendance')
  @HttpCode(200)
  @Allow('dispatcher', 'council', ...UNIT_ROLES)
  @Operation({
    zh: '登记活动出席与学时',
    en: 'Record attendance and hours of an activity',
    type: ActivityView,
    path: { id: activityExample.id },
    request: { attendance: activityExample.attendance },
    response: activityExample,
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
    @Body() request: RecordActivityAttendanceRequest,
    @Who() who: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
    @IfMatch() expectedVersion?: number,
    @IdempotencyKey({ required: false }) key?: string,
  ): Promise<object> {
    const { version, body } = await this.recorder.record(this.activities, {
      ...by(who),
      id,
      expectedVersion,
      idempotency:
        key === undefined ? undefined : { key, fingerprint: fingerprint('activity_attendance', id, request) },
      decide: async (activity) => {
        const directory = await this.references.directory(who);
        const attendance = requestedAttendance(request.attendance, await this.references.examine(who));
        const unitOfParty = (party: string) => directory.partyOrganisation(party)?.unit_id;
        if (!mayRecord(who, attendance, activity!.hostUnitIds, unitOfParty))
          throw new Problem(403, 'forbidden_attendance');
        return decideActivity(activity, { type: 'record_attendance', attendance });
      },
      present: (stored) => this.presenter.present(who, stored),
    });
    withEtag(reply, version);
    return body;
  }
}
