import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Allow, type Identity, UNIT_ROLES, Who } from '@muster/auth';
import { IdempotencyKey, IfMatch, Operation, UuidPipe, withEtag } from '@muster/http';
import { RecordVisitsRequest } from './record-use.request.js';
import { assertAnswersFor } from './resource-rights.js';
import { resourceExample, ResourceView } from './resource.view.js';
import { ResourceRecording } from './resource-recording.js';

/** Records how many came on a day without a booking, to a service point above all (mechanisms 2.20, 3.18). */
@Controller('v1/resources')
export class VisitsRecordingController {
  constructor(private readonly recording: ResourceRecording) {}

  @Post(':id/visits')
  @HttpCode(200)
  @Allow('dispatcher', 'council', ...UNIT_ROLES)
  @Operation({
    zh: '登记到访人数',
    en: 'Record the visits of a day',
    description: {
      zh: '未预订而到访的人数，由提供单位、理事会或派单员登记；同一天以最近一次为准。',
      en: 'Persons who came without a booking, by the owner unit, the council or a dispatcher; of a day, what is recorded last counts.',
    },
    type: ResourceView,
    path: { id: resourceExample.id },
    request: { persons: 58, on: '2026-11-30' },
    response: resourceExample,
    problems: [
      'directory_missing',
      'validation_failed',
      'forbidden_resource',
      'stale_version',
      'idempotency_key_reused',
    ],
    actions: ['record_visits'],
  })
  async record(
    @Param('id', UuidPipe) id: string,
    @Body() request: RecordVisitsRequest,
    @Who() who: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
    @IfMatch() expectedVersion?: number,
    @IdempotencyKey({ required: false }) key?: string,
  ): Promise<object> {
    const asked = { who, id, name: 'record_visits', request, expectedVersion, key };
    const { version, body } = await this.recording.record(asked, (resource, moment) => {
      assertAnswersFor(who, resource);
      return { type: 'record_visits', on: request.on, persons: request.persons, ...moment };
    });
    withEtag(reply, version);
    return body;
  }
}
