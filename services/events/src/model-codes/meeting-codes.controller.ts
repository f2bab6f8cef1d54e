import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Allow, type Identity, Who } from '@muster/auth';
import { fingerprint, IdempotencyKey, IfMatch, Operation, UuidPipe, withEtag } from '@muster/http';
import { by, Recorder } from '@muster/recording';
import { decideMeeting } from '../domain/decide-meeting.js';
import { meetingExample, MeetingView } from '../looking-up/meeting.view.js';
import { MeetingPresenter } from '../looking-up/meeting-presenter.js';
import { Meetings } from '../recording/aggregates.js';
import { References } from '../references/references.js';
import { ModelCodesRequest } from './model-codes.request.js';
import { requestedCodes } from './requested-codes.js';

/** Says where a meeting stands in the operating model, before it is held and after it (mechanisms 0.2, 2.1, 3.2, ADR-0246). */
@Controller('v1/meetings')
export class MeetingCodesController {
  constructor(
    private readonly references: References,
    private readonly recorder: Recorder,
    private readonly meetings: Meetings,
    private readonly presenter: MeetingPresenter,
  ) {}

  @Post(':id/codes')
  @HttpCode(200)
  @Allow('dispatcher', 'council')
  @Operation({
    zh: '填写会议所属运行机制',
    en: 'Say where a meeting stands in the operating model',
    description: {
      zh: '平台、机制与其他标题下的代码；整体取代此前所填，未填即为无。会前会后均可更正，不另行通知。',
      en: 'Platform, mechanism and codes under the other headings; they replace what was said, and what is left out is not so any more. Before the meeting and after it; nobody is told.',
    },
    type: MeetingView,
    path: { id: meetingExample.id },
    request: { platform_code: 'service_centre', model_codes: ['drives.party_building'] },
    response: meetingExample,
    problems: [
      'directory_missing',
      'validation_failed',
      'called_off',
      'stale_version',
      'idempotency_key_reused',
    ],
    actions: ['set_codes'],
  })
  async set(
    @Param('id', UuidPipe) id: string,
    @Body() request: ModelCodesRequest,
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
        key === undefined ? undefined : { key, fingerprint: fingerprint('set_meeting_codes', id, request) },
      decide: async (meeting) => {
        const examination = await this.references.examine(who);
        const codes = requestedCodes(request, examination);
        examination.assertClean();
        return decideMeeting(meeting, { type: 'set_codes', ...codes });
      },
      present: (stored) => this.presenter.present(who, stored),
    });
    withEtag(reply, version);
    return body;
  }
}
