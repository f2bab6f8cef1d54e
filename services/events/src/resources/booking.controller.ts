import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Allow, type Identity, UNIT_ROLES, Who } from '@muster/auth';
import { IdempotencyKey, IfMatch, Operation, Problem, UuidPipe, withEtag } from '@muster/http';
import { v7 as uuidv7 } from 'uuid';
import type { Booker } from '../domain/resource.js';
import { actsFor } from '../organisations/acts-for.js';
import { namedOrganisation } from '../organisations/named-organisation.js';
import { References } from '../references/references.js';
import { BookRequest } from './book.request.js';
import { ResourceRecording } from './resource-recording.js';
import { resourceExample, ResourceView } from './resource.view.js';

/** Books a resource, at any moment once (mechanisms 0.13, 2.20, ADR-0230). */
@Controller('v1/resources')
export class BookingController {
  constructor(
    private readonly references: References,
    private readonly recording: ResourceRecording,
  ) {}

  @Post(':id/bookings')
  @Allow('dispatcher', 'council', ...UNIT_ROLES, 'enterprise')
  @Operation({
    zh: '预订资源',
    en: 'Book a resource',
    description: {
      zh: '同一时段只能预订一次；最长 31 天，可提前一年，开始不早于一小时之前。单位为本单位及所属党组织预订，企业为本企业预订，理事会、派单员可代任何组织预订；组织未填即为本单位、本企业。',
      en: 'It can be booked once for any moment: for 31 days at most, up to a year ahead, beginning no longer than an hour ago. A unit books for itself and its party organisations, an enterprise for itself, council and dispatchers for anybody; without an organisation it is for your own.',
    },
    type: ResourceView,
    path: { id: resourceExample.id },
    request: {
      starts_at: '2026-12-08T09:00:00+08:00',
      ends_at: '2026-12-08T17:00:00+08:00',
      unit_id: 'customs',
      purpose: '业务培训',
    },
    response: resourceExample,
    problems: [
      'directory_missing',
      'validation_failed',
      'forbidden_booking',
      'already_booked',
      'bookings_full',
      'resource_withdrawn',
      'stale_version',
      'idempotency_key_reused',
    ],
    actions: ['book'],
  })
  async book(
    @Param('id', UuidPipe) id: string,
    @Body() request: BookRequest,
    @Who() who: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
    @IfMatch() expectedVersion?: number,
    @IdempotencyKey({ required: false }) key?: string,
  ): Promise<object> {
    const bookingId = uuidv7();
    const asked = { who, id, name: 'book_resource', request, expectedVersion, key };
    const { version, body } = await this.recording.record(asked, async (_, moment) => {
      const booker = await this.booker(who, request);
      const [startsAt, endsAt] = [request.starts_at, request.ends_at].map((at) => new Date(at).toISOString());
      const span = { startsAt: startsAt!, endsAt: endsAt! };
      const booking = { id: bookingId, ...span, booker, purpose: request.purpose.trim() };
      return { type: 'book', booking, ...moment };
    });
    withEtag(reply, version);
    return body;
  }

  private async booker(who: Identity, request: BookRequest): Promise<Booker> {
    const directory = await this.references.directory(who);
    const booker = namedOrganisation(request, who, await this.references.examine(who));
    if (!actsFor(who, booker, (party) => directory.partyOrganisation(party)?.unit_id))
      throw new Problem(403, 'forbidden_booking');
    return booker;
  }
}
