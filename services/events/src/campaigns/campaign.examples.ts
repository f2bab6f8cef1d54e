import { noModelCodesExample } from '../model-codes/model-codes.view.js';

const none = {
  ...{ activities: 0, held: 0, ahead: 0, called_off: 0, persons: 0, person_hours: 0 },
  by_outcome_kind: [],
};
const output = (name: string, count: number) => ({
  output: name,
  expected: 1,
  count,
  missing: Math.max(0, 1 - count),
});
const outputs = (problems: number, relations: number, reports: number) => [
  output('problems_solved', problems),
  output('relations_straightened', relations),
  output('reports', reports),
];

/** For the OpenAPI document: what the council sees when it has planned one. */
export const plannedCampaignExample = {
  id: '0198f0f4-1c00-7a10-8000-000000000081',
  kind: 'special_action',
  state: 'open' as const,
  title: '文明交通我先行',
  target_group: 'truck_drivers',
  lead_unit_id: 'customs',
  unit_ids: ['maritime'],
  starts_on: '2026-12-01',
  ends_on: '2026-12-31',
  part_of: null,
  ...noModelCodesExample,
  numbers_given: 0,
  progress: none,
  outputs: outputs(0, 0, 0),
  fulfilled: false,
  version: 1,
  purpose: '党员带头保畅通，整治重点路口',
  planned_at: '2026-11-20T01:00:00.000Z',
  whole: null,
  parts: [],
  own_progress: null,
  indicators: [],
  concluded_at: null,
  concluded_reason: null,
  reopened_at: null,
  reopened_reason: null,
  called_off_at: null,
  called_off_reason: null,
  actions: ['record_indicators', 'conclude', 'change', 'call_off'],
};

/** The same when its activities were held. */
export const campaignExample = {
  ...plannedCampaignExample,
  numbers_given: 4,
  progress: {
    ...{ activities: 4, held: 3, ahead: 1, called_off: 0, persons: 64, person_hours: 128 },
    by_outcome_kind: [
      { kind: 'solved_on_the_spot', activities: 2, outcomes: 3 },
      { kind: 'relation_straightened', activities: 1, outcomes: 1 },
    ],
  },
  outputs: outputs(3, 1, 0),
  version: 6,
  indicators: [
    {
      ...{ name: '早高峰卡口排队车辆', unit: '辆', better: 'lower' },
      before: { value: 42.5, on: '2026-12-01' },
      after: { value: 17, on: '2026-12-28' },
      ...{ change: -25.5, change_percent: -60, verdict: 'better' as const },
    },
  ],
};

/** The same when it is concluded although a report is missing. */
export const concludedCampaignExample = {
  ...campaignExample,
  state: 'concluded' as const,
  concluded_at: '2026-12-31T08:00:00.000Z',
  concluded_reason: '调查报告另行形成',
  actions: ['record_indicators', 'reopen'],
  version: 7,
};
