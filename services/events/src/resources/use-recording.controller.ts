import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Allow, type Identity, UNIT_ROLES, Who } from '@muster/auth';
import { IdempotencyKey, IfMatch, Operation, UuidPipe, withEtag } from '@muster/http';
import { RecordUseRequest } from './record-use.request.js';
import { requestedBooking } from './requested-booking.js';
import { assertAnswersFor } from './resource-rights.js';
import { usedResourceExample, ResourceView } from './resource.view.js';
import { ResourceRecording } from './resource-recording.js';

/** Records how many used a booking (mechanisms 0.13). */
@Controller('v1/resources')
export class UseRecordingController {
  constructor(private readonly recording: ResourceRecording) {}

  @Post(':id/bookings/:bookingId/use')
  @HttpCode(200)
  @Allow('dispatcher', 'council', ...UNIT_ROLES)
  @Operation({
    zh: '登记使用人数',
    en: 'Record the use of a booking',
    description: {
      zh: '预订开始之后，由提供单位、理事会或派单员登记；以最近一次为准，计入预订开始之月。',
      en: 'Once it has begun, by the owner unit, the council or a dispatcher; what is recorded last counts, in the month in which the booking begins.',
    },
    type: ResourceView,
    path: { id: usedResourceExample.id, bookingId: usedResourceExample.bookings[0]!.id },
    request: { persons: 32 },
    response: usedResourceExample,
    problems: [
      'directory_missing',
      'validation_failed',
      'forbidden_resource',
      'booking_cancelled',
      'not_begun',
      'stale_version',
      'idempotency_key_reused',
    ],
    actions: ['record_use'],
  })
  async record(
    @Param('id', UuidPipe) id: string,
    @Param('bookingId', UuidPipe) bookingId: string,
    @Body() request: RecordUseRequest,
    @Who() who: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
    @IfMatch() expectedVersion?: number,
    @IdempotencyKey({ required: false }) key?: string,
  ): Promise<object> {
    const asked = { who, id, name: 'record_use', request, bookingId, expectedVersion, key };
    const { version, body } = await this.recording.record(asked, (resource, moment) => {
      const { persons } = request;
      const booking = requestedBooking(resource, bookingId, moment.at);
      assertAnswersFor(who, resource);
      return { type: 'record_use', bookingId: booking.id, persons, ...moment };
    });
    withEtag(reply, version);
    return body;
  }
}
