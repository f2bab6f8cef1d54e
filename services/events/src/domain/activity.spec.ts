import { evolveActivity, numberIn, personHours, ticketsOf } from './activity.js';
import { ACTIVITY_KIND_CODES, ACTIVITY_KINDS, hoursOf } from './activity-kind.js';
import type { Purpose } from './activity-purpose.js';
import type { Attendance } from './attendance.js';
import { type ActivityCommand, decideActivity } from './decide-activity.js';

const planned: ActivityCommand = {
  type: 'plan_activity',
  id: 'a',
  kind: 'secretary_training',
  title: '书记轮训',
  place: null,
  startsAt: '2026-12-05T01:00:00.000Z',
  hostUnitIds: ['secretariat'],
  platformCode: null,
  mechanismCode: null,
};
const entries: Attendance[] = [
  { kind: 'unit', id: 'customs', persons: 3, hours: 8 },
  { kind: 'party_organisation', id: 'branch', persons: 2, hours: 7.5 },
];

it('is planned, then attended; a later entry of an organisation replaces its earlier one', () => {
  const commands: ActivityCommand[] = [
    planned,
    { type: 'record_attendance', attendance: entries },
    { type: 'record_attendance', attendance: [{ kind: 'unit', id: 'customs', persons: 4, hours: 8 }] },
  ];
  const activity = commands.reduce<Parameters<typeof evolveActivity>[0]>(
    (state, command) => decideActivity(state, command).reduce(evolveActivity, state!),
    undefined,
  )!;
  expect(activity.attendance).toEqual([{ kind: 'unit', id: 'customs', persons: 4, hours: 8 }, entries[1]]);
  expect(personHours(activity.attendance)).toBe(47);
});

it('refuses an organisation twice in one go', () => {
  const [first] = decideActivity(undefined, planned);
  const activity = evolveActivity(undefined, first!);
  const attendance = [...entries, entries[0]!];
  expect(() => decideActivity(activity, { type: 'record_attendance', attendance })).toThrow(
    'repeated_attendee',
  );
});

describe('an activity that was planned', () => {
  const after = (...commands: ActivityCommand[]) =>
    commands.reduce<Parameters<typeof evolveActivity>[0]>(
      (state, command) => decideActivity(state, command).reduce(evolveActivity, state!),
      undefined,
    )!;
  const move: ActivityCommand = { type: 'reschedule', startsAt: '2026-12-12T01:00:00.000Z', place: '港区' };
  const callOff: ActivityCommand = { type: 'call_off', at: '2026-12-04T01:00:00.000Z', reason: '台风' };
  const attend: ActivityCommand = { type: 'record_attendance', attendance: entries };

  it('can be moved, and called off', () => {
    expect(after(planned, move, callOff)).toMatchObject({
      startsAt: '2026-12-12T01:00:00.000Z',
      place: '港区',
      calledOff: { at: '2026-12-04T01:00:00.000Z', reason: '台风' },
    });
  });

  it.each([move, callOff])('cannot when somebody came: %j', (command) => {
    expect(() => after(planned, attend, command)).toThrow('already_held');
  });

  it.each([move, callOff, attend])('is over when it was called off: %j', (command) => {
    expect(() => after(planned, callOff, command)).toThrow('called_off');
  });
});

describe('what an activity is for', () => {
  const purpose: Purpose = {
    projectId: 'p-1',
    ticketIds: ['t-1', 't-2'],
    pairing: 'project_and_authority',
    themeCode: null,
  };
  const setTo = (to: Partial<Purpose>): ActivityCommand => ({
    type: 'set_purpose',
    purpose: { ...purpose, ...to },
  });

  it('is said when it is planned or later, and said anew', () => {
    const [event] = decideActivity(undefined, { ...planned, purpose });
    const said = evolveActivity(undefined, event!);
    expect([said.purpose, ticketsOf(said)]).toEqual([purpose, ['t-1', 't-2']]);
    const [anew] = decideActivity(said, setTo({ pairing: null, ticketIds: [] }));
    expect(evolveActivity(said, anew!).purpose).toEqual({ ...purpose, pairing: null, ticketIds: [] });
    const silent = evolveActivity(undefined, decideActivity(undefined, planned)[0]!);
    expect(decideActivity(silent, setTo({}))).toEqual([{ type: 'activity.purpose_set', purpose }]);
  });

  it('is not said twice', () => {
    const said = evolveActivity(undefined, decideActivity(undefined, { ...planned, purpose })[0]!);
    expect(decideActivity(said, setTo({ ticketIds: ['t-2', 't-1'] }))).toEqual([]);
    expect(decideActivity(said, setTo({ ticketIds: ['t-2', 't-3'] }))).toHaveLength(1);
  });

  it('has a theme when it is volunteering', () => {
    const themed: Purpose = { ...purpose, themeCode: 'hazard_checks' };
    expect(() => decideActivity(undefined, { ...planned, purpose: themed })).toThrow('theme_of_volunteering');
    const [event] = decideActivity(undefined, { ...planned, kind: 'volunteering', purpose: themed });
    expect(evolveActivity(undefined, event!).purpose?.themeCode).toBe('hazard_checks');
  });
});

it('knows what the hours of each kind are, and no kind twice', () => {
  expect(new Set(ACTIVITY_KIND_CODES).size).toBe(ACTIVITY_KINDS.length);
  expect([hoursOf('secretary_training'), hoursOf('volunteering'), hoursOf('salon'), hoursOf('?')]).toEqual([
    'training',
    'service',
    'presence',
    'presence',
  ]);
});

it('keeps its number in a campaign for good, also when it leaves and comes back', () => {
  const purpose = (campaign: Purpose['campaign'] | undefined): Purpose => ({
    ...{ projectId: null, ticketIds: [], pairing: null, themeCode: null },
    ...(campaign === undefined ? {} : { campaign }),
  });
  const set = (campaign: Purpose['campaign']): ActivityCommand => ({
    type: 'set_purpose',
    purpose: purpose(campaign),
  });
  const [one, other] = [
    { id: 'c', number: 3 },
    { id: 'd', number: 1 },
  ];
  const activity = [{ ...planned, purpose: purpose(one) }, set(other), set(null), set(one)].reduce<
    Parameters<typeof evolveActivity>[0]
  >(
    (state, command) => decideActivity(state, command as ActivityCommand).reduce(evolveActivity, state!),
    undefined,
  )!;
  expect(activity.purpose?.campaign).toEqual(one);
  expect([numberIn(activity, 'c'), numberIn(activity, 'd'), numberIn(activity, 'e')]).toEqual([
    3,
    1,
    undefined,
  ]);
  expect(activity.numbers).toEqual([one, other]);
  expect(decideActivity(activity, set(one))).toEqual([]);
  // What was said before there were campaigns is the same as none.
  const before = evolveActivity(activity, { type: 'activity.purpose_set', purpose: purpose(undefined) });
  expect(decideActivity(before, set(null))).toEqual([]);
});
