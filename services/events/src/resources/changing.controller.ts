import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Allow, type Identity, UNIT_ROLES, Who } from '@muster/auth';
import { IdempotencyKey, IfMatch, Operation, UuidPipe, withEtag } from '@muster/http';
import { requestedCodes } from '../model-codes/requested-codes.js';
import { References } from '../references/references.js';
import { ResourceTextsRequest, textsOf } from './offer-resource.request.js';
import { assertAnswersFor } from './resource-rights.js';
import { offeredResourceExample, ResourceView } from './resource.view.js';
import { ResourceRecording } from './resource-recording.js';

/** Describes a resource anew (ADR-0230). */
@Controller('v1/resources')
export class ResourceChangingController {
  constructor(
    private readonly references: References,
    private readonly recording: ResourceRecording,
  ) {}

  @Post(':id/change')
  @HttpCode(200)
  @Allow('dispatcher', 'council', ...UNIT_ROLES)
  @Operation({
    zh: '修改资源说明',
    en: 'Change a resource',
    description: {
      zh: '名称、地点、说明与运行机制代码以此次所填为准，未填即清空。预订不变。',
      en: 'Name, place, note and codes of the operating model are what they are given as now; what is left out is empty. Bookings stay.',
    },
    type: ResourceView,
    path: { id: offeredResourceExample.id },
    request: { name: '党群服务中心多功能厅', place: '党群服务中心三层', note: '可容纳 80 人，有投影' },
    response: { ...offeredResourceExample, place: '党群服务中心三层', version: 2 },
    problems: [
      'directory_missing',
      'validation_failed',
      'forbidden_resource',
      'resource_withdrawn',
      'stale_version',
      'idempotency_key_reused',
    ],
    actions: ['change'],
  })
  async change(
    @Param('id', UuidPipe) id: string,
    @Body() request: ResourceTextsRequest,
    @Who() who: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
    @IfMatch() expectedVersion?: number,
    @IdempotencyKey({ required: false }) key?: string,
  ): Promise<object> {
    const asked = { who, id, name: 'change_resource', request, expectedVersion, key };
    const { version, body } = await this.recording.record(asked, async (resource) => {
      assertAnswersFor(who, resource);
      const examination = await this.references.examine(who);
      const codes = requestedCodes(request, examination);
      examination.assertClean();
      return { type: 'change', ...textsOf(request), ...codes };
    });
    withEtag(reply, version);
    return body;
  }
}
