import { Body, Controller, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { v7 as uuidv7 } from 'uuid';
import { Allow, type Identity, Who } from '@muster/auth';
import { fingerprint, IdempotencyKey, Operation, withEtag } from '@muster/http';
import { Database } from '@muster/persistence';
import { by, Recorder } from '@muster/recording';
import { decideMobilisation, type MobilisationCommand } from '../domain/decide-mobilisation.js';
import { Mobilisations } from '../recording/aggregates.js';
import { References } from '../references/references.js';
import { CallRequest } from './call.request.js';
import { calledOrganisations } from './called-organisations.js';
import { calledMobilisationExample } from './mobilisation.examples.js';
import { MobilisationPresenter } from './mobilisation-presenter.js';
import { MobilisationView } from './mobilisation.view.js';

/** Calls units and party organisations of the alliance to do something by a moment (mechanisms 3.14). */
@Controller('v1/mobilisations')
export class CallingController {
  constructor(
    private readonly database: Database,
    private readonly references: References,
    private readonly recorder: Recorder,
    private readonly mobilisations: Mobilisations,
    private readonly presenter: MobilisationPresenter,
  ) {}

  @Post()
  @Allow('dispatcher', 'council')
  @Operation({
    zh: '发出动员',
    en: 'Call organisations',
    description: {
      zh: '动员对象为所选各项之和，按此刻的名录确定：全体单位、全体党组织、某些层级、某些产业联盟，或指名的单位、党组织。各组织须答复；答复时间过半时提醒尚未答复的组织一次。',
      en: 'Called are all that is named together, by the directory as it is now: all units, all party organisations, tiers, industry alliances, or units and party organisations by name. Each of them is to answer; when half of the time to answer is over, those that have not are reminded once.',
    },
    type: MobilisationView,
    request: {
      title: '支援卡口疏导',
      text: '请组织党员志愿者到北疆卡口协助疏导积压车辆',
      place: '北疆卡口',
      due_at: '2026-12-02T09:00:00+08:00',
      answer_by: '2026-12-01T17:00:00+08:00',
      unit_ids: ['customs'],
      party_organisation_ids: ['oils-and-fats-branch'],
    },
    response: calledMobilisationExample,
    problems: ['directory_missing', 'validation_failed', 'idempotency_key_reused'],
  })
  async call(
    @Body() request: CallRequest,
    @Who() who: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
    @IdempotencyKey({ required: false }) key?: string,
  ): Promise<object> {
    const id = uuidv7();
    const { version, body } = await this.recorder.record(this.mobilisations, {
      ...by(who),
      id,
      isNew: true,
      idempotency:
        key === undefined ? undefined : { key, fingerprint: fingerprint('call_mobilisation', request) },
      decide: async () => decideMobilisation(undefined, await this.command(who, id, request)),
      present: (stored) => this.presenter.present(who, stored),
    });
    withEtag(reply, version);
    return body;
  }

  private async command(who: Identity, id: string, request: CallRequest): Promise<MobilisationCommand> {
    const organisations = calledOrganisations(request, await this.references.directory(who));
    const dueAt = new Date(request.due_at).toISOString();
    const answerBy = request.answer_by == null ? dueAt : new Date(request.answer_by).toISOString();
    const { title, text, place } = request;
    return {
      ...{ type: 'call', id, organisations, dueAt, answerBy },
      ...{ title: title.trim(), text: text.trim(), place: place?.trim() ?? null },
      calledAt: this.database.now().toISOString(),
    };
  }
}
