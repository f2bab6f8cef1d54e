import Type from 'typebox';
import { about, code, common, flag, ordinal, orNull, record, slug, uuid } from '../fields.js';
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
