import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { v7 as uuidv7 } from 'uuid';
import { Allow, type Identity, Who } from '@muster/auth';
import { localDate } from '@muster/clock';
import { fingerprint, IdempotencyKey, IfMatch, Operation, UuidPipe, withEtag } from '@muster/http';
import { by, Recorder } from '@muster/recording';
import { decideMeeting, type MeetingCommand } from '../domain/decide-meeting.js';
import type { Meeting } from '../domain/meeting.js';
import { meetingExample, MeetingView } from '../looking-up/meeting.view.js';
import { MeetingPresenter } from '../looking-up/meeting-presenter.js';
import { Meetings } from '../recording/aggregates.js';
import { References } from '../references/references.js';
import { RecordDecisionRequest } from './record-decision.request.js';

/** Records what a meeting decided: who owns it and by when (mechanisms 0.12, 2.7). */
@Controller('v1/meetings')
export class DecisionsController {
  constructor(
    private readonly references: References,
    private readonly recorder: Recorder,
    private readonly meetings: Meetings,
    private readonly presenter: MeetingPresenter,
  ) {}

  @Post(':id/decisions')
  @Allow('dispatcher', 'council')
  @Operation({
    zh: '登记会议决定',
    en: 'Record a decision',
    description: {
      zh: '涉及哨件且有期限的决定，成为该哨件的后续任务，由责任单位落地；其余决定由责任单位登记落实。',
      en: 'A decision about a whistle, with a due day, becomes the whistle’s follow-up, which its unit has to land. Of any other one its unit reports that it was carried out.',
    },
    type: MeetingView,
    path: { id: meetingExample.id },
    request: {
      text: '增开夜间通关窗口',
      owner_unit_id: 'customs',
      due_on: '2026-12-15',
      agenda_item_id: '0198f0f4-1c00-7a10-8000-000000000021',
    },
    response: { ...meetingExample, attendance: [], version: 3 },
    problems: [
      'directory_missing',
      'validation_failed',
      'decisions_full',
      'called_off',
      'stale_version',
      'idempotency_key_reused',
    ],
    actions: ['record_decision'],
  })
  async record(
    @Param('id', UuidPipe) id: string,
    @Body() request: RecordDecisionRequest,
    @Who() who: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
    @IfMatch() expectedVersion?: number,
    @IdempotencyKey({ required: false }) key?: string,
  ): Promise<object> {
    const decisionId = uuidv7();
    const { version, body } = await this.recorder.record(this.meetings, {
      ...by(who),
      id,
      expectedVersion,
      idempotency:
        key === undefined ? undefined : { key, fingerprint: fingerprint('record_decision', id, request) },
      decide: async (meeting) =>
        decideMeeting(meeting, await this.command(who, decisionId, meeting!, request)),
      present: (stored) => this.presenter.present(who, stored),
    });
    withEtag(reply, version);
    return body;
  }

  private async command(
    who: Identity,
    id: string,
    meeting: Meeting,
    request: RecordDecisionRequest,
  ): Promise<MeetingCommand> {
    const { alliance } = await this.references.directory(who);
    const ticketId = request.ticket_id?.toLowerCase() ?? null;
    (await this.references.examine(who)).unit('/owner_unit_id', request.owner_unit_id).assertClean();
    await this.references.assertTicket(who, ticketId);
    return {
      type: 'record_decision',
      id,
      heldOn: localDate(alliance!.time_zone, Date.parse(meeting.startsAt)),
      agendaItemId: request.agenda_item_id?.toLowerCase() ?? null,
      ticketId,
      text: request.text.trim(),
      ownerUnitId: request.owner_unit_id,
      dueOn: request.due_on ?? null,
    };
  }
}
