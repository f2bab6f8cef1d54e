import { ROLES } from '@muster/auth';
import { assertMayTake, CAMPAIGN_ACTIONS, campaignActions } from './campaign-rights.js';

const open = { leadUnitId: 'customs' };
const at = '2026-12-31T08:00:00.000Z';
const concluded = {
  ...open,
  concluded: {
    ...{ at, reason: null },
    counted: { held: 0, problemsSolved: 0, relationsStraightened: 0, reports: 0 },
  },
};
const calledOff = { ...open, calledOff: { at, reason: '并入' } };

it('leave recording and concluding to the lead unit as well, the rest to council and dispatchers', () => {
  const lead = { role: 'unit_officer', unitId: 'customs' } as const;
  expect(campaignActions({ role: 'council' }, open)).toEqual([
    'record_indicators',
    'conclude',
    'change',
    'call_off',
  ]);
  expect(campaignActions(lead, open)).toEqual(['record_indicators', 'conclude']);
  expect(campaignActions({ ...lead, unitId: 'maritime' }, open)).toEqual([]);
  expect(campaignActions({ role: 'dispatcher' }, concluded)).toEqual(['record_indicators', 'reopen']);
  expect(campaignActions(lead, concluded)).toEqual(['record_indicators']);
  for (const role of ROLES) expect(campaignActions({ role, unitId: 'customs' }, calledOff)).toEqual([]);
});

it.each(CAMPAIGN_ACTIONS)('refuse %s to whoever does not lead it', (step) => {
  for (const who of [{ role: 'unit_head', unitId: 'maritime' }, { role: 'enterprise' }] as const)
    expect(() => assertMayTake(who, open, step)).toThrow(
      expect.objectContaining({ status: 403, code: 'forbidden_campaign' }),
    );
});
