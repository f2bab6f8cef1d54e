import {
  choice,
  code,
  common,
  count,
  day,
  flag,
  instant,
  list,
  ordinal,
  record,
  slug,
  uuid,
} from '../fields.js';
import { onTopic } from '../event-definition.js';

const event = onTopic('muster.projects.v1');

const ofList = { ...common, list_id: uuid('清单编号（键）', 'List id, the key') };
const ofItem = {
  ...ofList,
  item_id: uuid('事项编号', 'Item'),
  owner_unit_id: slug('责任单位', 'Unit that answers for it'),
};
const plan = {
  ...ofItem,
  item_class: choice(['acute', 'legacy'], '痛点难点、遗留问题', 'Acute, or left over from long ago'),
  due_on: day('应于何日完成', 'Done until the end of this local date'),
  due_at: instant('该日终了', 'The instant at which that day ends'),
  ticket_ids: list(uuid('哨件', 'Ticket'), '相关哨件', 'Whistles that belong to it'),
  project_ids: list(slug('项目', 'Project'), '相关重大项目', 'Key projects that it is about'),
};

export const practiceListOpened = event(
  'practice_list.opened',
  { zh: '办实事清单建立', en: 'List of practice items opened' },
  record(ofList),
);

export const practiceListItemAdded = event(
  'practice_list.item_added',
  { zh: '清单新增事项', en: 'Item added to the list' },
  record({ ...plan, position: ordinal('顺序', 'Its place in the order') }),
);

export const practiceListItemRevised = event(
  'practice_list.item_revised',
  { zh: '事项修订', en: 'Item written anew' },
  record(plan),
);

export const practiceListItemsOrdered = event(
  'practice_list.items_ordered',
  { zh: '调整办理时序', en: 'Items put into another order' },
  record({
    ...ofList,
    item_ids: list(uuid('事项', 'Item'), '全部事项，按新顺序', 'All items in their order'),
  }),
);

export const practiceListItemProgressed = event(
  'practice_list.item_progressed',
  { zh: '责任单位报进展', en: 'Progress reported by the unit' },
  record({
    ...ofItem,
    done: flag('报完成', 'Reported as done'),
    in_time: flag('未逾期', 'Its deadline had not passed'),
  }),
);

export const practiceListItemReturned = event(
  'practice_list.item_returned',
  { zh: '退回重办', en: 'Result returned to the unit' },
  record(ofItem),
);

export const practiceListItemSupervised = event(
  'practice_list.item_supervised',
  { zh: '督办', en: 'Supervision recorded' },
  record({
    ...ofItem,
    supervised: flag('督办中', 'Under supervision from now on, or not'),
    role: code('督办人角色', 'Role of the one who supervises'),
  }),
);

export const practiceListItemOverdue = event(
  'practice_list.item_overdue',
  { zh: '事项逾期', en: 'Item overdue' },
  record({
    ...ofItem,
    due_at: instant('应于何时完成', 'When it was due'),
    detected_at: instant('发现时间', 'When the passing was recorded'),
  }),
);

export const practiceListItemDropped = event(
  'practice_list.item_dropped',
  { zh: '事项移除', en: 'Item dropped' },
  record(ofItem),
);

export const practiceListClosed = event(
  'practice_list.closed',
  { zh: '清单办结', en: 'List closed' },
  record({ ...ofList, done: count('完成', 'Items done'), dropped: count('移除', 'Items dropped') }),
);
