import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { Allow, type Identity, ROLES, Who } from '@muster/auth';
import { IdempotencyKey, Operation, page, Problem, tenantOf, UuidPipe, withEtag } from '@muster/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { v7 as uuidv7 } from 'uuid';
import { openPracticeList } from '../domain/practice-lists/decide-practice-list.js';
import { PracticeListStore } from '../persistence/practice-list.store.js';
import { WhistleStore } from '../persistence/whistle.store.js';
import { ProjectDirectories } from '../projects/project-directories.js';
import { ProjectRecorder } from '../projects/project-recorder.js';
import { idCursor } from '../reading/cursors.js';
import { pageClass } from '../reading/page-class.js';
import { actorOf } from '../reading/visibility.js';
import { assertItemReferences } from './item-references.js';
import { exampleItemRequest, exampleList, exampleListPath } from './practice-list-examples.js';
import { OpenListRequest, planOf, PracticeListQuery } from './practice-list.requests.js';
import { PracticeListView, practiceListView } from './practice-list.view.js';
import { PracticeLists } from './practice-lists.js';

/** Lists of practice items (办实事项目清单, mechanisms 0.18): opened by those who answer for the alliance, read by all of it. */
@Controller('v1/practice-lists')
@Allow(...ROLES)
export class PracticeListsController {
  constructor(
    private readonly store: PracticeListStore,
    private readonly lists: PracticeLists,
    private readonly recorder: ProjectRecorder,
    private readonly directories: ProjectDirectories,
    private readonly whistles: WhistleStore,
  ) {}

  @Post()
  @Allow('dispatcher', 'council')
  @Operation({
    zh: '建立办实事清单',
    en: 'Open a list of practice items',
    request: { title: exampleList.title, items: [exampleItemRequest] },
    type: PracticeListView,
    response: exampleList,
    problems: [
      'validation_failed',
      'directory_missing',
      'due_has_passed',
      'list_full',
      'idempotency_key_reused',
    ],
  })
  open(
    @Body() request: OpenListRequest,
    @Who() who: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
    @IdempotencyKey({ required: false }) key: string | undefined,
  ): Promise<object> {
    const plans = (request.items ?? []).map(planOf);
    return this.recorder.open(
      this.lists,
      '/v1/practice-lists',
      request,
      { who, key, reply },
      {
        decide: async (id) => {
          const directory = await this.directories.of(tenantOf(who));
          const named = plans.map((plan, i) => ({ plan, at: `/items/${i}` }));
          await assertItemReferences(named, directory, this.whistles, who);
          const items = plans.map((plan) => ({ type: 'add_item', itemId: uuidv7(), plan }) as const);
          const { timeZone } = directory;
          const context = { now: this.directories.now(), actor: actorOf(who), timeZone };
          return openPracticeList({ id, title: request.title, items }, context);
        },
        present: (stored) => practiceListView(stored, who),
      },
    );
  }

  @Get()
  @Operation({
    zh: '办实事清单，最新在前',
    en: 'Lists of practice items, newest first',
    type: pageClass('PracticeListPage', PracticeListView),
    response: { items: [exampleList], next_cursor: null },
    problems: ['validation_failed'],
  })
  async list(
    @Query() { unit_id: unitId, is_open: isOpen, limit, cursor }: PracticeListQuery,
    @Who() who: Identity,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const after = idCursor(cursor);
    const found = await this.store.list(tenantOf(who), { unitId, isOpen, after, limit: limit + 1 });
    const view = (stored: (typeof found)[number]) => practiceListView(stored, who);
    return page(request, reply, found, limit, ({ state }) => [state.id], view);
  }

  @Get(':id')
  @Operation({
    zh: '一份办实事清单',
    en: 'A list of practice items',
    path: exampleListPath,
    type: PracticeListView,
    response: exampleList,
  })
  async one(
    @Param('id', UuidPipe) id: string,
    @Who() who: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PracticeListView> {
    const stored = await this.store.load(tenantOf(who), id);
    if (!stored) throw new Problem(404, 'not_found');
    withEtag(reply, stored.version);
    return practiceListView(stored, who);
  }
}
