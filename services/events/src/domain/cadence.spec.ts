import {
  type Cadence,
  type CadenceDue,
  type CadenceEvent,
  decideCadence,
  evolveCadence,
  type Occurrences,
  stateOf,
  warnAt,
} from './cadence.js';

const at = (text: string) => Date.parse(text);
const iso = (instant: number) => new Date(instant).toISOString();

const due: CadenceDue = {
  id: 'c',
  mechanismCode: 'joint_conference',
  per: 'quarter',
  times: 1,
  period: '2026-Q4',
  startsAt: '2026-09-30T16:00:00.000Z',
  endsAt: '2026-12-31T16:00:00.000Z',
};
const quarter: Cadence = { ...due, warned: false, outcome: null };
const counted = (occurrences: Partial<Occurrences>): Occurrences => ({
  ...{ held: 0, arranged: 0, unrecorded: 0 },
  ...occurrences,
});

describe('how a period stands', () => {
  const early = at('2026-11-01T00:00:00Z');
  const late = at('2026-12-20T00:00:00Z');
  const after = at('2027-01-02T00:00:00Z');
  const longAfter = at('2027-01-08T00:00:00Z');

  it('warns from four fifths on', () => {
    expect(iso(warnAt(quarter))).toBe('2026-12-13T06:24:00.000Z');
  });

  it.each<[string, Partial<Occurrences>, number, string]>([
    ['nothing yet', {}, early, 'open'],
    ['nothing, and little time left', {}, late, 'due_soon'],
    ['one is called', { arranged: 1 }, late, 'arranged'],
    ['one was to take place', { unrecorded: 1 }, late, 'to_record'],
    ['one was held', { held: 1 }, early, 'met'],
    ['nothing when it is over', {}, after, 'missed'],
    ['one may still be recorded', { unrecorded: 1 }, after, 'to_record'],
    ['nobody has recorded it within a week', { unrecorded: 1 }, longAfter, 'missed'],
  ])('%s', (_, occurrences, now, state) => {
    expect(stateOf(quarter, counted(occurrences), now)).toBe(state);
  });

  it('counts what was held, what is to be recorded and what is arranged together', () => {
    const three = { ...quarter, times: 3 };
    expect(stateOf(three, counted({ held: 1, unrecorded: 1, arranged: 1 }), late)).toBe('arranged');
    expect(stateOf(three, counted({ held: 1, unrecorded: 1 }), late)).toBe('due_soon');
    expect(stateOf(three, counted({ held: 2, unrecorded: 1 }), late)).toBe('to_record');
  });

  it('is told once for each thing that happens to it, and what is recorded late still counts', () => {
    const history: CadenceEvent[] = [];
    let cadence = quarter;
    const look = (now: number, occurrences: Partial<Occurrences>) => {
      const events = decideCadence(cadence, counted(occurrences), now);
      history.push(...events);
      cadence = events.reduce<Cadence>(evolveCadence, cadence);
    };
    for (const now of [early, late, late, after, after, longAfter]) look(now, {});
    look(longAfter, { held: 1 });
    look(longAfter, { held: 2 });
    look(longAfter, {}); // what was met stays met
    expect(history).toEqual([
      { type: 'cadence.warned', ...due, held: 0, arranged: 0, unrecorded: 0 },
      { type: 'cadence.missed', ...due, held: 0 },
      { type: 'cadence.met', ...due, held: 1 },
    ]);
    expect(stateOf(cadence, counted({}), longAfter)).toBe('met');
  });

  it('begins by being opened', () => {
    expect(evolveCadence(undefined, { type: 'cadence.opened', ...due })).toEqual(quarter);
    expect(() => evolveCadence(undefined, { type: 'cadence.met', ...due, held: 1 })).toThrow(
      'before cadence.opened',
    );
  });
});
