import Type from 'typebox';
import { code, common, ordinal, orNull, record, slug } from '../fields.js';
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
