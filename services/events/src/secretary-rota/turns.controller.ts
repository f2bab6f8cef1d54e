import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Allow, type Identity, Who } from '@muster/auth';
import type { DirectorySnapshot } from '@muster/directory';
import { IdempotencyKey, IfMatch, Operation, Problem, SlugPipe, withEtag } from '@muster/http';
import { Database } from '@muster/persistence';
import type { SecretaryRotaCommand } from '../domain/decide-secretary-rota.js';
import { Examination } from '../references/examination.js';
import { RotaDesk, type RotaRequest } from './rota-desk.js';
import { FeedbackRequest, HandOverRequest, ReplaceRequest, SwapRequest } from './rota.requests.js';
import { rotaExample, SecretaryRotaView } from './rota.view.js';

const path = { starts_on: '2026-12-01' };
const common = ['directory_missing', 'validation_failed', 'stale_version', 'idempotency_key_reused'] as const;

/** What happens to single turns: somebody stands in, two are exchanged, one is handed over, and what people say of it. */
@Controller('v1/secretary-rota/turns')
@Allow('dispatcher', 'council')
export class TurnsController {
  constructor(
    private readonly database: Database,
    private readonly desk: RotaDesk,
  ) {}

  @Post(':starts_on/swap')
  @HttpCode(200)
  @Operation({
    zh: '与另一期对调',
    en: 'Exchange a turn with another',
    description: { zh: '限未开始的轮值期。', en: 'Of turns that have not begun.' },
    type: SecretaryRotaView,
    path,
    request: { with_starts_on: '2027-01-01' },
    response: rotaExample,
    problems: [...common, 'turn_begun'],
    actions: ['swap'],
  })
  swap(
    @Param('starts_on', SlugPipe) startsOn: string,
    @Body() { with_starts_on: withStartsOn }: SwapRequest,
    @Who() who: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
    @IfMatch() expectedVersion?: number,
    @IdempotencyKey({ required: false }) key?: string,
  ): Promise<object> {
    const asked = { swap: startsOn, withStartsOn };
    return this.carryOut(reply, { who, expectedVersion, key }, asked, startsOn, () => ({
      ...{ type: 'swap', startsOn, withStartsOn },
    }));
  }

  @Post(':starts_on/replace')
  @HttpCode(200)
  @Operation({
    zh: '由他人代为轮值',
    en: 'Have somebody stand in',
    description: {
      zh: '已开始的，自今日起由代为者担任余下各日，此前各日仍归原书记。代为计入代为者的次数。',
      en: 'Of a turn that has begun, the rest from today on; the days before stay with who served them. It counts as a turn of who stands in.',
    },
    type: SecretaryRotaView,
    path,
    request: { party_organisation_id: 'construction-machinery-branch', reason: '书记外出学习' },
    response: rotaExample,
    problems: [...common, 'turn_over'],
    actions: ['replace'],
  })
  replace(
    @Param('starts_on', SlugPipe) startsOn: string,
    @Body() request: ReplaceRequest,
    @Who() who: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
    @IfMatch() expectedVersion?: number,
    @IdempotencyKey({ required: false }) key?: string,
  ): Promise<object> {
    const { party_organisation_id: partyOrganisationId } = request;
    const asked = { replace: startsOn, ...request };
    return this.carryOut(reply, { who, expectedVersion, key }, asked, startsOn, (directory) => {
      new Examination(directory)
        .partyOrganisation('/party_organisation_id', partyOrganisationId)
        .assertClean();
      return { type: 'replace', startsOn, partyOrganisationId, reason: request.reason.trim() };
    });
  }

  @Post(':starts_on/hand-over')
  @HttpCode(200)
  @Operation({
    zh: '交接轮值',
    en: 'Hand a turn over',
    description: { zh: '限已开始的轮值期，一期一次。', en: 'Of a turn that has begun, once.' },
    type: SecretaryRotaView,
    path,
    request: { note: '一月联合主题党日已与海关商定，场地待订' },
    response: rotaExample,
    problems: [...common, 'turn_not_begun', 'already_handed_over'],
    actions: ['hand_over'],
  })
  handOver(
    @Param('starts_on', SlugPipe) startsOn: string,
    @Body() request: HandOverRequest,
    @Who() who: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
    @IfMatch() expectedVersion?: number,
    @IdempotencyKey({ required: false }) key?: string,
  ): Promise<object> {
    const asked = { hand_over: startsOn, ...request };
    return this.carryOut(reply, { who, expectedVersion, key }, asked, startsOn, () => ({
      ...{ type: 'hand_over', startsOn, note: request.note.trim() },
      at: this.database.now().toISOString(),
    }));
  }

  @Post(':starts_on/feedback')
  @HttpCode(200)
  @Operation({
    zh: '登记三方反馈',
    en: 'Record feedback',
    description: {
      zh: '企业所需、党员欢迎、职工拥护：各方面答复与认可的人数，不记姓名。限已开始的轮值期。',
      en: 'How many enterprises, members or staff answered and how many approve; nobody is named. Of a turn that has begun.',
    },
    type: SecretaryRotaView,
    path,
    request: { audience: 'enterprises', answers: 24, approving: 21 },
    response: rotaExample,
    problems: [...common, 'turn_not_begun'],
    actions: ['record_feedback'],
  })
  recordFeedback(
    @Param('starts_on', SlugPipe) startsOn: string,
    @Body() { audience, answers, approving }: FeedbackRequest,
    @Who() who: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
    @IfMatch() expectedVersion?: number,
    @IdempotencyKey({ required: false }) key?: string,
  ): Promise<object> {
    const feedback = { audience, answers, approving };
    const asked = { feedback: startsOn, ...feedback };
    return this.carryOut(reply, { who, expectedVersion, key }, asked, startsOn, () => ({
      ...{ type: 'record_feedback', startsOn, feedback },
    }));
  }

  /** @param startsOn of the path: what names no turn of the rota is not there. */
  private async carryOut(
    reply: FastifyReply,
    request: RotaRequest,
    asked: object,
    startsOn: string,
    command: (directory: DirectorySnapshot) => SecretaryRotaCommand,
  ): Promise<object> {
    const { version, body } = await this.desk.carryOut(request, asked, (rota, directory) => {
      if (!rota?.turns.some((turn) => turn.startsOn === startsOn)) throw new Problem(404, 'not_found');
      return command(directory);
    });
    withEtag(reply, version);
    return body;
  }
}
