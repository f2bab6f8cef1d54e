import { type Activity, evolveActivity } from './activity.js';
import type { AttendeeKind } from './attendance.js';
import { type ActivityCommand, decideActivity } from './decide-activity.js';
import { Fault } from './fault.js';
import { isOpenForSignUp, placesLeft, signUpEnds, type SignUpAsked } from './sign-up.js';

const START = '2026-12-05T01:00:00.000Z';
const UNTIL = '2026-12-04T09:00:00.000Z';
const IN_TIME = '2026-12-04T08:59:59.999Z';
const planned = (signUpAsked?: SignUpAsked): ActivityCommand => ({
  ...{ type: 'plan_activity', id: 'a', kind: 'salon', title: '周末沙龙', place: null, startsAt: START },
  ...{ hostUnitIds: ['customs'], platformCode: null, mechanismCode: null },
  ...(signUpAsked ? { signUpAsked } : {}),
});
const signUp = (
  id: string,
  persons: number,
  at = IN_TIME,
  kind: AttendeeKind = 'enterprise',
): ActivityCommand => ({
  type: 'sign_up',
  signUp: { kind, id, persons },
  at,
});
const withdraw = (id: string, at = IN_TIME): ActivityCommand => ({
  type: 'withdraw_sign_up',
  organisation: { kind: 'enterprise', id },
  at,
});
const ask = (until: string, places: number | null): ActivityCommand => ({
  type: 'ask_sign_up',
  signUpAsked: { until, places },
});
const after = (...commands: ActivityCommand[]): Activity =>
  commands.reduce<Activity | undefined>(
    (state, command) => decideActivity(state, command).reduce<Activity | undefined>(evolveActivity, state),
    undefined,
  )!;
const faultOf = (...commands: ActivityCommand[]): [string, object] | undefined => {
  try {
    after(...commands);
  } catch (error) {
    return [(error as Fault).code, (error as Fault).params];
  }
  return undefined;
};
const open = planned({ until: UNTIL, places: 5 });

it('takes organisations until then, each once, with how many come as last said', () => {
  const activity = after(open, signUp('e-1', 2), signUp('e-2', 1), signUp('e-1', 4), signUp('e-1', 4));
  expect(activity.signUps).toEqual([
    { kind: 'enterprise', id: 'e-2', persons: 1 },
    { kind: 'enterprise', id: 'e-1', persons: 4 },
  ]);
  expect([placesLeft(activity), isOpenForSignUp(activity, IN_TIME)]).toEqual([0, true]);
  expect(decideActivity(activity, signUp('e-1', 4))).toEqual([]);
});

it('tells apart organisations of one id and two kinds', () => {
  const activity = after(open, signUp('port', 2), signUp('port', 1, IN_TIME, 'unit'), withdraw('port'));
  expect(activity.signUps).toEqual([{ kind: 'unit', id: 'port', persons: 1 }]);
});

it('has places for those who come first; an organisation keeps those that it has', () => {
  const full = [open, signUp('e-1', 3), signUp('e-2', 2)];
  expect(faultOf(...full, signUp('e-3', 1))).toEqual(['activity_full', { places_left: 0 }]);
  expect(faultOf(...full, signUp('e-1', 4))).toEqual(['activity_full', { places_left: 3 }]);
  expect(faultOf(...full, signUp('e-1', 1), signUp('e-3', 2))).toBeUndefined();
  expect(faultOf(...full, withdraw('e-2'), signUp('e-3', 2))).toBeUndefined();
  expect(placesLeft(after(planned({ until: UNTIL, places: null }), signUp('e-1', 90_000)))).toBeNull();
});

it('is withdrawn once, and again to no effect', () => {
  const activity = after(open, signUp('e-1', 2), withdraw('e-1'));
  expect(activity.signUps).toEqual([]);
  expect(decideActivity(activity, withdraw('e-1'))).toEqual([]);
});

it.each([
  ['when nobody was asked', [planned(), signUp('e-1', 1)], 'sign_up_not_asked'],
  ['when nobody was asked, nor withdrawn', [planned(), withdraw('e-1')], 'sign_up_not_asked'],
  ['when it is over', [open, signUp('e-1', 1, UNTIL)], 'sign_up_over'],
  ['when it is over, nor withdrawn', [open, signUp('e-1', 1), withdraw('e-1', UNTIL)], 'sign_up_over'],
  [
    'when it is called off',
    [open, { type: 'call_off', at: IN_TIME, reason: '台风' }, signUp('e-1', 1)],
    'called_off',
  ],
] as [string, ActivityCommand[], string][])('is refused %s', (_, commands, code) => {
  expect(faultOf(...commands)?.[0]).toBe(code);
});

it('names whom a move or a call-off concerns', () => {
  const activity = after(open, signUp('e-1', 2), signUp('port', 1, IN_TIME, 'unit'), withdraw('e-1'));
  const concerned = { kind: activity.kind, signUps: [{ kind: 'unit', id: 'port' }] };
  expect(
    decideActivity(activity, { type: 'reschedule', startsAt: activity.startsAt, place: '别处' }),
  ).toMatchObject([{ type: 'activity.rescheduled', ...concerned }]);
  expect(decideActivity(activity, { type: 'call_off', at: IN_TIME, reason: '台风' })).toMatchObject([
    { type: 'activity.called_off', startsAt: activity.startsAt, ...concerned },
  ]);
});

it('ends before the start, also when that is moved forward, and can be asked for anew', () => {
  expect(faultOf(planned({ until: START, places: null }))?.[0]).toBe('sign_up_before_start');
  const move = (startsAt: string): ActivityCommand => ({ type: 'reschedule', startsAt, place: null });
  const forward = after(open, signUp('e-1', 2), move('2026-12-03T01:00:00.000Z'));
  expect([signUpEnds(forward), isOpenForSignUp(forward, '2026-12-03T01:00:00.000Z')]).toEqual([
    '2026-12-03T01:00:00.000Z',
    false,
  ]);
  const back = after(
    open,
    signUp('e-1', 2),
    move('2026-12-12T01:00:00.000Z'),
    ask('2026-12-11T01:00:00.000Z', 4),
  );
  expect(back).toMatchObject({
    signUps: [{ id: 'e-1' }],
    signUpAsked: { until: '2026-12-11T01:00:00.000Z', places: 4 },
  });
});

it('keeps who has signed up when places or the end change', () => {
  const two = [open, signUp('e-1', 2)];
  expect(faultOf(...two, ask(UNTIL, 1))?.[0]).toBe('places_taken');
  expect(faultOf(...two, ask(START, 5))?.[0]).toBe('sign_up_before_start');
  expect(decideActivity(after(...two), ask(UNTIL, 5))).toEqual([]);
  expect(after(planned(), ask(UNTIL, null), signUp('e-1', 2)).signUps).toHaveLength(1);
});

it('stays readable when it is called off', () => {
  const activity = after(open, signUp('e-1', 2), { type: 'call_off', at: IN_TIME, reason: '台风' });
  expect([activity.signUps?.length, isOpenForSignUp(activity, IN_TIME)]).toEqual([1, false]);
});
