import Type from 'typebox';
import {
  choice,
  code,
  day,
  degrees,
  instant,
  list,
  name,
  ordinal,
  optional,
  orNull,
  record,
  slug,
  timeZone,
} from '../fields.js';
import { ticketKind } from '../tickets/ticket-fields.js';

const names = { name_zh: name('中文名称', 'Name in Chinese'), name_en: name('英文名称', 'Name in English') };
const labelled = { code: code('代码', 'Code'), ...names };
const leadUnit = slug('主办单位', 'Lead unit');
const coUnits = list(slug('单位', 'Unit'), '协办单位', 'Co-units');
const informedUnits = optional(list(slug('单位', 'Unit'), '知会单位', 'Units that are informed'));

export const shift = record({
  officer_id: slug('值班人员', 'Officer on duty'),
  from: instant('起（含）', 'From, inclusive'),
  to: instant('止（不含）', 'To, exclusive'),
});

export const category = record({
  ...labelled,
  kind: ticketKind,
  parent: optional(code('上级类别', 'Parent category')),
});

export const processStage = record(labelled);

export const place = record(
  {
    ...labelled,
    parent: optional(code('上级地点', 'The place that it lies in')),
    around: optional(
      record(
        {
          lat: degrees(90, '纬度', 'Latitude'),
          lon: degrees(180, '经度', 'Longitude'),
          radius_m: ordinal('半径（米）', 'Radius in metres'),
        },
        { zh: '范围，WGS 84', en: 'A circle around it, WGS 84' },
      ),
    ),
  },
  { zh: '港区、泊位、堆场、闸口等地点', en: 'A place of the port: zone, berth, yard, gate' },
);

export const rule = record({
  id: code('规则编号', 'Rule id'),
  category_code: orNull(code('类别，空为任意', 'Category; null matches any')),
  process_stage: orNull(code('环节，空为任意', 'Process stage; null matches any')),
  place_code: optional(code('地点，缺省为任意', 'Place, or one within it; absent matches any')),
  project_id: optional(slug('重大项目，缺省为任意', 'Key project; absent matches any')),
  industry_alliance_id: optional(
    slug('企业所属产业联盟，缺省为任意', 'Industry alliance of the enterprise; absent matches any'),
  ),
  lead_unit_id: leadUnit,
  co_unit_ids: coUnits,
  inform_unit_ids: informedUnits,
});

export const responsePlan = record(
  {
    ...labelled,
    kind: choice(
      ['emergency', 'enforcement', 'key'],
      '哨种：应急处置、综合执法、重点工作',
      'Kind of whistle: emergency, joint enforcement, key work',
    ),
    category_code: optional(code('类别，缺省为任意', 'Category, or one below it; absent matches any')),
    place_code: optional(code('地点，缺省为任意', 'Place, or one within it; absent matches any')),
    lead_unit_id: leadUnit,
    co_unit_ids: coUnits,
    inform_unit_ids: informedUnits,
    steps: list(record(labelled), '处置步骤，依次', 'What is done, in this order'),
    stand_down_when: optional(record(names, { zh: '撤销条件', en: 'When it is over' })),
    secretary_officer_id: optional(
      slug('专班负责人（化名），党组织书记', 'Secretary who heads the task force, by pseudonym'),
    ),
  },
  { zh: '预案', en: 'Units and steps agreed beforehand' },
);

const time = Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$' });
// TypeBox writes tuples in the older dialect (`items: […]`); 2020-12 says the same of two equal items like this.
const shifts = Type.Array(
  Type.Unsafe<[string, string]>({ type: 'array', items: time, minItems: 2, maxItems: 2 }),
);

export const calendar = record(
  {
    id: slug('日历编号', 'Calendar id'),
    version: ordinal('日历版本', 'Calendar version'),
    time_zone: timeZone('IANA 时区', 'IANA time zone'),
    weekly: record(
      { mon: shifts, tue: shifts, wed: shifts, thu: shifts, fri: shifts, sat: shifts, sun: shifts },
      { zh: '每周班次，当地时间', en: 'Shifts of each weekday, local time; 24:00 ends the day' },
    ),
    holidays: list(day('日期', 'Day'), '节假日', 'Holidays'),
    make_up_days: list(day('日期', 'Day'), '调休上班日', 'Make-up working days'),
  },
  { zh: '工作日历', en: 'Working calendar' },
);

const target = Type.Union(
  [
    record({ minutes: ordinal('分钟', 'Minutes') }),
    record({ working_days: ordinal('工作日', 'Working days') }),
    record({ days: ordinal('自然日', 'Calendar days') }),
  ],
  { description: '时限 / How long, in exactly one unit' },
);

export const deadline = record({
  target,
  mode: choice(
    ['round_the_clock', 'working_time', 'calendar_days_next_working_end'],
    '计时方式',
    'How time counts',
  ),
});

export const deadlinePolicy = record({
  code: code('时限代码', 'Policy code'),
  kinds: list(ticketKind, '适用哨种', 'Kinds of whistle it holds for'),
  from_level: optional(ordinal('自该层级起', 'Only from this level of the whistle on')),
  categories: optional(list(code('类别', 'Category'), '仅限类别', 'Only for these categories')),
  sign: optional(deadline),
  contact: optional(deadline),
  resolve: optional(deadline),
  triage: optional(deadline),
  sign_off: optional(deadline),
  call_back: optional(deadline),
  supervision: optional(deadline),
  urge: optional(deadline),
  progress: optional(deadline),
  first_progress: optional(deadline),
  dispute: optional(deadline),
  extension: optional(deadline),
});
