import { LiveProjection } from '../../test/parts/live-projection.js';
import { randomWhistles } from '../../test/stories/random-whistles.js';
import type { TicketStory } from '../../test/stories/ticket-story.js';
import { project, unseen } from '../domain/fold.js';
import { ENDED_STATES } from '../domain/labels.js';
import { monthSpan } from '../domain/month-span.js';
import type { TicketFact } from '../domain/ticket-fact.js';
import { ticketFold } from '../domain/ticket-fold.js';
import { TICKETS } from '../projection/topic.js';
import { verify } from '../verifying/verify.js';
import { type KnownWhistle, openWhistles, whistlesEverHung, whistlesMovedSince } from './read-facts.js';

const MONTHS = ['2026-07', '2026-08', '2026-09', '2026-10'].map((month) => monthSpan(month, 'Asia/Shanghai'));

describe('facts', () => {
  let live: LiveProjection;
  const whistles = randomWhistles(60, 'facts');

  beforeAll(async () => {
    live = await LiveProjection.open('facts');
    // Every whistle in pieces, the pieces of all in turns: as a consumer gets them.
    for (let from = 0; from < 60; from += 7) {
      const piece = whistles.flatMap(({ ticketId, events }) =>
        events.slice(from, from + 7).map((event) => live.received(TICKETS, ticketId, event)),
      );
      if (piece.length > 0) await live.take(TICKETS, piece);
    }
    await live.takeTicket(whistles[0]!.ticketId, whistles[0]!.events, { tenantId: 'tianjin' });
  }, 60_000);
  afterAll(() => live.close());

  const all = async (known: AsyncIterable<KnownWhistle>) => {
    const found: TicketFact[] = [];
    for await (const { fact } of known) found.push(fact);
    return sorted(found);
  };
  const sorted = (facts: readonly TicketFact[]) => facts.map((fact) => JSON.stringify(fact)).sort();
  const folded = (story: TicketStory, moment: number) =>
    project(
      ticketFold,
      unseen(ticketFold),
      story.events.filter(({ recordedAt }) => recordedAt <= moment),
      () => '',
    ).state.fact;

  it.each(['2026-08-10T00:00:00Z', '2026-09-15T12:00:00Z', '2026-10-20T00:00:00Z', '2030-01-01T00:00:00Z'])(
    'are, as of %s, what the events recorded until then make of them',
    async (text) => {
      const moment = new Date(text);
      const since = new Date(moment.getTime() - 30 * 86_400_000);
      const moved = whistles.filter(({ events }) =>
        events.some(({ recordedAt }) => recordedAt >= since.getTime() && recordedAt <= moment.getTime()),
      );
      expect(await all(whistlesMovedSince(live.database, 'tianjin', since, moment))).toEqual(
        sorted(moved.map((story) => folded(story, moment.getTime()))),
      );
    },
  );

  it.each([null, '2026-08-10T00:00:00Z', '2026-09-15T12:00:00Z', '2026-10-20T00:00:00Z'])(
    'are, of the whistles open as of %s, those that had not ended by then',
    async (text) => {
      const moment = text === null ? Infinity : Date.parse(text);
      const expected = whistles
        .map((story) => folded(story, moment))
        .filter(({ state }) => state !== null && !ENDED_STATES.includes(state));
      expect(
        await all(openWhistles(live.database, 'tianjin', MONTHS, text === null ? null : new Date(text))),
      ).toEqual(sorted(expected));
      expect(await all(openWhistles(live.database, 'yantian', MONTHS, null))).toEqual([]);
    },
  );

  it('are now what they would be if they were made from the log', async () => {
    const ever = new Date(0);
    const now = await all(whistlesMovedSince(live.database, 'tianjin', ever, null));
    expect(now).toHaveLength(60);
    expect(now).toEqual(
      await all(whistlesMovedSince(live.database, 'tianjin', ever, new Date('2040-01-01'))),
    );
    expect(await verify(live.database)).toMatchObject({ difference_count: 0, facts: 60 });
  });

  it('are found when they were ever on account, and by nobody else', async () => {
    const hung = whistles.filter(({ events }) => events.some(({ type }) => type === 'muster.ticket.hung.v1'));
    expect(hung.length).toBeGreaterThan(5);
    expect(await all(whistlesEverHung(live.database, 'tianjin', null))).toEqual(
      sorted(hung.map((story) => folded(story, Infinity))),
    );
    expect(await all(whistlesEverHung(live.database, 'yantian', null))).toEqual([]);
  });
});
