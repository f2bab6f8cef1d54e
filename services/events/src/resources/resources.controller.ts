import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow, type Identity, UNIT_ROLES, Who } from '@muster/auth';
import { Operation, page, Problem, tenantOf, UuidPipe, withEtag } from '@muster/http';
import { ResourceStore } from '../persistence/resource.store.js';
import { resourceCursor, resourceFilter, ResourceListQuery } from './resource-list.query.js';
import { ResourcePresenter } from './resource-presenter.js';
import { resourceExample, ResourcePage, ResourceView, summarizeResource } from './resource.view.js';

const {
  note: _note,
  withdrawn_reason: _reason,
  bookings: _bookings,
  visits: _visits,
  uses: _uses,
  actions: _actions,
  ...summaryExample
} = resourceExample;

/** What the alliance shares, to read (mechanisms 0.9, 0.13): units, party secretaries and enterprises may see and use it. */
@Controller('v1/resources')
@Allow('dispatcher', 'council', ...UNIT_ROLES, 'party_secretary', 'enterprise')
export class ResourcesController {
  constructor(
    private readonly resources: ResourceStore,
    private readonly presenter: ResourcePresenter,
  ) {}

  @Get()
  @Operation({
    zh: '共享资源列表',
    en: 'Resources, by kind',
    description: {
      zh: '填写 free_from 与 free_to，只列出该时段空闲且仍提供的资源。',
      en: 'With `free_from` and `free_to`, those that are offered and free all of that time.',
    },
    type: ResourcePage,
    response: { items: [summaryExample], next_cursor: null },
    problems: ['validation_failed'],
  })
  async list(
    @Query() query: ResourceListQuery,
    @Who() who: Identity,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const rows = await this.resources.list(tenantOf(who), resourceFilter(query));
    const surroundings = await this.presenter.surroundings(who);
    return page(
      request,
      reply,
      rows,
      query.limit,
      ({ state }) => resourceCursor(state),
      (stored) => summarizeResource(stored, surroundings),
    );
  }

  @Get(':id')
  @Operation({
    zh: '共享资源详情',
    en: 'A resource with its bookings and uses',
    description: {
      zh: '企业只看到他人预订占用的时段。',
      en: 'An enterprise sees of what others have booked only when it is taken.',
    },
    type: ResourceView,
    path: { id: resourceExample.id },
    response: resourceExample,
  })
  async one(
    @Param('id', UuidPipe) id: string,
    @Who() who: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ResourceView> {
    const stored = await this.resources.load(tenantOf(who), id);
    if (!stored) throw new Problem(404, 'not_found');
    withEtag(reply, stored.version);
    return this.presenter.present(who, stored);
  }
}
