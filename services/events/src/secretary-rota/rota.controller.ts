import { Body, Controller, Get, Put, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Allow, type Identity, UNIT_ROLES, Who } from '@muster/auth';
import { IdempotencyKey, IfMatch, Operation, tenantOf, withEtag } from '@muster/http';
import { Examination } from '../references/examination.js';
import { RotaDesk } from './rota-desk.js';
import { rotaIdOf } from './rota-id.js';
import { SetRotaRequest } from './rota.requests.js';
import { rotaExample, SecretaryRotaView } from './rota.view.js';

/** The rotating secretary duty (书记轮值, mechanisms 2.21): who takes turns, and whose turn it is. */
@Controller('v1/secretary-rota')
export class RotaController {
  constructor(private readonly desk: RotaDesk) {}

  @Get()
  @Allow('dispatcher', 'council', 'supervisor', ...UNIT_ROLES, 'party_secretary', 'enterprise')
  @Operation({
    zh: '书记轮值',
    en: 'The rotating secretary duty',
    description: {
      zh: '任一时刻只有一名书记轮值，统筹本期联合主题党日，并看顾待受理的哨件。本期之后另有三期已排定。',
      en: 'One secretary at a time, who answers for the turn’s joint theme days and keeps an eye on whistles at intake. Three turns beyond the one that has begun are planned.',
    },
    type: SecretaryRotaView,
    response: rotaExample,
    problems: ['directory_missing'],
  })
  async show(
    @Who() who: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SecretaryRotaView> {
    const view = await this.desk.show(who);
    withEtag(reply, view.version);
    return view;
  }

  @Put()
  @Allow('dispatcher', 'council')
  @Operation({
    zh: '确定书记轮值',
    en: 'Set the rota',
    description: {
      zh: '已开始的一期照旧，之后重排：轮值次数（含代为）最少者先；同次数者，有法定节假日的一期归轮值节假日最少者，没有的归最多者，再同则最久未轮者先；不连轮两期。新加入者从最少者的次数起计。名单为空，则本期之后不再轮值。相同的设置什么也不改。',
      en: 'The turn that has begun stays; what follows is planned anew: fewest turns served first, standing in included; of equals, a turn with holidays goes to who has served fewest of them, one without to who has served most, then to who has waited longest; nobody twice in a row. Who joins begins level with whoever has served least. With an empty list nobody follows. The same setting again changes nothing.',
    },
    type: SecretaryRotaView,
    request: {
      turn_length: 'month',
      party_organisation_ids: ['oils-and-fats-branch', 'construction-machinery-branch'],
    },
    response: rotaExample,
    problems: ['directory_missing', 'validation_failed', 'stale_version', 'idempotency_key_reused'],
    actions: ['set_rota'],
  })
  async set(
    @Body() request: SetRotaRequest,
    @Who() who: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
    @IfMatch() expectedVersion?: number,
    @IdempotencyKey({ required: false }) key?: string,
  ): Promise<object> {
    const { turn_length: turnLength, party_organisation_ids: partyOrganisationIds } = request;
    const asked = { set: request };
    const { version, body } = await this.desk.carryOut(
      { who, expectedVersion, key },
      asked,
      (_rota, directory) => {
        new Examination(directory)
          .partyOrganisations('/party_organisation_ids', partyOrganisationIds)
          .assertClean();
        return { type: 'set_rota', id: rotaIdOf(tenantOf(who)), turnLength, partyOrganisationIds };
      },
    );
    withEtag(reply, version);
    return body;
  }
}
