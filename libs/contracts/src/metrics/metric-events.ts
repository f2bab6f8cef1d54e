import Type from 'typebox';
import {
  about,
  code,
  common,
  count,
  flag,
  instant,
  list,
  ordinal,
  orNull,
  record,
  slug,
  timeZone,
  uuid,
} from '../fields.js';
import { onTopic } from '../event-definition.js';

export const metricChanged = onTopic('muster.metrics.v1')(
  'metric.changed',
  { zh: '指标变化', en: 'Metric cell changed' },
  record({
    ...common,
    metric: code('指标代码', 'Metric'),
    part: code('组成：分子、分母、计数', 'Part: numerator, denominator, count'),
    unit_id: orNull(slug('单位，空为全联盟', 'Unit; null: the whole alliance')),
    category_code: orNull(code('类别', 'Category')),
    state: orNull(code('状态', 'State')),
    period: orNull(
      Type.String({
        pattern: '^[0-9]{4}(-(0[1-9]|1[0-2]|Q[1-4]|H[12]))?$',
        description: '期间 / Period, e.g. 2026-11',
      }),
    ),
    value: Type.Integer({ description: '变化后的值 / Value after the change' }),
    delta: Type.Integer({ description: '变化量 / Signed change' }),
    cell_version: ordinal('单元版本', 'Version of the cell'),
  }),
);

const month = (zh: string, en: string) =>
  Type.String({ pattern: '^[0-9]{4}-(0[1-9]|1[0-2])$', ...about(zh, en) });
const amount = (zh: string, en: string) =>
  Type.String({ pattern: '^(0|[1-9][0-9]{0,14})(\\.[0-9]{1,6})?$', ...about(zh, en) });

export const externalFigureRecorded = onTopic('muster.metrics.v1')(
  'external_figure.recorded',
  { zh: '登记外部指标', en: 'Published figure recorded' },
  record({
    ...common,
    figure_id: uuid(
      '指标与月份的编号：再次登记时不变，版本加一',
      'Id of indicator and months: the same when recorded again, with the next version',
    ),
    indicator_code: code('指标代码', 'Indicator'),
    from: month('起始月', 'First month'),
    to: month('截止月，同年', 'Last month, of the same year'),
    value: amount('公布的数值，原样', 'The value as it was printed'),
    year_on_year_percent: orNull(
      Type.String({
        pattern: '^-?(0|[1-9][0-9]{0,8})(\\.[0-9]{1,6})?$',
        ...about(
          '公布的同比增长率（%），原样；未公布为空',
          'Growth in percent of the same months a year before, as printed; null: none was',
        ),
      }),
    ),
    target: orNull(amount('既定目标；无则为空', 'The target that was set; null: none')),
    rank: orNull(ordinal('同行位次；无则为空', 'Place among its peers; null: none was said')),
    is_record: flag('创历年之最', 'Said to be the highest ever'),
  }),
);

const publishedPeriod = {
  ...common,
  period_id: uuid(
    '月份的编号：再次公布时不变，版本加一',
    'Id of the month: the same when it is published again, with the next version',
  ),
  period: month('公布的月份', 'The month that is published'),
  time_zone: timeZone('月份按此时区', 'IANA time zone in which the month is one'),
  definitions_version: ordinal('指标定义的版本', 'Version of the definitions that counted'),
  newest_recorded_at: orNull(
    instant(
      '计入的最新记录的记录时间；无记录为空',
      'Record time of the newest record that counts; null: none',
    ),
  ),
  watermark: list(
    record({
      topic: Type.String({ pattern: '^[a-z0-9._-]{1,249}$', ...about('主题', 'Topic') }),
      partition: count('分区', 'Partition'),
      next_offset: count('此前的记录均已计入', 'Every record before it counts'),
    }),
    '计入到何处',
    'How far the figures go',
  ),
  sha256: Type.String({
    pattern: '^[0-9a-f]{64}$',
    ...about('公布内容的 SHA-256', 'SHA-256 of what was published'),
  }),
};

export const periodPublished = onTopic('muster.metrics.v1')(
  'period.published',
  { zh: '公布月度指标', en: 'Month published' },
  record(publishedPeriod),
);

const numbers = (zh: string, en: string) =>
  orNull(
    record(
      {
        numerator: Type.Integer(about('分子，或计数', 'Numerator, or the count')),
        denominator: orNull(Type.Integer(about('分母；计数为空', 'Denominator; null for a plain count'))),
        open: Type.Integer(about('尚未到期的计时', 'Clocks still running')),
      },
      { zh, en },
    ),
  );

export const periodRestated = onTopic('muster.metrics.v1')(
  'period.restated',
  { zh: '重新公布月度指标', en: 'Month published anew' },
  record({
    ...publishedPeriod,
    changes: Type.Array(
      record({
        unit_id: orNull(slug('单位，空为全联盟', 'Unit; null: the whole alliance')),
        code: code('指标或计数代码', 'Indicator or count'),
        before: numbers('前次公布；空为没有', 'As published before; null: it was not there'),
        after: numbers('此次公布；空为不再有', 'As published now; null: it is not there any more'),
      }),
      {
        maxItems: 1_000,
        ...about(
          '与前次公布的差异，至多一千项',
          'What differs from the publication before, a thousand at most',
        ),
      },
    ),
    change_count: count('差异总数', 'How many differ in all'),
  }),
);
