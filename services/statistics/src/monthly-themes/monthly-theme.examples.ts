import { exampleFrame } from '../alliance-figures/alliance-figures.example.js';
import { type MonthlyTheme, type MonthlyThemeEvent, evolveMonthlyTheme } from '../domain/monthly-theme.js';
import { themeEffect } from '../domain/theme-effect.js';
import { takenThemeView, type TakenThemeView } from './monthly-theme.view.js';
import {
  categoryRatesView,
  type MonthlyThemesView,
  type MonthlyThemeView,
  themesSummary,
  themeVolumesView,
} from './theme-effect.view.js';

const about = { month: '2026-11', category: 'yard_congestion' };
const assigned = { leadUnitId: 'customs', unitIds: ['maritime'], dueOn: '2026-11-30' };
const directory = { categories: { yard_congestion: { zh: '堆场拥堵', en: 'Yard congestion' } } };

/** For the OpenAPI document: what the council sees after these events. */
function exampleAfter(...events: MonthlyThemeEvent[]): TakenThemeView {
  const state = events.reduce<MonthlyTheme | undefined>(evolveMonthlyTheme, undefined)!;
  const stored = { id: '0198f0f4-1c00-7a10-8000-000000000070', state, version: events.length };
  return takenThemeView({ role: 'council' }, stored, directory);
}

const taken: MonthlyThemeEvent = {
  type: 'theme.taken',
  ...about,
  ...assigned,
  at: '2026-11-03T02:00:00.000Z',
  problems: ['夜间进场排队过长', '空箱占用查验场地'],
  proposedAs: { period: '2026-11', wasProposed: true, score: 0.84 },
};
const measured: MonthlyThemeEvent = {
  type: 'theme.measures_reported',
  ...about,
  at: '2026-11-20T02:00:00.000Z',
  measures: [
    {
      kind: 'policy',
      text: '夜间预约进场办法已施行',
      ticketIds: ['0198f0f4-1c00-7a10-8000-000000000001'],
    },
  ],
  measureCount: 1,
};
const concluded: MonthlyThemeEvent = {
  type: 'theme.concluded',
  ...about,
  at: '2026-11-29T02:00:00.000Z',
  outcome: 'solved',
  text: '夜间排队由四小时降至一小时',
  measureCount: 1,
};

export const takenThemeExample = exampleAfter(taken);
export const measuredThemeExample = exampleAfter(taken, measured);
export const concludedThemeExample = exampleAfter(taken, measured, concluded);
export const changedThemeExample = exampleAfter(taken, {
  type: 'theme.changed',
  ...about,
  ...assigned,
  at: '2026-11-05T02:00:00.000Z',
  dueOn: '2026-12-15',
});
export const withdrawnThemeExample = exampleAfter(taken, {
  type: 'theme.withdrawn',
  ...about,
  at: '2026-11-04T02:00:00.000Z',
  reason: '联席会改定通关时效为本月主题',
});
export const reopenedThemeExample = exampleAfter(taken, measured, concluded, {
  type: 'theme.reopened',
  ...about,
  at: '2026-12-10T02:00:00.000Z',
  reason: '十二月又出现排队',
});

const raised: Readonly<Record<string, number>> = {
  '2026-08': 9,
  '2026-09': 8,
  '2026-10': 11,
  '2026-11': 16,
  '2026-12': 4,
  '2027-01': 2,
};
const volumes = themeVolumesView(themeEffect(about.month, '2027-01', (period) => raised[period] ?? 0));
const { alliance_id, definitions_version, watermark } = exampleFrame;
const frame = { alliance_id, as_of: null, definitions_version, watermark };

export const monthlyThemeExample: MonthlyThemeView = {
  ...concludedThemeExample,
  effect: {
    ...volumes,
    before: categoryRatesView({ raised: 28, repeats: 9, callbacks: 20, unsolved: 8 }),
    since: categoryRatesView({ raised: 4, repeats: 1, callbacks: 5, unsolved: 1 }),
  },
  figures: frame,
};

const items = [{ ...concludedThemeExample, effect: volumes }];
export const monthlyThemesExample: MonthlyThemesView = {
  ...frame,
  year: 2026,
  summary: themesSummary(items),
  items,
};
