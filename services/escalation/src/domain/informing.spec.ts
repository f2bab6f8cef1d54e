import type { CalendarDefinition } from '@muster/clock';
import { iso } from './event-parts.js';
import { evolve } from './evolve.js';
import type { TimingEvents } from './steps/timing.js';
import { acme, changed, dispatcher, harbour, harbourEntries, hotline } from './testing/harbour.js';
import { at, local, Story } from './testing/story.js';
import type { Whistle } from './whistle.js';
import type { WhistleEvent } from './whistle-event.js';

const held = () => new Story().raise({ hold: true, enterpriseId: 'acme' }, hotline);
const team = { leadUnitId: 'customs', coUnitIds: ['border'], informUnitIds: ['union'] };

describe('the dispatcher’s time while the raiser is asked (T2, ADR-0206)', () => {
  it('leaves the dispatcher what was left, however often it asks and whatever calendar comes', () => {
    const ask = (story: Story, local: string) =>
      story.at(local).act('request_information', { question: 'Which box?' }, dispatcher);
    const answer = (story: Story, local: string) =>
      story.at(local).act('provide_information', { answer: 'TGHU 1' }, acme);
    const story = answer(ask(held(), '2026-09-28T09:30'), '2026-09-28T15:00');
    const triage = () => local(story.whistle!.clocks.triage!.dueAt);
    expect(triage()).toBe('2026-09-28T16:30');
    answer(ask(story, '2026-09-28T16:10'), '2026-09-29T09:00');
    expect(triage()).toBe('2026-09-29T09:20');
    const { calendar } = harbourEntries.find(({ kind }) => kind === 'calendar')!.data as {
      calendar: CalendarDefinition;
    };
    const early = [
      ['08:00', '12:00'],
      ['13:00', '18:00'],
    ] as const;
    const weekly = { ...calendar.weekly, tue: early };
    story.directory = harbour(
      changed('calendar', 'office-hours', { calendar: { ...calendar, version: 3, weekly }, default: true }),
    );
    expect(story.at('2026-09-29T09:05').tick().types).not.toContain('clock.rescheduled');
    expect(triage()).toBe('2026-09-29T09:20');
    expect(story.at('2026-09-29T09:20:01').tick().types).toEqual(['clock.breached']);
  });

  it('wipes no missed deadline, and starts no other', () => {
    const story = held().at('2026-09-28T11:00:01').tick();
    expect(story.types).toEqual(['clock.breached']);
    story.act('request_information', { question: 'Which box?' }, dispatcher);
    expect(story.types).toEqual(['ticket.info_requested']);
    story.act('provide_information', { answer: 'TGHU 1' }, acme);
    expect(story.types).toEqual(['ticket.info_provided']);
    story.act('dispatch', team, dispatcher);
    expect(story.last).toContainEqual(
      expect.objectContaining({
        type: 'clock.satisfied',
        data: expect.objectContaining({ clock: 'triage', outcome: 'breached' }),
      }),
    );
  });

  it('is folded from logs in which the clock began anew as it was then', () => {
    const story = held().act('request_information', { question: 'Which box?' }, dispatcher);
    story.at('2026-09-28T15:00').act('provide_information', { answer: 'TGHU 1' }, acme);
    const { goes_on: _, ...data } = story.last.at(-1)!.data as TimingEvents['clock.started'];
    const asBefore = { ...story.last.at(-1)!, data: { ...data, due_at: iso(at('2026-09-28T17:00')) } };
    const whistle = [...story.events.slice(0, -1), asBefore as WhistleEvent].reduce<Whistle | undefined>(
      evolve,
      undefined,
    )!;
    expect(whistle.clocks.triage).toMatchObject({ startedAt: story.now, dueAt: at('2026-09-28T17:00') });
    expect(whistle.particulars.heldTriage).toBeUndefined();
  });
});
