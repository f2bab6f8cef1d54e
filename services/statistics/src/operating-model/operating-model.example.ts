import { exampleShare } from '../breakdown/breakdown.example.js';
import { gatheringsOf } from '../domain/gathering.js';
import { monthSpan } from '../domain/month-span.js';
import type { OperatingModel } from '../domain/operating-model.js';
import { modelFigures } from './operating-model-figures.js';

const MODEL: OperatingModel = {
  ...{
    code: '1-2-3-4',
    zh: '一体双轮三队伍四平台',
    en: 'One structure, two wheels, three teams, four platforms',
  },
  headings: [
    {
      ...{ heading: 'platforms', zh: '平台', en: 'Platforms' },
      entries: [
        { code: 'service_centre', zh: '党群服务中心', en: 'Party and public service centre', categories: [] },
        {
          code: 'hotline',
          zh: '24小时咨询服务热线',
          en: '24-hour hotline',
          categories: [exampleShare.category],
        },
      ],
    },
  ],
};

/** For the OpenAPI document: one month of a small alliance. */
export const exampleModelFigures = modelFigures(
  MODEL,
  {
    gatherings: gatheringsOf([
      {
        ...{ key: 'salon', type: 'muster.activity.planned.v1' },
        data: {
          ...{ kind: 'salon', starts_at: '2026-09-12T01:00:00.000Z', host_unit_ids: ['customs'] },
          platform_code: 'service_centre',
        },
      },
      {
        ...{ key: 'salon', type: 'muster.activity.attendance_recorded.v1' },
        data: { attendance: [{ unit_id: 'customs', persons: 12, hours: 2 }] },
      },
    ]),
    campaigns: [{ startsOn: '2026-09-01', endedAt: null, places: ['platforms.service_centre'] }],
    resources: [],
    whistles: [exampleShare],
  },
  { period: '2026-09', span: monthSpan('2026-09', 'Asia/Shanghai'), dayAt: () => '2026-09-30' },
);
