import type { Evidence, Outage } from './evidence.js';
import type { Facts, LoggedEvent } from './facts.js';
import { deadlinesOnce } from './i10-deadlines-once.js';

const DUE = Date.parse('2026-03-02T01:01:00Z');
const offered = { type: 'assignment.offered', assignment: 'a', sign_due: new Date(DUE).toISOString() };
const signed = (at: number) => ({ type: 'assignment.signed', assignment: 'a', occurred: at, recorded: at });
const breached = (at: number) => ({ type: 'clock.breached', assignment: 'a', clock: 'sign', recorded: at });

function judged(later: object[], { asOf = DUE + 300_000, outages = [] as Outage[] } = {}) {
  const blank = { sign_due: null, contact_due: null, resolve_due: null, clock: null };
  const log = [offered, ...later].map((event) => ({ ...blank, ...event }) as unknown as LoggedEvent);
  const facts = { log: new Map([['t', log]]), asOf } as unknown as Facts;
  return deadlinesOnce(facts, { outages } as unknown as Evidence);
}

describe('a deadline', () => {
  it.each<[string, object[]]>([
    ['kept', [signed(DUE - 1)]],
    ['missed', [breached(DUE + 900)]],
    ['missed, and signed later', [breached(DUE + 900), signed(DUE + 2_000)]],
  ])('may be %s', (_, later) => {
    expect(judged(later)).toMatchObject({ holds: true });
  });

  it.each<[string, object[], RegExp]>([
    ['twice', [breached(DUE + 900), breached(DUE + 1_000)], /recorded 2 times/],
    ['early', [breached(DUE - 100)], /100 ms early/],
    ['late', [breached(DUE + 90_000)], /90 s late/],
    ['although it was kept', [signed(DUE - 5), breached(DUE + 900)], /kept and missed/],
    ['never', [], /never recorded/],
  ])('must not be recorded %s', (_, later, objection) => {
    const { holds, examples } = judged(later);
    expect(holds).toBe(false);
    expect(examples[0]).toMatch(objection);
  });

  it('may be recorded later by the time in which something was broken, and is not asked for before it can be', () => {
    expect(
      judged([breached(DUE + 90_000)], { outages: [{ from: DUE - 10_000, to: DUE + 60_000 }] }).holds,
    ).toBe(true);
    expect(judged([], { asOf: DUE + 30_000 }).holds).toBe(true);
  });
});

describe('a clock of the whistle itself', () => {
  const own = (type: string, at: number, due?: number) => ({
    type,
    assignment: null,
    clock: 'progress',
    due: due === undefined ? null : new Date(due).toISOString(),
    occurred: at,
    recorded: at,
  });
  const begun = own('clock.started', DUE - 7_200_000, DUE);

  it.each<[string, object[]]>([
    ['kept', [begun, own('clock.satisfied', DUE - 1)]],
    [
      'missed once in each of its periods',
      [
        begun,
        own('clock.breached', DUE + 900),
        own('clock.satisfied', DUE + 5_000),
        own('clock.started', DUE + 5_000, DUE + 60_000),
        own('clock.breached', DUE + 60_500),
      ],
    ],
    ['moved by a calendar', [begun, own('clock.rescheduled', DUE - 900, DUE + 900_000)]],
  ])('may be %s', (_, events) => {
    expect(judged([signed(DUE - 1), ...events])).toMatchObject({ holds: true });
  });

  it.each<[string, object[], RegExp]>([
    [
      'twice',
      [begun, own('clock.breached', DUE + 900), own('clock.breached', DUE + 950)],
      /recorded 2 times/,
    ],
    ['never', [begun], /whistle progress clock.*never recorded/],
    ['early', [begun, own('clock.breached', DUE - 100)], /100 ms early/],
  ])('must not be recorded %s', (_, events, objection) => {
    expect(judged([signed(DUE - 1), ...events]).examples[0]).toMatch(objection);
  });
});
