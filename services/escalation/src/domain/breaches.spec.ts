import { dispatcher } from './testing/harbour.js';
import { at, refusalOf, Story } from './testing/story.js';
import { nextDueAt } from './next-due-at.js';
import { urgentAt } from './urgency.js';

const breaches = (story: Story) =>
  story.last.flatMap(({ type, data }) =>
    type === 'clock.breached' ? [`${data.unit_id} ${data.clock}`] : [],
  );

describe('deadlines', () => {
  it('are watched by the earliest that still runs', () => {
    const story = new Story().raise();
    expect(nextDueAt(story.whistle!)).toBe(at('2026-09-28T09:48')); // the warning comes first
    story.at('2026-09-28T09:49').tick();
    expect(nextDueAt(story.whistle!)).toBe(at('2026-09-28T10:00'));
    story.sign('customs').sign('border').sign('terminal');
    expect(nextDueAt(story.whistle!)).toBe(at('2026-09-29T04:12')); // 80 % of 24 h
    const resolved = new Story().resolved();
    expect(nextDueAt(resolved.whistle!)).toBe(at('2026-09-28T16:24')); // of the working day in which to call back
    expect(nextDueAt(resolved.callBack({ solved: 'yes' }).whistle!)).toBeNull();
  });

  it('tick records every breach, in the order of their due instants, each once', () => {
    const story = new Story().raise().sign('border').at('2026-09-29T09:01').tick();
    expect(breaches(story)).toEqual([
      'customs sign',
      'terminal sign',
      'customs contact',
      'border contact',
      'terminal contact',
    ]);
    expect(story.last[0]).toMatchObject({
      data: { due_at: '2026-09-28T02:00:00.000Z', detected_at: '2026-09-29T01:01:00.000Z' },
    });
    expect(story.tick().last).toEqual([]);
    expect(nextDueAt(story.whistle!)).toBe(at('2026-10-10T09:01')); // 80 % of the supervisor's five working days
  });

  it('are kept at the due instant itself, missed a millisecond later', () => {
    const due = at('2026-09-28T10:00');
    const story = new Story().raise();
    story.now = due;
    expect(story.tick().types).toEqual(Array(3).fill('clock.warned'));
    expect(story.sign('customs').last[0]).toMatchObject({ data: { clock: 'satisfied' } });
    story.now = due + 1;
    expect(story.sign('border').last).toMatchObject([
      { type: 'clock.breached', data: { unit_id: 'border', clock: 'sign' } },
      { type: 'clock.breached', data: { unit_id: 'terminal', clock: 'sign' } },
      { type: 'assignment.signed', data: { clock: 'breached' } },
    ]);
  });

  it('that passed before a late command are on record before it, the scheduler asleep or not', () => {
    const asleep = new Story().raise().at('2026-09-28T11:00').sign('customs');
    expect(asleep.types).toEqual([
      'clock.breached',
      'clock.breached',
      'clock.breached',
      'assignment.signed',
      'ticket.started',
    ]);
    const awake = new Story().raise().at('2026-09-28T11:00').tick().sign('customs');
    expect(awake.types).toEqual(['assignment.signed', 'ticket.started']);
    expect(awake.whistle!.assignments.map(({ clocks }) => clocks)).toEqual(
      asleep.whistle!.assignments.map(({ clocks }) => clocks),
    );
  });

  it('are not recorded by a command that is refused', () => {
    const story = new Story().raise().at('2026-09-28T11:00');
    expect(refusalOf(() => story.sign('customs').sign('customs')).code).toBe('illegal_transition');
    expect(refusalOf(() => new Story().raise().at('2026-12-01T09:00').resolve()).code).toBe(
      'illegal_transition',
    );
  });

  it('A9: a result handed in on time stays on time however late it is judged', () => {
    const story = new Story().raise().worked('customs', 'border', 'terminal').at('2026-12-01T09:00');
    expect(breaches(story.tick())).toEqual(['null resolve']); // the whistle as a whole is late, no unit is
    story.accept('border');
    expect(story.last).toMatchObject([
      { data: { clock: 'satisfied', submitted_at: '2026-09-28T01:00:00.000Z' } },
    ]);
  });

  it('A10: a result returned after its due instant is late at once; before it, the clock runs on', () => {
    const late = new Story().raise().worked('border').at('2026-12-01T09:00').return('border');
    expect(late.types.filter((type) => type !== 'clock.breached')).toEqual(['assignment.returned']);
    expect(breaches(late)).toContain('border resolve');
    late.submit('border').accept('border');
    expect(late.last).toMatchObject([{ data: { clock: 'breached' } }]);

    const early = new Story().raise().worked('border').return('border');
    expect(early.last).toHaveLength(1);
    expect(early.submit('border').last[0]).toMatchObject({ data: { clock: 'satisfied' } });
  });

  it('sort a unit’s inbox by what it still owes', () => {
    const story = new Story().raise();
    const urgency = () => urgentAt(story.assignmentOf('border'));
    expect(urgency()).toBe(at('2026-09-28T10:00'));
    story.at('2026-09-28T11:00').tick();
    expect(urgency()).toBe(at('2026-09-28T10:00')); // overdue stays on top
    expect((story.sign('border'), urgency())).toBe(at('2026-09-29T09:00'));
    expect((story.reportIn('border'), urgency())).toBe(at('2026-10-15T18:00'));
    expect((story.submit('border'), urgency())).toBe(at('2026-10-15T18:00'));
    expect((story.accept('border', dispatcher), urgency())).toBeNull();
  });
});
