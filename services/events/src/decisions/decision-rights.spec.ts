import { ROLES } from '@muster/auth';
import type { Decision } from '../domain/decision.js';
import { decisionActions } from './decision-rights.js';

const open: Decision = {
  ...{ id: 'd', agendaItemId: null, ticketId: null, text: '增设停车区', ownerUnitId: 'customs', dueOn: null },
};
const done: Decision = { ...open, carriedOut: { at: '2026-12-10T08:00:00.000Z', note: null } };
const offered = (decision: Decision, unitId: string) =>
  ROLES.filter((role) => decisionActions({ role, unitId }, decision).length > 0).toSorted();

it('is reported by the unit that owns it and those who keep the minutes, and given back by the latter', () => {
  expect(offered(open, 'customs')).toEqual(['council', 'dispatcher', 'unit_head', 'unit_officer']);
  expect(offered(open, 'maritime')).toEqual(['council', 'dispatcher']);
  expect(offered(done, 'customs')).toEqual(['council', 'dispatcher']);
  expect(decisionActions({ role: 'council' }, open)).toEqual(['carry_out_decision']);
  expect(decisionActions({ role: 'council' }, done)).toEqual(['reopen_decision']);
});

it('offers nothing of what is followed at the whistle', () => {
  expect(offered({ ...open, ticketId: 't', dueOn: '2026-12-15' }, 'customs')).toEqual([]);
});
