import { type ActivityOfCampaign, progressOf } from './campaign-progress.js';
import { isFulfilled, missingOf } from './expected-outputs.js';
import type { Outcome } from './outcome.js';

const now = '2026-12-10T00:00:00.000Z';
const activity = (more: Partial<ActivityOfCampaign> = {}): ActivityOfCampaign => ({
  ...{ campaignId: 'c', startsAt: '2026-12-05T01:00:00.000Z', isCalledOff: false },
  ...{ attendance: [], outcomes: [] },
  ...more,
});
const outcome = (kind: Outcome['kind'], count = 1, more: Partial<Outcome> = {}): Outcome => ({
  ...{ id: `${kind} ${count}`, kind, count, note: null, ticketIds: [], at: now },
  ...more,
});
const present = (persons: number, hours: number) => [
  { kind: 'unit' as const, id: 'customs', persons, hours },
];

it('counts activities by how they stand, persons and hours', () => {
  expect(
    progressOf(
      [
        activity({ attendance: present(12, 2) }),
        activity({ attendance: present(3, 0.5) }),
        activity({ attendance: present(0, 2) }), // nobody came
        activity({ startsAt: '2026-12-11T01:00:00.000Z' }),
        activity({ isCalledOff: true, startsAt: '2026-12-12T01:00:00.000Z' }),
      ],
      now,
    ),
  ).toMatchObject({ activities: 5, held: 2, ahead: 1, calledOff: 1, persons: 15, personHours: 25.5 });
});

it('counts what stands of outcomes, and the three that are expected', () => {
  const withdrawn = { withdrawn: { at: now, reason: '重复' } };
  const { held, byOutcomeKind, outputs } = progressOf(
    [
      activity({ outcomes: [outcome('solved_on_the_spot', 2), outcome('survey_report', 1, withdrawn)] }),
      activity({ outcomes: [outcome('solved_on_the_spot'), outcome('relation_straightened')] }),
      activity({ outcomes: [outcome('survey_report', 1, withdrawn)] }), // nothing is left of it
    ],
    now,
  );
  expect(held).toBe(2);
  expect(byOutcomeKind).toEqual([
    { kind: 'solved_on_the_spot', activities: 2, count: 3 },
    { kind: 'relation_straightened', activities: 1, count: 1 },
  ]);
  expect(outputs).toEqual({ problemsSolved: 3, relationsStraightened: 1, reports: 0 });
  const expected = { problemsSolved: 1, relationsStraightened: 2, reports: 0 };
  expect(missingOf(expected, outputs)).toEqual({ problemsSolved: 0, relationsStraightened: 1, reports: 0 });
  expect(isFulfilled(expected, outputs)).toBe(false);
  expect(isFulfilled({ ...expected, relationsStraightened: 1 }, outputs)).toBe(true);
});

it('is nothing of nothing', () => {
  expect(progressOf([], now)).toEqual({
    ...{ activities: 0, held: 0, ahead: 0, calledOff: 0, persons: 0, personHours: 0, byOutcomeKind: [] },
    outputs: { problemsSolved: 0, relationsStraightened: 0, reports: 0 },
  });
});
