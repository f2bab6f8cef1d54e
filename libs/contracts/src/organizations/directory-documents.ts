import Type from 'typebox';
import {
  choice,
  code,
  day,
  instant,
  list,
  name,
  ordinal,
  optional,
  orNull,
  record,
  slug,
} from '../fields.js';
import { ticketKind } from '../tickets/ticket-fields.js';

const labelled = {
  code: code('代码', 'Code'),
  name_zh: name('中文名称', 'Name in Chinese'),
  name_en: name('英文名称', 'Name in English'),
};

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

export const rule = record({
  id: code('规则编号', 'Rule id'),
  category_code: orNull(code('类别，空为任意', 'Category; null matches any')),
  process_stage: orNull(code('环节，空为任意', 'Process stage; null matches any')),
  lead_unit_id: slug('主办单位', 'Lead unit'),
  co_unit_ids: list(slug('单位', 'Unit'), '协办单位', 'Co-units'),
  inform_unit_ids: optional(list(slug('单位', 'Unit'), '知会单位', 'Units that are informed')),
});

const time = Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$' });
// TypeBox writes tuples in the older dialect (`items: […]`); 2020-12 says the same of two equal items like this.
const shifts = Type.Array(
  Type.Unsafe<[string, string]>({ type: 'array', items: time, minItems: 2, maxItems: 2 }),
);

export const calendar = record(
  {
    id: slug('日历编号', 'Calendar id'),
    version: ordinal('日历版本', 'Calendar version'),
    time_zone: Type.String({
      pattern: '^[A-Za-z][A-Za-z0-9_+/-]{0,63}$',
      description: 'IANA 时区 / IANA time zone',
    }),
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
