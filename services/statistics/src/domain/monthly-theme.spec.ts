import { decideTheme, monthsToTake, MOST_MEASURES, THEME_STEPS, takeTheme } from './decide-theme.js';
import type { ThemeCommand, ThemeStepName } from './decide-theme.js';
import type { Measure, MonthlyTheme, MonthlyThemeEvent } from './monthly-theme.js';
import { evolveMonthlyTheme, THEME_STATES } from './monthly-theme.js';

const at = '2026-11-03T02:00:00.000Z';
const today = '2026-11-03';
const asked = {
  ...{ month: '2026-11', category: 'yard', problems: ['at night'], at },
  ...{ leadUnitId: 'port', unitIds: ['customs', 'port', 'customs'], dueOn: '2026-11-30' },
  proposedAs: { period: '2026-11', wasProposed: true, score: 0.84 },
  ...{ thisMonth: '2026-11', today },
};
const measure: Measure = { kind: 'policy', text: 'by appointment', ticketIds: ['t-1'] };
const commands: Record<ThemeStepName, ThemeCommand> = {
  report_measures: { type: 'report_measures', at, measures: [measure] },
  conclude_theme: { type: 'conclude_theme', at, outcome: 'partly', text: 'shorter' },
  change_theme: { type: 'change_theme', at, today, leadUnitId: 'customs', unitIds: [], dueOn: null },
  withdraw_theme: { type: 'withdraw_theme', at, reason: 'another one' },
  reopen_theme: { type: 'reopen_theme', at, reason: 'it came back' },
};
const after = (events: readonly MonthlyThemeEvent[], theme?: MonthlyTheme) =>
  events.reduce<MonthlyTheme | undefined>(evolveMonthlyTheme, theme)!;
const taken = () => after(takeTheme(undefined, asked));
const then = (theme: MonthlyTheme, ...steps: ThemeStepName[]) =>
  steps.reduce((so_far, step) => after(decideTheme(so_far, commands[step]), so_far), theme);
const code = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    return (error as { code: string }).code;
  }
  return undefined;
};

describe('a theme of a month', () => {
  it('is taken with its units, each once, and what the proposals said of it', () => {
    expect(taken()).toEqual({
      ...{ month: '2026-11', category: 'yard', problems: ['at night'], takenAt: at, state: 'taken' },
      ...{ leadUnitId: 'port', unitIds: ['customs'], dueOn: '2026-11-30', measures: [] },
      proposedAs: { period: '2026-11', wasProposed: true, score: 0.84 },
    });
  });

  it('is of the month before, this one or the next, also over the turn of a year', () => {
    expect(monthsToTake('2026-12')).toEqual(['2026-11', '2026-12', '2027-01']);
    expect(monthsToTake('2027-01')).toEqual(['2026-12', '2027-01', '2027-02']);
    for (const month of ['2026-10', '2026-12'])
      expect(takeTheme(undefined, { ...asked, month })).toHaveLength(1);
    for (const month of ['2026-09', '2027-01', '2025-11'])
      expect(code(() => takeTheme(undefined, { ...asked, month }))).toBe('month_not_open');
  });

  it('is one for each month', () => {
    expect(code(() => takeTheme('another', asked))).toBe('month_has_theme');
  });

  it('is due today or later; a day that has passed meanwhile may stay', () => {
    expect(takeTheme(undefined, { ...asked, dueOn: today })).toHaveLength(1);
    expect(code(() => takeTheme(undefined, { ...asked, dueOn: '2026-11-02' }))).toBe('due_in_past');
    const change = (more: object) =>
      decideTheme(taken(), { ...commands.change_theme, today: '2026-12-05', ...more } as ThemeCommand);
    expect(code(() => change({ dueOn: '2026-12-04' }))).toBe('due_in_past');
    expect(change({ dueOn: '2026-11-30' })).toHaveLength(1);
  });

  it('goes from state to state as its table says, and is refused everything else', () => {
    const states = {
      taken: taken(),
      concluded: then(taken(), 'conclude_theme'),
      withdrawn: then(taken(), 'withdraw_theme'),
    };
    const outcomes = THEME_STATES.flatMap((state) =>
      (Object.keys(THEME_STEPS) as ThemeStepName[]).map((step) => {
        const refused = code(() => decideTheme(states[state], commands[step]));
        return `${state} ${step}: ${refused ?? then(states[state], step).state}`;
      }),
    );
    expect(outcomes).toEqual([
      'taken report_measures: taken',
      'taken conclude_theme: concluded',
      'taken change_theme: taken',
      'taken withdraw_theme: withdrawn',
      'taken reopen_theme: theme_not_concluded',
      'concluded report_measures: theme_not_open',
      'concluded conclude_theme: theme_not_open',
      'concluded change_theme: theme_not_open',
      'concluded withdraw_theme: theme_not_open',
      'concluded reopen_theme: taken',
      'withdrawn report_measures: theme_not_open',
      'withdrawn conclude_theme: theme_not_open',
      'withdrawn change_theme: theme_not_open',
      'withdrawn withdraw_theme: theme_not_open',
      'withdrawn reopen_theme: theme_not_concluded',
    ]);
  });

  it('collects what was put in place, up to a limit', () => {
    const theme = then(taken(), 'report_measures', 'report_measures');
    expect(theme.measures).toEqual([
      { ...measure, at },
      { ...measure, at },
    ]);
    const many = Array.from({ length: MOST_MEASURES - 2 }, () => measure);
    const full = decideTheme(theme, { type: 'report_measures', at, measures: many });
    expect(full).toMatchObject([{ measureCount: MOST_MEASURES }]);
    expect(code(() => decideTheme(after(full, theme), commands.report_measures))).toBe('measures_full');
  });

  it('keeps what was said when it was concluded, until it is reopened', () => {
    const concluded = then(taken(), 'report_measures', 'conclude_theme');
    expect(concluded.concluded).toEqual({ at, outcome: 'partly', text: 'shorter' });
    const reopened = then(concluded, 'reopen_theme');
    expect(reopened).toMatchObject({ state: 'taken', reopened: { reason: 'it came back' } });
    expect(reopened).not.toHaveProperty('concluded');
    expect(reopened.measures).toHaveLength(1);
  });

  it('is not changed by what it is already', () => {
    const change = { ...commands.change_theme, leadUnitId: 'port', dueOn: '2026-11-30' } as ThemeCommand;
    expect(decideTheme(taken(), { ...change, unitIds: ['port', 'customs'] } as ThemeCommand)).toEqual([]);
    expect(decideTheme(taken(), { ...change, unitIds: ['maritime'] } as ThemeCommand)).toMatchObject([
      { type: 'theme.changed', unitIds: ['maritime'] },
    ]);
  });
});
