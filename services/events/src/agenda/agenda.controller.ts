import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { v7 as uuidv7 } from 'uuid';
import { Allow, type Identity, Who } from '@muster/auth';
import { fingerprint, IdempotencyKey, IfMatch, Operation, UuidPipe, withEtag } from '@muster/http';
import { by, Recorder } from '@muster/recording';
import { decideMeeting } from '../domain/decide-meeting.js';
import { arrangedMeetingExample, MeetingView } from '../looking-up/meeting.view.js';
import { MeetingPresenter } from '../looking-up/meeting-presenter.js';
import { Meetings } from '../recording/aggregates.js';
import { References } from '../references/references.js';
import { AddAgendaItemRequest } from './add-agenda-item.request.js';

/** Puts points on a meeting's agenda, linked to the tickets that they are about (mechanisms 0.12, 2.7). */
@Controller('v1/meetings')
export class AgendaController {
  constructor(
    private readonly references: References,
    private readonly recorder: Recorder,
    private readonly meetings: Meetings,
    private readonly presenter: MeetingPresenter,
  ) {}

  @Post(':id/agenda-items')
  @Allow('dispatcher', 'council')
  @Operation({
    zh: '列入议题',
    en: 'Add an agenda item',
    type: MeetingView,
    path: { id: arrangedMeetingExample.id },
    request: { title: '三号泊位拥堵', ticket_id: '0198f0f4-1c00-7a10-8000-000000000001' },
    response: arrangedMeetingExample,
    problems: [
      'validation_failed',
      'ticket_already_on_agenda',
      'agenda_full',
      'called_off',
      'stale_version',
      'idempotency_key_reused',
    ],
    actions: ['add_agenda_item'],
  })
  async add(
    @Param('id', UuidPipe) id: string,
    @Body() request: AddAgendaItemRequest,
    @Who() who: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
    @IfMatch() expectedVersion?: number,
    @IdempotencyKey({ required: false }) key?: string,
  ): Promise<object> {
    const ticketId = request.ticket_id?.toLowerCase() ?? null;
    const itemId = uuidv7();
    const { version, body } = await this.recorder.record(this.meetings, {
      ...by(who),
      id,
      expectedVersion,
      idempotency:
        key === undefined ? undefined : { key, fingerprint: fingerprint('add_agenda_item', id, request) },
      decide: async (meeting) => {
        await this.references.assertTicket(who, ticketId);
        return decideMeeting(meeting, {
          type: 'add_agenda_item',
          id: itemId,
          title: request.title.trim(),
          ticketId,
        });
      },
      present: (stored) => this.presenter.present(who, stored),
    });
    withEtag(reply, version);
    return body;
  }
}
