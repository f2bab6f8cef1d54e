import { assertMayTake, themeActions } from './theme-rights.js';

const led = (state: 'taken' | 'concluded' | 'withdrawn') => ({ state, leadUnitId: 'customs' });
const officer = { role: 'unit_officer', unitId: 'customs' } as const;

describe('who may do what with a theme', () => {
  it('is everything that its state allows to the council', () => {
    const council = { role: 'council', unitId: 'maritime' } as const;
    expect(themeActions(council, led('taken'))).toEqual([
      ...['report_measures', 'conclude_theme', 'change_theme', 'withdraw_theme'],
    ]);
    expect(themeActions(council, led('concluded'))).toEqual(['reopen_theme']);
    expect(themeActions(council, led('withdrawn'))).toEqual([]);
  });

  it('is reporting and concluding to the people of the unit that leads', () => {
    const head = { role: 'unit_head', unitId: 'customs' } as const;
    for (const who of [officer, head])
      expect(themeActions(who, led('taken'))).toEqual(['report_measures', 'conclude_theme']);
    expect(themeActions(officer, led('concluded'))).toEqual([]);
    expect(() => assertMayTake(officer, led('taken'), 'withdraw_theme')).toThrow();
  });

  it('is nothing to others, also of the lead unit in another post', () => {
    const others = [
      { ...officer, unitId: 'maritime' },
      { role: 'unit_officer' },
      { role: 'dispatcher', unitId: 'customs' },
    ] as const;
    for (const who of others) expect(themeActions(who, led('taken'))).toEqual([]);
  });
});
