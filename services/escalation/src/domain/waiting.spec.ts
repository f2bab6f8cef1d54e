import { acme, competitor, dispatcher, officerOf } from './testing/harbour.js';
import { at, local, refusalOf, Story } from './testing/story.js';

const reason = { reason: 'The packing list is missing' };
const pause = (story: Story, unit: string) => story.on('pause', unit, reason);
const resolveDue = (story: Story, unit: string) => local(story.assignmentOf(unit).clocks.resolve!.dueAt);

// Monday 2026-09-28; 10 working days end on 2026-10-15 at 18:00, over seven days of holidays and a make-up Saturday.
const atWork = () => new Story().raise().sign('border').reportIn('border');

describe('A6 a unit waits for the raiser', () => {
  it('at once, five working days at most; its resolve clock stands still', () => {
    const story = pause(atWork(), 'border');
    expect(story.last).toMatchObject([
      { type: 'assignment.paused', data: { unit_id: 'border', class: 'await_raiser', ...reason } },
    ]);
    const { state, waits } = story.assignmentOf('border');
    expect([state, local(waits[0]!.until!)]).toEqual(['paused', '2026-10-09T18:00']);
    story.at('2026-10-09T18:00').tick();
    expect(story.types).not.toContain('assignment.resumed');
  });

  it('never stops the contact clock: only a unit that has reported in can wait', () => {
    const story = new Story().raise().sign('border');
    expect(refusalOf(() => pause(story, 'border'))).toEqual({
      code: 'illegal_transition',
      params: { state: 'signed', legal_from: ['working'] },
    });
  });

  it.each([
    ['another unit', officerOf('terminal')],
    ['the raiser', acme],
    ['the dispatcher', dispatcher],
  ])('is not for %s', (_, actor) => {
    expect(refusalOf(() => atWork().on('pause', 'border', reason, actor)).code).toBe('not_entitled');
  });

  it('is not counted: the time that was left is left', () => {
    const story = pause(atWork(), 'border').at('2026-09-29T09:00').tick().on('resume', 'border', {});
    expect(story.last).toMatchObject([
      {
        type: 'assignment.resumed',
        data: { cause: 'unit', paused_at: '2026-09-28T01:00:00.000Z', ended_at: '2026-09-29T01:00:00.000Z' },
      },
    ]);
    expect(resolveDue(story, 'border')).toBe('2026-10-16T18:00'); // one working day later
    expect(story.submit('border').last[0]).toMatchObject({ data: { clock: 'satisfied' } });
  });

  it('the whistle’s own clock stands still with its lead’s, not with a co-unit’s', () => {
    const lead = pause(new Story().raise().sign('customs').reportIn('customs'), 'customs');
    expect(lead.types).toEqual(['assignment.paused', 'clock.paused']);
    lead.at('2026-09-29T09:00').tick().on('resume', 'customs', {});
    expect(lead.types).toEqual(['assignment.resumed', 'clock.resumed']);
    expect(local(lead.whistle!.clocks.resolve!.dueAt)).toBe('2026-10-16T18:00');
    const co = pause(atWork(), 'border').at('2026-09-29T09:00').on('resume', 'border', {});
    expect(local(co.whistle!.clocks.resolve!.dueAt)).toBe('2026-10-15T18:00');
  });

  it('pauses belong to the assignment and add up (lessons 6)', () => {
    const story = pause(atWork(), 'border').at('2026-09-28T12:00').on('resume', 'border', {});
    pause(story.at('2026-09-28T15:00'), 'border').at('2026-09-28T17:00').on('resume', 'border', {});
    expect(story.assignmentOf('border').waits).toHaveLength(2);
    expect(resolveDue(story, 'border')).toBe('2026-10-16T15:00'); // three hours and two
  });

  it('over days of rest costs nothing of a deadline in working time (lessons 7)', () => {
    const story = atWork().at('2026-09-30T18:00');
    pause(story, 'border').at('2026-10-08T09:00').on('resume', 'border', {});
    expect(resolveDue(story, 'border')).toBe('2026-10-15T18:00');
  });
});

describe('A7 the wait ends', () => {
  it('with the raiser’s answer', () => {
    const story = pause(atWork(), 'border').on('resume', 'border', { note: 'Here it is' }, acme);
    expect(story.last[0]).toMatchObject({ data: { cause: 'raiser', note: 'Here it is' } });
    expect(story.assignmentOf('border').state).toBe('working');
  });

  it('by itself after the longest wait, at that instant, however late it is noticed', () => {
    const story = pause(atWork(), 'border').at('2026-10-12T09:00').tick();
    expect(story.last.find(({ type }) => type === 'assignment.resumed')).toMatchObject({
      data: { cause: 'longest_wait', ended_at: new Date(at('2026-10-09T18:00')).toISOString() },
    });
    expect(story.tick().last).toEqual([]);
    expect(resolveDue(story, 'border')).toBe('2026-10-22T18:00'); // five working days were waited for
  });

  it.each([
    ['another enterprise', competitor],
    ['another unit', officerOf('terminal')],
    ['the dispatcher', dispatcher],
  ])('not by %s', (_, actor) => {
    const story = pause(atWork(), 'border');
    expect(refusalOf(() => story.on('resume', 'border', {}, actor)).code).toBe('not_entitled');
  });

  it('is late at once when no time was left', () => {
    const story = atWork().at('2026-10-15T17:00');
    pause(story, 'border').at('2026-10-16T09:00').on('resume', 'border', {}).at('2026-10-16T10:00').tick();
    expect(story.types).not.toContain('clock.breached');
    story.at('2026-10-16T10:00:01').tick();
    expect(story.last[0]).toMatchObject({ type: 'clock.breached', data: { unit_id: 'border' } });
  });
});

describe('A6 a unit waits for somebody outside the alliance', () => {
  const ask = (story: Story) => story.on('request_pause', 'border', reason);

  it('asks first; the clock runs until the dispatcher agrees', () => {
    const story = ask(atWork());
    expect(story.types).toEqual(['assignment.pause_requested']);
    expect(story.assignmentOf('border').state).toBe('working');
    story.on('approve_pause', 'border', { until: at('2026-10-20T09:00') }, dispatcher);
    expect(story.last[0]).toMatchObject({ data: { class: 'await_upstream', ...reason } });
    expect(story.assignmentOf('border')).toMatchObject({ state: 'paused', particulars: {} });
    expect(story.at('2026-10-20T09:01').tick().types).toContain('assignment.resumed');
  });

  it('without an agreed end only the unit ends it, not the raiser', () => {
    const story = ask(atWork()).on('approve_pause', 'border', {}, dispatcher);
    expect(story.at('2027-03-01T09:00').tick().types).not.toContain('assignment.resumed');
    expect(refusalOf(() => story.on('resume', 'border', {}, acme)).code).toBe('not_entitled');
    expect(story.on('resume', 'border', {}).types).toContain('assignment.resumed');
  });

  it('may be refused, and then asked again', () => {
    const story = ask(atWork()).on('refuse_pause', 'border', { reason: 'Not needed' }, dispatcher);
    expect(story.types).toEqual(['assignment.pause_refused']);
    expect(ask(story).types).toEqual(['assignment.pause_requested']);
  });

  it('refuses what makes no sense', () => {
    const story = atWork();
    expect(refusalOf(() => story.on('approve_pause', 'border', {}, dispatcher)).code).toBe(
      'no_pause_requested',
    );
    expect(refusalOf(() => story.on('refuse_pause', 'border', reason, dispatcher)).code).toBe(
      'no_pause_requested',
    );
    ask(story);
    expect(refusalOf(() => ask(story)).code).toBe('pause_requested_already');
    expect(refusalOf(() => story.on('approve_pause', 'border', {})).code).toBe('not_entitled');
    const past = { until: story.now };
    expect(refusalOf(() => story.on('approve_pause', 'border', past, dispatcher)).code).toBe(
      'until_has_passed',
    );
  });
});
