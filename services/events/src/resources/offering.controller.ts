import { Body, Controller, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { v7 as uuidv7 } from 'uuid';
import { Allow, type Identity, UNIT_ROLES, Who } from '@muster/auth';
import { fingerprint, IdempotencyKey, Operation, withEtag } from '@muster/http';
import { by, Recorder } from '@muster/recording';
import { decideResource, type ResourceCommand } from '../domain/decide-resource.js';
import { requestedCodes } from '../model-codes/requested-codes.js';
import { Resources } from '../recording/aggregates.js';
import { References } from '../references/references.js';
import { OfferResourceRequest, textsOf } from './offer-resource.request.js';
import { ResourcePresenter } from './resource-presenter.js';
import { assertAnswersFor } from './resource-rights.js';
import { offeredResourceExample, ResourceView } from './resource.view.js';

/** Puts a resource into what the alliance shares (mechanisms 0.9, 0.13, 2.20, 3.18). */
@Controller('v1/resources')
export class OfferingController {
  constructor(
    private readonly references: References,
    private readonly recorder: Recorder,
    private readonly resources: Resources,
    private readonly presenter: ResourcePresenter,
  ) {}

  @Post()
  @Allow('dispatcher', 'council', ...UNIT_ROLES)
  @Operation({
    zh: '提供共享资源',
    en: 'Offer a resource',
    description: {
      zh: '专家、场地、设备、课程，或司机之家等处的服务点。单位提供本单位的；理事会、派单员可代任何单位提供。',
      en: 'An expert, a venue, equipment, a course, or a service point such as a zone of a drivers’ home. Units offer what is theirs; council and dispatchers for any unit.',
    },
    type: ResourceView,
    request: {
      kind: 'venue',
      name: '党群服务中心多功能厅',
      place: '党群服务中心二层',
      note: '可容纳 80 人，有投影',
      owner_unit_id: 'council-secretariat',
    },
    response: offeredResourceExample,
    problems: ['directory_missing', 'validation_failed', 'forbidden_resource', 'idempotency_key_reused'],
  })
  async offer(
    @Body() request: OfferResourceRequest,
    @Who() who: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
    @IdempotencyKey({ required: false }) key?: string,
  ): Promise<object> {
    const id = uuidv7();
    const { version, body } = await this.recorder.record(this.resources, {
      ...by(who),
      id,
      isNew: true,
      idempotency:
        key === undefined ? undefined : { key, fingerprint: fingerprint('offer_resource', request) },
      decide: async (resource) => decideResource(resource, await this.command(who, id, request)),
      present: (stored) => this.presenter.present(who, stored),
    });
    withEtag(reply, version);
    return body;
  }

  private async command(who: Identity, id: string, request: OfferResourceRequest): Promise<ResourceCommand> {
    const ownerUnitId = request.owner_unit_id ?? who.unitId ?? '';
    const examination = (await this.references.examine(who)).unit('/owner_unit_id', ownerUnitId);
    const codes = requestedCodes(request, examination);
    examination.assertClean();
    assertAnswersFor(who, { ownerUnitId });
    return { type: 'offer_resource', id, kind: request.kind, ...textsOf(request), ownerUnitId, ...codes };
  }
}
