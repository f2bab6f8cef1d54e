import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow, type Identity, isOfficeRole, UNIT_ROLES, Who } from '@muster/auth';
import { Operation, page, Problem, tenantOf, UuidPipe, withEtag } from '@muster/http';
import { MobilisationStore } from '../persistence/mobilisation.store.js';
import { mobilisationExample } from './mobilisation.examples.js';
import { mobilisationFilter, MobilisationListQuery } from './mobilisation-list.query.js';
import { MobilisationPresenter } from './mobilisation-presenter.js';
import { sees } from './mobilisation-rights.js';
import {
  MobilisationPage,
  MobilisationView,
  presentMobilisation,
  summarizeMobilisation,
} from './mobilisation.view.js';

const {
  text: _text,
  reminded_at: _reminded,
  reason: _reason,
  organisations: _organisations,
  actions: _actions,
  ...summaryExample
} = mobilisationExample;

/** Calls to organisations, to read: the office all of them, everybody else those that call an organisation of theirs. */
@Controller('v1/mobilisations')
@Allow('dispatcher', 'council', ...UNIT_ROLES, 'party_secretary')
export class MobilisationsController {
  constructor(
    private readonly mobilisations: MobilisationStore,
    private readonly presenter: MobilisationPresenter,
  ) {}

  @Get()
  @Operation({
    zh: '动员列表',
    en: 'Calls to organisations, the latest first',
    description: {
      zh: '理事会、派单员看到全部；单位、书记只看到动员本组织的。',
      en: 'All of them to council and dispatchers; to units and secretaries those that call an organisation of theirs.',
    },
    type: MobilisationPage,
    response: { items: [summaryExample], next_cursor: null },
    problems: ['validation_failed'],
  })
  async list(
    @Query() query: MobilisationListQuery,
    @Who() who: Identity,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const own = await this.presenter.ownOf(who);
    const filter = mobilisationFilter(query, isOfficeRole(who.role) ? undefined : own);
    const rows = await this.mobilisations.list(tenantOf(who), filter);
    return page(
      request,
      reply,
      rows,
      query.limit,
      ({ state }) => [state.id],
      (listed) => summarizeMobilisation(listed, own),
    );
  }

  @Get(':id')
  @Operation({
    zh: '动员详情',
    en: 'A call with its answers',
    description: {
      zh: '被动员的组织看到谁已答复；谁尚未答复、因何不参加，只有理事会、派单员可见。',
      en: 'Those that are called see who has answered; who has not, and why somebody does not come, only council and dispatchers see.',
    },
    type: MobilisationView,
    path: { id: mobilisationExample.id },
    response: mobilisationExample,
  })
  async one(
    @Param('id', UuidPipe) id: string,
    @Who() who: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MobilisationView> {
    const own = await this.presenter.ownOf(who);
    const stored = await this.mobilisations.load(tenantOf(who), id);
    if (!stored || !sees(who, stored.state, own)) throw new Problem(404, 'not_found');
    withEtag(reply, stored.version);
    return presentMobilisation(who, stored, own);
  }
}
