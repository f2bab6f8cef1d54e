import Type from 'typebox';
import {
  about,
  choice,
  code,
  common,
  count,
  day,
  flag,
  list,
  ordinal,
  orNull,
  record,
  slug,
  uuid,
} from '../fields.js';
import { onTopic } from '../event-definition.js';

const event = onTopic('muster.metrics.v1');

const month = (zh: string, en: string) =>
  Type.String({ pattern: '^[0-9]{4}-(0[1-9]|1[0-2])$', ...about(zh, en) });

/** What each event of a theme says of which one it is; its texts stay with the service (ADR-0040). */
const ofTheme = {
  ...common,
  theme_id: uuid('主题编号（键）', 'Theme id, the key'),
  month: month('主题所属月份', 'Month of which it is the theme'),
  category_code: code('类别', 'Category'),
};
const assigned = {
  lead_unit_id: slug('牵头单位', 'Lead unit'),
  unit_ids: list(
    slug('单位', 'Unit'),
    '其他承办单位，不含牵头单位',
    'Others that work on it, the lead aside',
  ),
  due_on: orNull(
    day('完成期限（联盟所在时区）；未定为空', 'Local day by which it is due; null: none is set'),
  ),
};
const measureCount = count('已登记的举措数', 'Measures that are on record');

export const themeTaken = event(
  'theme.taken',
  { zh: '确定每月一题', en: 'Theme of a month taken' },
  record({
    ...ofTheme,
    ...assigned,
    problem_count: ordinal('具体问题数，一至三', 'How many problems it is about, one to three'),
    proposals_of: month('据此月的建议', 'Month whose proposals are meant'),
    was_proposed: flag('当时在建议之列', 'It was among the proposals'),
    score: orNull(
      Type.Number(
        about(
          '当时的得分（各项标准分的均值）；该月无此类别为空',
          'Its score then, a mean of standard scores; null: nothing was known of the category',
        ),
      ),
    ),
  }),
);

export const themeChanged = event(
  'theme.changed',
  { zh: '调整每月一题的承办', en: 'Units or due day of a theme changed' },
  record({ ...ofTheme, ...assigned }),
);

export const themeMeasuresReported = event(
  'theme.measures_reported',
  { zh: '登记每月一题的举措', en: 'Measures about a theme reported' },
  record({
    ...ofTheme,
    measures: list(
      record({
        kind: choice(
          ['policy', 'process', 'facility', 'staffing', 'coordination', 'enforcement', 'information'],
          '举措类别：制度、流程、设施、人手、协调、整治、告知',
          'Kind: rule, process, facility, people, coordination, enforcement, information',
        ),
        ticket_ids: list(uuid('哨件编号', 'Whistle id'), '对应的哨件', 'Whistles that it answers'),
      }),
      '此次登记的举措',
      'What is reported now',
    ),
    measure_count: measureCount,
  }),
);

export const themeConcluded = event(
  'theme.concluded',
  { zh: '每月一题结题', en: 'Theme concluded' },
  record({
    ...ofTheme,
    outcome: choice(
      ['solved', 'partly', 'not_solved'],
      '结论：已解决、部分解决、未解决',
      'Outcome: solved, partly, not solved',
    ),
    measure_count: measureCount,
  }),
);

export const themeReopened = event(
  'theme.reopened',
  { zh: '重新开启每月一题', en: 'Theme goes on after all' },
  record(ofTheme),
);

export const themeWithdrawn = event(
  'theme.withdrawn',
  { zh: '撤销每月一题', en: 'Theme withdrawn' },
  record(ofTheme),
);
