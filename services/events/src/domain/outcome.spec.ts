import { type Activity, evolveActivity, ticketsOf } from './activity.js';
import { wasHeld } from './called-off.js';
import { type ActivityCommand, decideActivity } from './decide-activity.js';
import { Fault } from './fault.js';
import { MOST_OUTCOMES, outcomeOf, type SaidOutcome } from './outcome.js';
import { OUTCOME_KIND_CODES, OUTCOME_KINDS } from './outcome-kind.js';

const START = '2026-12-05T01:00:00.000Z';
const AT = '2026-12-05T03:00:00.000Z';
const said = (more: Partial<SaidOutcome>): SaidOutcome => ({
  ...{ kind: 'agreement', count: null, note: null, ticketIds: [] },
  ...{ supplierEnterpriseId: null, buyerEnterpriseId: null, valueYuan: null, agreedOn: null },
  ...more,
});
const match = (more: Partial<SaidOutcome> = {}) =>
  said({ kind: 'match', supplierEnterpriseId: 'e-1', buyerEnterpriseId: 'e-2', ...more });
const planned: ActivityCommand = {
  ...{ type: 'plan_activity', id: 'a', kind: 'matchmaking', title: '供需对接', place: null, startsAt: START },
  ...{ hostUnitIds: ['customs'], platformCode: null, mechanismCode: null },
};
const record = (id: string, of: SaidOutcome, at = AT): ActivityCommand => ({
  type: 'record_outcome',
  id,
  at,
  said: of,
});
const withdraw = (outcomeId: string): ActivityCommand => ({
  type: 'withdraw_outcome',
  outcomeId,
  at: AT,
  reason: '重复',
});
const after = (...commands: ActivityCommand[]): Activity =>
  commands.reduce<Activity | undefined>(
    (state, command) => decideActivity(state, command).reduce<Activity | undefined>(evolveActivity, state),
    undefined,
  )!;
const faultOf = (attempt: () => unknown): string | undefined => {
  try {
    attempt();
  } catch (error) {
    return [(error as Fault).code, (error as Fault).pointer].filter(Boolean).join(' ');
  }
  return undefined;
};

it('is recorded with what belongs to its kind', () => {
  const activity = after(
    planned,
    record('o-1', match({ valueYuan: 1_200_000, agreedOn: '2026-12-05', note: '首单' })),
    record('o-2', said({ kind: 'question_raised', ticketIds: ['t-1', 't-2'] })),
    record('o-3', said({ kind: 'plan_explained', count: 3 })),
    record('o-4', said({ kind: 'solved_on_the_spot', ticketIds: ['t-3'], count: 2 })),
  );
  expect(activity.outcomes?.map(({ kind, count }) => [kind, count])).toEqual([
    ['match', 1],
    ['question_raised', 2],
    ['plan_explained', 3],
    ['solved_on_the_spot', 2],
  ]);
  expect(activity.outcomes![0]).toMatchObject({
    note: '首单',
    match: {
      supplierEnterpriseId: 'e-1',
      buyerEnterpriseId: 'e-2',
      valueYuan: 1_200_000,
      agreedOn: '2026-12-05',
    },
  });
  expect(ticketsOf(activity)).toEqual(['t-1', 't-2', 't-3']);
  expect(ticketsOf(after(planned, record('o', said({ ticketIds: ['t-1'] })), withdraw('o')))).toEqual([]);
});

it.each<[string, SaidOutcome]>([
  ['supplier_and_buyer /supplier_enterprise_id', said({ kind: 'match', buyerEnterpriseId: 'e-2' })],
  ['supplier_and_buyer /buyer_enterprise_id', said({ kind: 'match', supplierEnterpriseId: 'e-1' })],
  ['same_enterprise /buyer_enterprise_id', match({ buyerEnterpriseId: 'e-1' })],
  ['only_of_matches /buyer_enterprise_id', said({ buyerEnterpriseId: 'e-2' })],
  ['only_of_matches /value_yuan', said({ valueYuan: 0 })],
  ['only_of_matches /agreed_on', said({ agreedOn: '2026-12-05' })],
  ['ticket_needed /ticket_ids', said({ kind: 'question_raised' })],
  ['count_as_named /count', match({ count: 2 })],
  ['count_as_named /count', said({ kind: 'question_raised', ticketIds: ['t-1'], count: 2 })],
  ['count_as_named /count', said({ kind: 'solution', ticketIds: ['t-1', 't-2'], count: 1 })],
])('is refused with %s: %j', (fault, of) => {
  expect(faultOf(() => outcomeOf(of, 'o', AT))).toBe(fault);
});

it('comes of what has begun and was not called off, and there are so many at most', () => {
  expect(faultOf(() => after(planned, record('o', match(), '2026-12-05T00:59:59.999Z')))).toBe(
    'activity_not_begun',
  );
  const calledOff: ActivityCommand = { type: 'call_off', at: AT, reason: '台风' };
  expect(faultOf(() => after(planned, calledOff, record('o', match())))).toBe('called_off');
  const many = Array.from({ length: MOST_OUTCOMES }, (_, index) => record(`o-${index}`, match()));
  expect(faultOf(() => after(planned, ...many, record('o', match())))).toBe('outcomes_full');
});

it('makes it held, until it is withdrawn', () => {
  const calledOff: ActivityCommand = { type: 'call_off', at: AT, reason: '台风' };
  const move: ActivityCommand = { type: 'reschedule', startsAt: '2026-12-12T01:00:00.000Z', place: null };
  const held = [planned, record('o', match())];
  expect(wasHeld(after(...held))).toBe(true);
  for (const command of [calledOff, move]) {
    expect(faultOf(() => after(...held, command))).toBe('already_held');
    expect(faultOf(() => after(...held, withdraw('o'), command))).toBeUndefined();
  }
});

it('is withdrawn once and stays on record', () => {
  const activity = after(planned, record('o', match()), withdraw('o'));
  expect(activity.outcomes).toMatchObject([{ id: 'o', withdrawn: { at: AT, reason: '重复' } }]);
  expect(decideActivity(activity, withdraw('o'))).toEqual([]);
  expect(faultOf(() => decideActivity(activity, withdraw('other')))).toBe('unknown_outcome');
});

it('has no kind twice', () => {
  expect(new Set(OUTCOME_KIND_CODES).size).toBe(OUTCOME_KINDS.length);
});
