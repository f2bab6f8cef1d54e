import fc from 'fast-check';
import { TicketStory } from '../../test/stories/ticket-story.js';
import { type Contributions, difference } from './cell.js';
import { type KeyState, type Movement, project, unseen } from './fold.js';
import { periodsIn } from './period.js';
import type { PublicEvent } from './public-event.js';
import type { TicketFact } from './ticket-fact.js';
import { ticketFold } from './ticket-fold.js';

const periodOf = periodsIn('Asia/Shanghai');
const units = ['customs', 'maritime', 'terminal'];
const outcome = fc.constantFrom('satisfied', 'breached', 'none');

type Act = (story: TicketStory) => unknown;
const unit = fc.constantFrom(...units);
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.tuple(unit, outcome).map(
    ([u, clock]) =>
      (story: TicketStory) =>
        story.signed(u, clock),
  ),
  fc.tuple(unit, outcome).map(
    ([u, clock]) =>
      (story: TicketStory) =>
        story.reportedIn(u, clock),
  ),
  fc.tuple(unit, outcome).map(
    ([u, clock]) =>
      (story: TicketStory) =>
        story.submitted(u, clock),
  ),
  fc.tuple(unit, outcome).map(
    ([u, clock]) =>
      (story: TicketStory) =>
        story.accepted(u, clock),
  ),
  fc.tuple(unit, fc.constantFrom('sign', 'contact', 'resolve')).map(
    ([u, clock]) =>
      (story: TicketStory) =>
        story.breached(u, clock),
  ),
  unit.map((u) => (story: TicketStory) => story.returned(u)),
  unit.map((u) => (story: TicketStory) => story.cancelled(u)),
  fc.constant((story: TicketStory) => story.started()),
  fc.constant((story: TicketStory) => story.resolved(...units)),
  fc
    .tuple(
      fc.constantFrom('yes', 'partial', 'no'),
      fc.constantFrom('satisfied', 'basic', 'dissatisfied', null),
    )
    .map(
      ([solved, satisfaction]) =>
        (story: TicketStory) =>
          story.calledBack(solved, satisfaction, ...units),
    ),
  fc.constant((story: TicketStory) => story.closed()),
  fc.constantFrom<Act>(
    (story) => story.extended('customs', '2026-09-17T01:00:00Z'),
    (story) => story.extended('maritime', '2026-09-12T01:00:00Z'),
    (story) => story.hung('2026-12-01T00:00:00Z'),
    (story) => story.resumed(),
    (story) => story.misdescribed('terminal'),
    (story) => story.unitsRated('basic', 'customs', 'maritime'),
    (story) => story.whistleRated('customs', 'incomplete'),
    (story) => story.surveyedAndAccounted(),
    (story) => story.add('ticket.rejected', { reason_code: 'abusive', appeal_until: '2026-12-01T00:00:00Z' }),
    (story) => story.add('ticket.appealed', {}),
    (story) => story.add('ticket.merged', { master_ticket_id: story.ticketId }),
    (story) => story.add('exclusion.granted', { reason_code: 'duplicate' }),
    (story) => story.add('exclusion.revoked', {}),
  ),
  fc.subarray(units).map((some) => (story: TicketStory) => story.reopened('not_solved', ...some)),
  fc.integer({ min: 1, max: 900 }).map((hours) => (story: TicketStory) => story.after(hours)),
);

/** Any history: also ones that no whistle can have, because figures must stay exact whatever the owner's rules become. */
const history = fc.array(act, { maxLength: 40 }).map((acts) => {
  const story = new TicketStory().raised().dispatched(...units);
  for (const each of acts) each(story);
  return story.events;
});

/** What reaches the consumer: batches in any order, with events twice. */
const deliveries = history.chain((events) =>
  fc.record({
    events: fc.constant(events),
    order: fc.shuffledSubarray([...events, ...events.slice(0, 10)], {
      minLength: events.length + Math.min(10, events.length),
    }),
    cuts: fc.array(fc.integer({ min: 1, max: 8 }), { minLength: 60, maxLength: 60 }),
  }),
);

function deliver(order: readonly PublicEvent[], cuts: readonly number[]) {
  let state: KeyState<TicketFact> = unseen(ticketFold);
  const log = new Map<number, PublicEvent>();
  const movements: Movement[] = [];
  let at = 0;
  for (const size of cuts) {
    for (const event of order.slice(at, at + size)) log.set(event.version, event);
    at += size;
    const known = [...log.values()].sort((a, b) => a.version - b.version);
    const step = project(ticketFold, state, known, periodOf);
    state = step.state;
    movements.push(...step.movements);
  }
  return { state, movements };
}

function total(movements: readonly Movement[]): Contributions {
  const sums: Contributions = new Map();
  for (const { deltas } of movements)
    for (const [key, delta] of deltas) sums.set(key, (sums.get(key) ?? 0) + delta);
  for (const [key, value] of sums) if (value === 0) sums.delete(key);
  return sums;
}

const sorted = (cells: Contributions) => [...cells].filter(([, value]) => value !== 0).sort();

describe('folding', () => {
  it('gives the same figures for any order, any batches and any duplicates', () => {
    fc.assert(
      fc.property(deliveries, ({ events, order, cuts }) => {
        const scratch = project(ticketFold, unseen(ticketFold), events, periodOf);
        const { state, movements } = deliver(order, cuts);
        expect(state).toEqual(scratch.state);
        expect(sorted(total(movements))).toEqual(sorted(ticketFold.contributions(state.fact, periodOf)));
        expect(sorted(total(movements))).toEqual(sorted(total(scratch.movements)));
      }),
      { numRuns: 300 },
    );
  });

  it('gives, as of any moment, the figures of the events recorded until then', () => {
    fc.assert(
      fc.property(deliveries, fc.nat(), ({ events, order, cuts }, pick) => {
        const moment = events[pick % events.length]!.recordedAt;
        const until = events.filter((event) => event.recordedAt <= moment);
        const then = project(ticketFold, unseen(ticketFold), until, periodOf).state.fact;
        const seen = deliver(order, cuts).movements.filter(({ recordedAt }) => recordedAt <= moment);
        expect(sorted(total(seen))).toEqual(sorted(ticketFold.contributions(then, periodOf)));
      }),
      { numRuns: 300 },
    );
  });

  it('moves by exactly the difference of what is contributed before and after', () => {
    fc.assert(
      fc.property(history, (events) => {
        let fact = ticketFold.empty;
        for (const event of events) {
          const after = ticketFold.apply(fact, [event]);
          const before = JSON.parse(JSON.stringify(fact)) as TicketFact;
          const expected = sorted(
            difference(ticketFold.contributions(fact, periodOf), ticketFold.contributions(after, periodOf)),
          );
          expect(sorted(ticketFold.movement!(fact, after, periodOf))).toEqual(expected);
          expect(sorted(ticketFold.movement!(before, after, periodOf))).toEqual(expected);
          fact = after;
        }
      }),
    );
  });

  it('never has a figure below zero', () => {
    fc.assert(
      fc.property(history, (events) => {
        const { state } = project(ticketFold, unseen(ticketFold), events, periodOf);
        for (const value of ticketFold.contributions(state.fact, periodOf).values())
          expect(value).toBeGreaterThan(0);
      }),
    );
  });

  it('waits at a gap and remembers how far the events reach', () => {
    const { events } = new TicketStory().raised().dispatched('customs').after(1).signed('customs');
    const without = events.filter(({ version }) => version !== 2);
    const { state, movements } = project(ticketFold, unseen(ticketFold), without, periodOf);
    expect(state).toMatchObject({ version: 1, latest: 4, fact: { state: 'raised' } });
    expect(movements).toHaveLength(1);
  });

  it('nets out what was committed together', () => {
    const { events } = new TicketStory().raised().dispatched('customs');
    const { movements } = project(ticketFold, unseen(ticketFold), events, periodOf);
    expect(movements).toHaveLength(1);
    expect(movements[0]).toMatchObject({ firstVersion: 1, lastVersion: 3 });
    expect([...movements[0]!.deltas.keys()].filter((key) => key.startsWith('tickets/'))).toEqual([
      'tickets/count//customs-clearance/dispatched/2026-09',
    ]);
  });

  it('never makes a later event visible before an earlier one', () => {
    const story = new TicketStory().raised().recordedAt('2026-09-01T00:00:00Z').dispatched('customs');
    const { movements } = project(ticketFold, unseen(ticketFold), story.events, periodOf);
    expect(movements).toHaveLength(1);
    expect(movements[0]!.recordedAt).toBe(story.events[0]!.recordedAt);
  });
});
