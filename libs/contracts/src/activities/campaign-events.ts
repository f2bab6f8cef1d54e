import { choice, common, count, day, flag, list, optional, ordinal, record, slug, uuid } from '../fields.js';
import { onTopic } from '../event-definition.js';
import { modelCodes } from './model-codes.js';

const event = onTopic('muster.activities.v1');
const ofCampaign = { ...common, campaign_id: uuid('专项或系列编号（键）', 'Campaign id, the key') };

const kind = choice(['special_action', 'series'], '专项行动或系列', 'Special action or series');
/** What it is about, as it is now. */
const described = {
  target_group: optional(
    choice(
      [
        'truck_drivers',
        'couriers',
        'seafarers',
        'employees',
        'party_workers',
        'party_members',
        'enterprises',
        'residents',
        'schools',
      ],
      '服务对象：货车司机、快递小哥、船员、职工、党务工作者、党员、企业、居民、学校',
      'Whom it is for',
    ),
  ),
  lead_unit_id: slug('牵头单位', 'Lead unit'),
  unit_ids: list(slug('单位', 'Unit'), '其他参与单位', 'Other units that take part'),
  starts_on: day('开始日期', 'First day'),
  ends_on: optional(day('结束日期；无则不限', 'Last day; absent: without an end')),
  problems_expected: count('预期解决难题数', 'Hard problems to be solved, at least'),
  relations_expected: count('预期理顺关系数', 'Relations to be straightened, at least'),
  reports_expected: count('预期调查报告数', 'Reports to be written, at least'),
  ...modelCodes,
};

export const campaignPlanned = event(
  'campaign.planned',
  { zh: '专项或系列立项', en: 'A special action or a series is planned' },
  record({
    ...ofCampaign,
    kind,
    part_of: optional(uuid('所属专项', 'The campaign that it is part of')),
    ...described,
  }),
  ['1.0.0', '1.1.0'],
);

export const campaignChanged = event(
  'campaign.changed',
  { zh: '专项或系列调整', en: 'It is described anew' },
  record(
    { ...ofCampaign, ...described },
    {
      zh: '取代此前所述；缺省者即无',
      en: 'Replaces what was said before; what is absent is not so any more',
    },
  ),
  ['1.0.0', '1.1.0'],
);

export const campaignActivityJoined = event(
  'campaign.activity_joined',
  { zh: '活动列入专项或系列', en: 'An activity has joined and was given its number' },
  record({
    ...ofCampaign,
    activity_id: uuid('活动', 'Activity'),
    number: ordinal('期数，只给一次', 'Its number in the campaign, never given again'),
  }),
);

export const campaignIndicatorsRecorded = event(
  'campaign.indicators_recorded',
  { zh: '治理前后指标登记', en: 'Indicators of before and after were recorded' },
  record({
    ...ofCampaign,
    indicators: count('指标数', 'How many there are'),
    measured: count('前后均有数值的指标数', 'How many of them have a value before and one after'),
    better: count('其中好转的指标数', 'How many of those are better than before'),
  }),
);

export const campaignConcluded = event(
  'campaign.concluded',
  { zh: '专项或系列结项', en: 'It is concluded' },
  record({
    ...ofCampaign,
    kind,
    activities_held: count('已举行活动数，含分项', 'Activities that were held, those of its parts included'),
    problems_solved: count('解决难题数', 'Hard problems solved'),
    relations_straightened: count('理顺关系数', 'Relations straightened'),
    reports: count('调查报告数', 'Reports written'),
    fulfilled: flag('达到预期产出', 'Whether what was expected was reached'),
  }),
);

export const campaignReopened = event(
  'campaign.reopened',
  { zh: '专项或系列重新开启', en: 'It goes on after it was concluded' },
  record(ofCampaign),
);

export const campaignCalledOff = event(
  'campaign.called_off',
  { zh: '专项或系列取消', en: 'It is called off; its activities stay' },
  record({ ...ofCampaign, kind }),
);
