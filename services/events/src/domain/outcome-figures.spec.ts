import { NO_PURPOSE, type Theme } from './activity-purpose.js';
import type { Outcome } from './outcome.js';
import type { OutcomeKindCode } from './outcome-kind.js';
import { type BegunActivity, outcomeFigures } from './outcome-figures.js';

const AT = '2026-12-05T03:00:00.000Z';
const outcome = (kind: OutcomeKindCode, more: Partial<Outcome> = {}): Outcome => ({
  ...{ id: 'o', kind, count: 1, note: null, ticketIds: [], at: AT },
  ...more,
});
const match = (supplierEnterpriseId: string, buyerEnterpriseId: string, valueYuan: number | null) =>
  outcome('match', { match: { supplierEnterpriseId, buyerEnterpriseId, valueYuan, agreedOn: null } });
const activity = (kind: string, outcomes: Outcome[], more: Partial<BegunActivity> = {}): BegunActivity => ({
  ...{ kind, purpose: null, attendance: [], outcomes },
  ...more,
});
const came = (persons: number, hours: number) => [{ kind: 'unit' as const, id: 'customs', persons, hours }];
const themed = (themeCode: Theme | null) => ({ ...NO_PURPOSE, themeCode });

it('counts what was held and what came of it, without what was withdrawn', () => {
  const figures = outcomeFigures([
    activity('matchmaking', [
      match('e-1', 'e-2', 1_000),
      match('e-1', 'e-3', null),
      match('e-4', 'e-2', 500),
    ]),
    activity('matchmaking', [{ ...match('e-8', 'e-9', 9_999), withdrawn: { at: AT, reason: '重复' } }], {
      attendance: came(3, 0),
    }),
    activity('industry_forum', [outcome('plan_explained', { count: 4 }), outcome('agreement')]),
    activity('salon', []),
    activity('salon', [], { attendance: came(0, 0) }),
  ]);
  expect(figures).toEqual({
    held: 3,
    withOutcome: 2,
    byActivityKind: [
      { kind: 'matchmaking', held: 2, withOutcome: 1, count: 3 },
      { kind: 'industry_forum', held: 1, withOutcome: 1, count: 5 },
    ],
    byOutcomeKind: [
      { kind: 'match', activities: 1, count: 3 },
      { kind: 'agreement', activities: 1, count: 1 },
      { kind: 'plan_explained', activities: 1, count: 4 },
    ],
    matches: { count: 3, enterprises: 4, valueYuan: 1_500, withValue: 2 },
    volunteering: [],
  });
});

it('adds up the hours of volunteering by theme', () => {
  const { volunteering } = outcomeFigures([
    activity('volunteering', [], { attendance: came(10, 2), purpose: themed('traffic_guidance') }),
    activity('volunteering', [], { attendance: came(4, 1.5), purpose: themed('traffic_guidance') }),
    activity('volunteering', [], { attendance: came(1, 3) }),
    activity('volunteering', [], { purpose: themed('city_appearance') }),
    activity('special_action', [], { attendance: came(7, 7) }),
  ]);
  expect(volunteering).toEqual([
    { theme: 'traffic_guidance', held: 2, personHours: 26 },
    { theme: null, held: 1, personHours: 3 },
  ]);
});

it('is nothing of nothing', () => {
  expect(outcomeFigures([])).toMatchObject({
    held: 0,
    byOutcomeKind: [],
    matches: { count: 0, valueYuan: 0 },
  });
});
