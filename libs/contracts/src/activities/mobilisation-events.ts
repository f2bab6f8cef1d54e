import { choice, common, count, instant, list, optional, record, slug, uuid } from '../fields.js';
import { onTopic } from '../event-definition.js';

const event = onTopic('muster.activities.v1');
const ofMobilisation = { ...common, mobilisation_id: uuid('动员编号（键）', 'Mobilisation id, the key') };
const organisations = (zh: string, en: string) => ({
  unit_ids: list(slug('单位', 'Unit'), `${zh}单位`, `Units ${en}`),
  party_organisation_ids: list(
    slug('党组织', 'Party organisation'),
    `${zh}党组织`,
    `Party organisations ${en}`,
  ),
});

export const mobilisationCalled = event(
  'mobilisation.called',
  { zh: '发出动员', en: 'Organisations are mobilised' },
  record({
    ...ofMobilisation,
    due_at: instant('到位时间', 'By when it is to be done'),
    answer_by: instant('请于此前答复', 'By when organisations are asked to answer'),
    ...organisations('被动员的', 'that are called'),
  }),
);

export const mobilisationAnswered = event(
  'mobilisation.answered',
  { zh: '组织答复动员', en: 'An organisation answers' },
  record({
    ...ofMobilisation,
    unit_id: optional(slug('单位', 'Unit')),
    party_organisation_id: optional(slug('党组织', 'Party organisation')),
    answer: choice(
      ['coming', 'not_coming'],
      '参加或不参加；以最近一次为准',
      'Whether it comes; the latest answer counts',
    ),
    persons: count('人数；以最近一次为准', 'How many persons; the latest answer counts'),
  }),
);

export const mobilisationReminded = event(
  'mobilisation.reminded',
  { zh: '提醒尚未答复的组织', en: 'Who has not answered is reminded' },
  record({
    ...ofMobilisation,
    answer_by: instant('请于此前答复', 'By when organisations are asked to answer'),
    ...organisations('尚未答复的', 'that have not answered'),
  }),
);

export const mobilisationEnded = event(
  'mobilisation.ended',
  { zh: '动员结束', en: 'The mobilisation is over' },
  record({
    ...ofMobilisation,
    outcome: choice(['done', 'called_off'], '已完成或已取消', 'Done or called off'),
    due_at: instant('到位时间', 'By when it was to be done'),
    ...organisations('被动员的', 'that were called'),
    answered: count('答复的组织数', 'Organisations that answered'),
    coming: count('其中参加的组织数', 'How many of them were coming'),
    persons: count('其人数合计', 'Persons of those'),
  }),
);
