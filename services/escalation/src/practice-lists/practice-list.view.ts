import { ApiProperty } from '@nestjs/swagger';
import type { Identity } from '@muster/auth';
import type { Stored } from '@muster/recording';
import {
  ITEM_STEPS,
  LIST_STEPS,
  possibleItemSteps,
  possibleListSteps,
} from '../domain/practice-lists/possible-list-steps.js';
import { ITEM_CLASSES } from '../domain/practice-lists/practice-list-event.js';
import { ITEM_STATES, type PracticeList } from '../domain/practice-lists/practice-list.js';
import { actions, at, count, flag, maybe, maybeAt, one, text, texts, uuid } from '../reading/described.js';
import { actorOf } from '../reading/visibility.js';
import { readingOf } from './reading-of.js';

class ProgressView {
  @at('时间 / when') at: string;
  @one(['progress', 'done', 'returned'], '进展、报完成、退回 / what it was') what: string;
  @maybe('内容 / what was written') note: string | null;
}

class SupervisionView {
  @at('时间 / when') at: string;
  @flag('列入督办或解除 / under supervision from then on, or not') supervised: boolean;
  @text('督办人角色 / role of the one who did it') role: string;
  @maybe('督办记录 / what was written') note: string | null;
}

export class PracticeItemView {
  @uuid('事项编号 / id') id: string;
  @count('办理时序，从 1 起 / place in the order') position: number;
  @count('第几次书写 / how often it was written') revision: number;
  @one(ITEM_CLASSES, '痛点难点或遗留问题 / acute or legacy') item_class: string;
  @maybe('事项 / what is to be done') title: string | null;
  @text('责任单位 / the unit that answers for it') owner_unit_id: string;
  @text('应于何日完成 / done until the end of this day', { format: 'date' }) due_on: string;
  @one(ITEM_STATES, '状态 / state') state: string;
  @maybeAt('逾期时间 / recorded as overdue') overdue_at: string | null;
  @maybeAt('完成时间 / when it was done') done_at: string | null;
  @flag('督办中 / under supervision') supervised: boolean;
  @texts('相关哨件 / whistles') ticket_ids: string[];
  @texts('相关重大项目 / key projects') project_ids: string[];
  @ApiProperty({ type: [ProgressView], description: '进展 / progress' }) progress: ProgressView[];
  @ApiProperty({ type: [SupervisionView], description: '督办记录 / supervision log' })
  supervision: SupervisionView[];
  @actions(ITEM_STEPS) actions: string[];
}

/** A list of practice items (办实事项目清单, mechanisms 0.18). */
export class PracticeListView {
  @uuid('清单编号 / id') id: string;
  @count('版本 / version') version: number;
  @maybe('名称 / what it is called') title: string | null;
  @flag('进行中 / open') is_open: boolean;
  @at('建立时间 / opened') opened_at: string;
  @maybeAt('办结时间 / closed') closed_at: string | null;
  @ApiProperty({ type: [PracticeItemView], description: '事项，按办理时序 / items in their order' })
  items: PracticeItemView[];
  @actions(LIST_STEPS) actions: string[];
}

/** A list as somebody may read it, with what they may do now. */
export function practiceListView(
  { state: list, version }: Stored<PracticeList>,
  who: Identity,
): PracticeListView {
  const { texts } = readingOf(who);
  return {
    id: list.id,
    version,
    title: texts ? list.title : null,
    is_open: list.closedAt === null,
    opened_at: iso(list.openedAt),
    closed_at: isoOrNull(list.closedAt),
    items: list.items.map((_, index) => itemView(list, index, who)),
    actions: possibleListSteps(list, actorOf(who)),
  };
}

function itemView(list: PracticeList, index: number, who: Identity): PracticeItemView {
  const item = list.items[index]!;
  const { texts, notes } = readingOf(who);
  return {
    id: item.id,
    position: index + 1,
    revision: item.revision,
    item_class: item.class,
    title: texts ? item.title : null,
    owner_unit_id: item.unitId,
    due_on: item.dueOn,
    state: item.state,
    overdue_at: isoOrNull(item.overdueAt),
    done_at: isoOrNull(item.doneAt),
    supervised: item.supervised,
    ticket_ids: [...item.ticketIds],
    project_ids: [...item.projectIds],
    progress: item.progress.map(({ at, what, note }) => ({ at: iso(at), what, note: notes ? note : null })),
    supervision: item.supervision.map(({ at, supervised, role, note }) => ({
      at: iso(at),
      supervised,
      role,
      note: notes ? note : null,
    })),
    actions: possibleItemSteps(list, item, actorOf(who)),
  };
}

const iso = (at: number): string => new Date(at).toISOString();
const isoOrNull = (at: number | null): string | null => (at === null ? null : iso(at));
