import type { Identity } from '@muster/auth';
import type { Attendance } from '../domain/attendance.js';
import { mayRecord } from './attendance-rights.js';

const customs: Attendance = { kind: 'unit', id: 'customs', persons: 1 };
const maritime: Attendance = { kind: 'unit', id: 'maritime', persons: 1 };
const ownBranch: Attendance = { kind: 'party_organisation', id: 'customs-branch', persons: 1 };
const enterprise: Attendance = { kind: 'enterprise', id: 'customs', persons: 1 };
const unitOfParty = (id: string) => (id === 'customs-branch' ? 'customs' : undefined);
const officer: Pick<Identity, 'role' | 'unitId'> = { role: 'unit_officer', unitId: 'customs' };

it.each<[string, Pick<Identity, 'role' | 'unitId'>, Attendance[], string[], boolean]>([
  ['the council: anybody', { role: 'council' }, [customs, enterprise], [], true],
  ['a dispatcher: anybody', { role: 'dispatcher' }, [maritime], [], true],
  ['an officer: the own unit and its party organisations', officer, [customs, ownBranch], [], true],
  ['an officer: no other unit', officer, [customs, maritime], [], false],
  ['an officer: no enterprise, even of the same name', officer, [enterprise], [], false],
  [
    'an officer: anybody where the own unit is host',
    officer,
    [maritime, enterprise],
    ['port', 'customs'],
    true,
  ],
  ['an officer without a unit: nobody', { role: 'unit_officer' }, [customs], ['customs'], false],
  ['an enterprise: nobody', { role: 'enterprise' }, [enterprise], [], false],
])('%s', (_, who, entries, hosts, expected) => {
  expect(mayRecord(who, entries, hosts, unitOfParty)).toBe(expected);
});
