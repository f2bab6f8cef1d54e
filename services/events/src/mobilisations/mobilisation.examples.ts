const unanswered = { answer: null, persons: null, note: null, answered_at: null, changed_at: null };
const actions = ['answer'];

/** For the OpenAPI document: what the council sees when it has called. */
export const calledMobilisationExample = {
  id: '0198f0f4-1c00-7a10-8000-000000000060',
  title: '支援卡口疏导',
  place: '北疆卡口',
  called_at: '2026-12-01T01:00:00.000Z',
  due_at: '2026-12-02T01:00:00.000Z',
  answer_by: '2026-12-01T09:00:00.000Z',
  ended_at: null,
  outcome: null,
  ...{ called: 2, answered: 0, coming: 0, persons: 0 },
  awaits_you: false,
  version: 1,
  text: '请组织党员志愿者到北疆卡口协助疏导积压车辆',
  reminded_at: null,
  reason: null,
  organisations: [
    { unit_id: 'customs', ...unanswered, actions },
    { party_organisation_id: 'oils-and-fats-branch', ...unanswered, actions },
  ],
  actions: ['end'],
};

/** The same when one of the two has answered. */
export const mobilisationExample = {
  ...calledMobilisationExample,
  ...{ answered: 1, coming: 1, persons: 12 },
  version: 2,
  organisations: [
    {
      unit_id: 'customs',
      ...{ answer: 'coming', persons: 12, note: '由两名科长带队' },
      ...{ answered_at: '2026-12-01T02:00:00.000Z', changed_at: null, actions },
    },
    calledMobilisationExample.organisations[1]!,
  ],
};

/** The same when it is over. */
export const endedMobilisationExample = {
  ...mobilisationExample,
  ended_at: '2026-12-02T10:00:00.000Z',
  outcome: 'done',
  reason: '积压车辆已疏导完毕',
  organisations: mobilisationExample.organisations.map((called) => ({ ...called, actions: [] })),
  actions: [],
  version: 3,
};
