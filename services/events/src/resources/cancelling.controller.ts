import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Allow, type Identity, UNIT_ROLES, Who } from '@muster/auth';
import { IdempotencyKey, IfMatch, Operation, Problem, UuidPipe, withEtag } from '@muster/http';
import { actsFor } from '../organisations/acts-for.js';
import { References } from '../references/references.js';
import { ReasonRequest } from './reason.request.js';
import { requestedBooking } from './requested-booking.js';
import { ResourceRecording } from './resource-recording.js';
import { answersFor, cancelsAs } from './resource-rights.js';
import { resourceExample, ResourceView } from './resource.view.js';

/** Cancels a booking: the resource is free again (ADR-0230). */
@Controller('v1/resources')
export class BookingCancellingController {
  constructor(
    private readonly references: References,
    private readonly recording: ResourceRecording,
  ) {}

  @Post(':id/bookings/:bookingId/cancel')
  @HttpCode(200)
  @Allow('dispatcher', 'council', ...UNIT_ROLES, 'enterprise')
  @Operation({
    zh: '取消预订',
    en: 'Cancel a booking',
    description: {
      zh: '由预订方、提供单位、理事会或派单员取消；该时段随即可再预订。已结束或已登记有人使用的不能取消。',
      en: 'By whom it is for, the owner unit, the council or a dispatcher; the span is free again. Not when it is over or somebody is on record as having used it.',
    },
    type: ResourceView,
    path: { id: resourceExample.id, bookingId: resourceExample.bookings[0]!.id },
    request: { reason: '改期' },
    response: {
      ...resourceExample,
      next_booking: null,
      bookings: [
        {
          ...resourceExample.bookings[0]!,
          cancelled_at: '2026-12-07T02:00:00.000Z',
          cancelled_reason: '改期',
          actions: [],
        },
      ],
      actions: ['book', 'record_visits', 'change', 'withdraw'],
      version: 4,
    },
    problems: [
      'directory_missing',
      'validation_failed',
      'forbidden_booking',
      'booking_cancelled',
      'booking_over',
      'already_used',
      'stale_version',
      'idempotency_key_reused',
    ],
    actions: ['cancel_booking'],
  })
  async cancel(
    @Param('id', UuidPipe) id: string,
    @Param('bookingId', UuidPipe) bookingId: string,
    @Body() request: ReasonRequest,
    @Who() who: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
    @IfMatch() expectedVersion?: number,
    @IdempotencyKey({ required: false }) key?: string,
  ): Promise<object> {
    const asked = { who, id, name: 'cancel_booking', request, bookingId, expectedVersion, key };
    const { version, body } = await this.recording.record(asked, async (resource, { at }) => {
      const booking = requestedBooking(resource, bookingId, at);
      const directory = await this.references.directory(who);
      const unitOfParty = (party: string) => directory.partyOrganisation(party)?.unit_id;
      if (!answersFor(who, resource) && !actsFor(who, booking.booker, unitOfParty))
        throw new Problem(403, 'forbidden_booking');
      const by = cancelsAs(who, booking.booker, unitOfParty);
      return { type: 'cancel_booking', bookingId: booking.id, at, by, reason: request.reason.trim() };
    });
    withEtag(reply, version);
    return body;
  }
}
