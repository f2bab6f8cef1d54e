import { Body, Controller, Param, Put } from '@nestjs/common';
import { UNIT_ROLES } from '@muster/auth';
import { tenantOf, UuidPipe } from '@muster/http';
import { v7 as uuidv7 } from 'uuid';
import { AsAsked, type Asked } from '../deciding/asked.js';
import { decidePracticeList } from '../domain/practice-lists/decide-practice-list.js';
import type { PracticeListCommand } from '../domain/practice-lists/practice-list-command.js';
import type { ItemPlan } from '../domain/practice-lists/practice-list-event.js';
import { WhistleStore } from '../persistence/whistle.store.js';
import { documentStep } from '../projects/document-step.js';
import { ProjectDirectories } from '../projects/project-directories.js';
import { ProjectRecorder } from '../projects/project-recorder.js';
import { actorOf } from '../reading/visibility.js';
import { assertItemReferences } from './item-references.js';
import {
  exampleItemPath,
  exampleItemRequest,
  exampleList,
  exampleListPath,
} from './practice-list-examples.js';
import {
  AddItemRequest,
  ItemReasonRequest,
  OrderRequest,
  planOf,
  PracticeItemRequest,
  ProgressRequest,
  SuperviseItemRequest,
} from './practice-list.requests.js';
import { PracticeListView, practiceListView } from './practice-list.view.js';
import { PracticeLists } from './practice-lists.js';

/** A step of a list, answered with it. */
const ListStep = documentStep({
  type: PracticeListView,
  response: exampleList,
  path: exampleListPath,
  problems: ['list_closed'],
});
/** A step of one of its items. */
const ItemStep = documentStep({
  type: PracticeListView,
  response: exampleList,
  path: exampleItemPath,
  problems: ['list_closed', 'unknown_part', 'item_settled'],
});
const EDITORS = ['dispatcher', 'council'] as const;

/** What is done in a list of practice items: written and ordered, worked on, supervised (mechanisms 0.18). */
@Controller('v1/practice-lists/:id')
export class PracticeItemsController {
  constructor(
    private readonly lists: PracticeLists,
    private readonly recorder: ProjectRecorder,
    private readonly directories: ProjectDirectories,
    private readonly whistles: WhistleStore,
  ) {}

  @ListStep('items', EDITORS, {
    zh: '清单新增事项',
    en: 'Add an item to the list',
    actions: ['add_item'],
    request: { ...exampleItemRequest, position: 1 },
    problems: ['validation_failed', 'due_has_passed', 'list_full'],
  })
  add(@Param('id', UuidPipe) id: string, @Body() body: AddItemRequest, @AsAsked() asked: Asked) {
    const { position } = body;
    const plan = planOf(body);
    const command = { type: 'add_item', plan, ...(position != null && { position }) } as const;
    return this.give(id, { ...command, itemId: uuidv7() }, asked, { plan, asked: command });
  }

  @ListStep(
    'order',
    EDITORS,
    {
      zh: '调整办理时序',
      en: 'Put the items into another order',
      actions: ['order_items'],
      request: { item_ids: [exampleItemPath.item] },
      problems: ['order_incomplete'],
    },
    Put,
  )
  order(
    @Param('id', UuidPipe) id: string,
    @Body() { item_ids: itemIds }: OrderRequest,
    @AsAsked() asked: Asked,
  ) {
    return this.give(id, { type: 'order_items', itemIds }, asked);
  }

  @ItemStep(
    'items/:item',
    EDITORS,
    {
      zh: '修订事项',
      en: 'Write an item anew',
      actions: ['revise_item'],
      request: exampleItemRequest,
      problems: ['validation_failed', 'due_has_passed'],
    },
    Put,
  )
  revise(
    @Param('id', UuidPipe) id: string,
    @Param('item', UuidPipe) itemId: string,
    @Body() body: PracticeItemRequest,
    @AsAsked() asked: Asked,
  ) {
    const plan = planOf(body);
    return this.give(id, { type: 'revise_item', itemId, plan }, asked, { plan });
  }

  @ItemStep('items/:item/progress', UNIT_ROLES, {
    zh: '报进展或报完成',
    en: 'Report progress, or that the item is done',
    actions: ['report_progress'],
    request: { note: '已完成现场勘查', done: false },
  })
  progress(
    @Param('id', UuidPipe) id: string,
    @Param('item', UuidPipe) itemId: string,
    @Body() { note, done }: ProgressRequest,
    @AsAsked() asked: Asked,
  ) {
    return this.give(id, { type: 'report_progress', itemId, note, done: done ?? false }, asked);
  }

  @ItemStep('items/:item/return', [...EDITORS, 'supervisor'], {
    zh: '退回重办',
    en: 'Return the result to the unit',
    actions: ['return_item'],
    request: { reason: '现场未见变化' },
    problems: ['item_not_done'],
  })
  return(
    @Param('id', UuidPipe) id: string,
    @Param('item', UuidPipe) itemId: string,
    @Body() { reason }: ItemReasonRequest,
    @AsAsked() asked: Asked,
  ) {
    return this.give(id, { type: 'return_item', itemId, reason }, asked);
  }

  @ItemStep('items/:item/supervise', ['supervisor', 'council'], {
    zh: '督办',
    en: 'Supervise an item',
    actions: ['supervise_item'],
    request: { supervised: true, note: '请于本周五前报进展' },
  })
  supervise(
    @Param('id', UuidPipe) id: string,
    @Param('item', UuidPipe) itemId: string,
    @Body() { supervised, note }: SuperviseItemRequest,
    @AsAsked() asked: Asked,
  ) {
    return this.give(id, { type: 'supervise_item', itemId, supervised, note }, asked);
  }

  @ItemStep('items/:item/drop', EDITORS, {
    zh: '移除事项',
    en: 'Drop an item',
    actions: ['drop_item'],
    request: { reason: '并入明年清单' },
  })
  drop(
    @Param('id', UuidPipe) id: string,
    @Param('item', UuidPipe) itemId: string,
    @Body() { reason }: ItemReasonRequest,
    @AsAsked() asked: Asked,
  ) {
    return this.give(id, { type: 'drop_item', itemId, reason }, asked);
  }

  @ListStep('close', EDITORS, {
    zh: '清单办结',
    en: 'Close the list',
    actions: ['close'],
    problems: ['list_outstanding'],
  })
  close(@Param('id', UuidPipe) id: string, @AsAsked() asked: Asked) {
    return this.give(id, { type: 'close' }, asked);
  }

  /**
   * @param plan what the step writes into an item, to be held against directory and whistles.
   * @param fingerprinted what a repetition has in common with the first request, where that is not the whole command.
   */
  private give(
    id: string,
    command: PracticeListCommand,
    asked: Asked,
    { plan, asked: fingerprinted = command }: { readonly plan?: ItemPlan; readonly asked?: object } = {},
  ): Promise<object> {
    const { who } = asked;
    return this.recorder.step(this.lists, id, fingerprinted, asked, {
      decide: async (list) => {
        const directory = await this.directories.of(tenantOf(who));
        if (plan) await assertItemReferences([{ plan, at: '' }], directory, this.whistles, who);
        const context = {
          now: this.directories.now(),
          actor: actorOf(who),
          timeZone: directory.timeZone,
        };
        return decidePracticeList(list, command, context);
      },
      present: (stored) => practiceListView(stored, who),
    });
  }
}
