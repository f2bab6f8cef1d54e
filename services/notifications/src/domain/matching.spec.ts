import { type Channel, defaultSubscription, type Subscription } from './channel.js';
import { matches, type Named, NOBODY, type Roster } from './matching.js';
import type { Notice } from './notice.js';
import type { OwnerKind } from './vocabulary.js';

const now = new Date('2026-11-24T02:00:00Z');
const channel = (
  ownerKind: OwnerKind,
  ownerId: string,
  subscription: Partial<Subscription> = {},
  id = `${ownerKind}-${ownerId}`,
): Channel => ({
  id,
  tenantId: 'north',
  ownerKind,
  ownerId,
  kind: 'webhook',
  language: 'zh',
  state: 'active',
  disabledCode: null,
  address: '',
  maskedAddress: '',
  secret: null,
  previousSecret: null,
  previousSecretUntil: null,
  subscriptions: [{ ...defaultSubscription(ownerKind), ...subscription }],
});
const notice = (kind: Notice['kind'], more: Partial<Notice> = {}): Notice => ({
  kind,
  eventId: 'e',
  tenantId: 'north',
  occurredAt: now.toISOString(),
  ticketId: 't',
  ticketNo: 'TJ-1',
  round: 1,
  unitId: 'customs',
  enterpriseId: null,
  role: 'lead',
  clock: null,
  dueAt: null,
  emergency: false,
  ...more,
});
const roster: Roster = {
  timeZone: 'Asia/Shanghai',
  serves: (officer, unit) => unit === 'customs' && ['on', 'off'].includes(officer),
  onDuty: (unit, at) =>
    unit !== 'customs' ? [] : at < new Date('2026-11-24T04:00:00Z') ? ['on', 'stand-in'] : ['off'],
};
const told = (given: Notice, ...channels: Channel[]) =>
  matches(given, channels, roster, now).map(({ channel: { id }, suppressed }) => [id, suppressed]);

const everyone = [
  channel('unit', 'customs'),
  channel('unit', 'maritime'),
  channel('officer', 'on'),
  channel('officer', 'off'),
  channel('officer', 'stand-in'),
  channel('officer', 'stranger'),
  channel('enterprise', 'e-1'),
  channel('enterprise', 'e-2'),
  channel('alliance', 'north'),
];

it('tells duties to the unit and to its officers on duty', () => {
  const toUnit = [
    ['unit-customs', null],
    ['officer-on', null],
    ['officer-stand-in', null],
  ];
  expect(told(notice('offered'), ...everyone)).toEqual(toUnit);
  expect(told(notice('breached'), ...everyone)).toEqual([...toUnit, ['alliance-north', null]]);
});

it('tells results to the enterprise that raised the whistle, and to no other', () => {
  expect(told(notice('resolved', { unitId: null, enterpriseId: 'e-1' }), ...everyone)).toEqual([
    ['enterprise-e-1', null],
  ]);
  expect(told(notice('closed', { unitId: null }), ...everyone)).toEqual([]);
});

const named = (given: Notice, who: Partial<Named>) =>
  matches(given, everyone, roster, now, { ...NOBODY, ...who }).map(({ channel: { id } }) => id);

it('tells officers who are named, on duty or not, of the unit or not', () => {
  expect(named(notice('climbed'), { officers: ['off'] })).toEqual([
    'unit-customs',
    'officer-on',
    'officer-off',
    'officer-stand-in',
    'alliance-north',
  ]);
  expect(named(notice('task_force', { unitId: null }), { officers: ['stranger'] })).toEqual([
    'officer-stranger',
  ]);
});

it('tells enterprises that are named, as it tells the raiser', () => {
  const resolved = notice('resolved', { unitId: null, enterpriseId: 'e-1' });
  expect(named(resolved, { enterprises: ['e-2', 'e-1'] })).toEqual(['enterprise-e-1', 'enterprise-e-2']);
});

it('says so when only officers could be told and none is on duty', () => {
  expect(told(notice('offered'), channel('officer', 'off'))).toEqual([['officer-off', 'nobody_on_duty']]);
  expect(told(notice('offered'), channel('officer', 'off'), channel('officer', 'on'))).toEqual([
    ['officer-on', null],
  ]);
  expect(told(notice('offered'), channel('officer', 'off', { onDutyOnly: false }))).toEqual([
    ['officer-off', null],
  ]);
});

it('uses a channel once, by the first of its subscriptions that wants the notice', () => {
  const subscriptions: Subscription[] = [
    { events: ['breached'], onDutyOnly: false, quietHours: null, digest: 'none' },
    { events: ['breached', 'offered'], onDutyOnly: false, quietHours: null, digest: 'daily' },
  ];
  const two = { ...channel('unit', 'customs'), subscriptions };
  expect(matches(notice('breached'), [two], roster, now)).toMatchObject([{ dueAt: now, window: null }]);
  expect(matches(notice('offered'), [two], roster, now)).toMatchObject([{ window: expect.any(String) }]);
  expect(told(notice('returned'), two)).toEqual([]);
});
