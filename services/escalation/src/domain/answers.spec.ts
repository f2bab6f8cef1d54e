import { DEFAULT_POLICIES_VERSION } from '@muster/contracts';
import { nextDueAt } from './next-due-at.js';
import {
  changed,
  council,
  dispatcher,
  harbour,
  harbourEntries,
  headOf,
  officerOf,
  supervisor,
} from './testing/harbour.js';
import { local, refusalOf, Story } from './testing/story.js';
import type { OfClock } from './event-parts.js';
import type { TicketClockName } from './vocabulary.js';

const report = (story: Story, unit = 'customs') =>
  story.act('report_progress', { text: 'The scanner is free tomorrow' }, officerOf(unit));
const urge = (story: Story, unitId?: string) =>
  story.act('urge', { note: 'Today', ...(unitId !== undefined && { unitId }) }, dispatcher);
const dueOf = (story: Story, name: TicketClockName) => local(story.whistle!.clocks[name]!.dueAt);
/** What was recorded; of clocks, which. */
const said = (story: Story) =>
  story.last.map(({ type, data }) =>
    type.startsWith('clock.') ? `${type} ${(data as OfClock).clock}` : type,
  );
/** Without what the units' own clocks bring. */
const saidOfWhistle = (story: Story) =>
  said(story).filter((line) => !/ (sign|contact|resolve)$|^assignment\.escalated/.test(line));
const outcome = (story: Story, name: TicketClockName) =>
  story.last.find(({ type, data }) => type === 'clock.satisfied' && data.clock === name)?.data;
/** An emergency: police leads, terminal assists. */
const emergency = () => new Story().raise({ category: 'inner' });
const working = () => new Story().raise().sign('customs').sign('border').sign('terminal');

describe('reports of progress (lifecycle B5)', () => {
  it('are due in an emergency two hours after the dispatch, then every four hours from each report', () => {
    const story = emergency();
    expect(dueOf(story, 'progress')).toBe('2026-09-28T11:00');
    report(story.sign('police').at('2026-09-28T10:30'), 'police');
    expect(saidOfWhistle(story)).toEqual([
      'progress.reported',
      'clock.satisfied progress',
      'clock.started progress',
    ]);
    expect(outcome(story, 'progress')).toMatchObject({ outcome: 'satisfied' });
    expect(dueOf(story, 'progress')).toBe('2026-09-28T14:30');
    report(story.at('2026-09-28T23:00').tick(), 'police');
    expect(outcome(story, 'progress')).toMatchObject({ outcome: 'breached' });
    expect(dueOf(story, 'progress')).toBe('2026-09-29T03:00');
  });

  it('are due each month once a whistle is at level 3, and not before', () => {
    const story = working();
    expect(story.whistle!.clocks.progress).toBeUndefined();
    story.act('escalate', { reason: 'x' }, dispatcher);
    expect(dueOf(story, 'progress')).toBe('2026-10-28T09:00');
    report(story.at('2026-10-10T10:00'));
    expect(dueOf(story, 'progress')).toBe('2026-11-09T18:00'); // thirty days, to the end of that Monday's work
  });

  it.each(['clearance', 'traffic', 'question'])('ordinary whistles have none: %s', (category) => {
    const story = new Story().raise({ category });
    expect(Object.keys(story.whistle!.clocks)).toEqual(['resolve']);
    expect(story.types).not.toContain('clock.started');
  });

  it('are the lead’s: another unit’s report stops nothing; a result, or the joint answer, does', () => {
    const story = emergency().sign('police').sign('terminal');
    expect(said(report(story, 'terminal'))).toEqual(['progress.reported']);
    story.reportIn('police').submit('police');
    expect(said(story)).toEqual([
      'assignment.submitted',
      'clock.satisfied progress',
      'clock.started progress',
    ]);
    // It was the first feedback: the next word is due four hours later, not two.
    expect(dueOf(story, 'progress')).toBe('2026-09-28T13:00');
  });

  it('warn at four fifths', () => {
    const story = report(emergency().sign('police'), 'police').at('2026-09-28T12:12:01').tick();
    expect(said(story)).toContain('clock.warned progress');
  });

  it('climb step by step, anew for each report that is missed', () => {
    const story = new Story();
    const deputy = { organisation_kind: 'unit', organisation_id: 'customs', post: 'deputy' };
    story.directory = harbour(changed('officer', 'o-1', { id: 'o-1', posts: [deputy] }));
    story.raise().worked('border', 'terminal').sign('customs').reportIn('customs');
    story.act('request_extension', { workingDays: 10, reason: 'x' }, officerOf('customs'));
    story.act('grant_extension', {}, dispatcher);
    story.act('escalate', { reason: 'x' }, dispatcher);
    const step = () => story.assignmentOf('customs').particulars.ladder;
    story.at('2026-10-28T09:00:01').tick();
    expect(step()).toMatchObject({ clock: 'progress', step: 'deputy' });
    story.at('2026-10-28T10:00:02').tick();
    expect(step()).toMatchObject({ clock: 'progress', step: 'level_up', nextAt: null });
    expect(story.whistle!.level).toBe(4);
    report(story.at('2026-10-28T10:30'));
    expect(step()).toBeUndefined();
    expect(
      story.events.filter(({ type, data }) => type === 'clock.breached' && data.clock === 'progress'),
    ).toHaveLength(1);
  });

  it('are given by units that have signed, while there is something to report on', () => {
    expect(refusalOf(() => report(emergency(), 'police'))).toEqual({
      code: 'sign_first',
      params: { unit_id: 'police' },
    });
    expect(refusalOf(() => report(working(), 'union')).code).toBe('not_entitled');
    expect(refusalOf(() => report(new Story().resolved())).code).toBe('illegal_transition');
  });

  it('begin anew with a redo, and end with the whistle', () => {
    const story = emergency();
    for (const unit of ['police', 'terminal']) story.sign(unit).reportIn(unit).submit(unit);
    story.accept('terminal', dispatcher).act('resolve', {}, officerOf('police'));
    expect(said(story)).toContain('clock.satisfied progress');
    story.at('2026-09-28T10:00').callBack({ solved: 'no' });
    expect(dueOf(story, 'progress')).toBe('2026-09-28T12:00');
    story.act('withdraw', { reason: 'x' }, { accountId: 'a', role: 'enterprise', enterpriseId: 'acme' });
    expect(said(story)).toContain('clock.voided progress');
    expect(nextDueAt(story.whistle!)).toBeNull();
  });
});

describe('an urge is answered (T15)', () => {
  it('within a working day, by the lead’s report where all were urged', () => {
    const story = urge(working());
    expect(said(story)).toEqual(['ticket.urged', 'clock.started urge']);
    expect(dueOf(story, 'urge')).toBe('2026-09-28T18:00');
    expect(said(report(story, 'border'))).toEqual(['progress.reported']);
    expect(said(report(story))).toEqual(['progress.reported', 'clock.satisfied urge']);
  });

  it('by every unit that was urged; urging again gives nobody more time', () => {
    const story = urge(urge(working(), 'border').at('2026-09-28T11:00'), 'terminal');
    expect(said(story)).toEqual(['ticket.urged']);
    expect(dueOf(story, 'urge')).toBe('2026-09-28T18:00');
    expect(said(report(story, 'border'))).toEqual(['progress.reported']);
    story.reportIn('terminal').submit('terminal');
    expect(said(story)).toEqual(['assignment.submitted', 'clock.satisfied urge']);
    expect(said(urge(story, 'border'))).toEqual(['ticket.urged', 'clock.started urge']);
  });

  it('a unit that is taken off owes nothing any more', () => {
    const story = urge(working(), 'border').act('remove_unit', { unitId: 'border', reason: 'x' }, dispatcher);
    expect(said(story)).toContain('clock.satisfied urge');
  });

  it('without an answer the whistle is put under supervision, once', () => {
    const story = urge(working()).at('2026-09-29T09:00').tick();
    expect(said(story)).toContain('clock.breached urge');
    expect(said(story)).toEqual(expect.arrayContaining(['ticket.supervised', 'clock.started supervision']));
    expect(story.whistle!.particulars.supervised).toBe(true);
    story.act('supervise', { supervised: false, note: 'Spoken to' }, supervisor);
    expect(said(story)).toEqual(['ticket.supervised', 'clock.voided supervision']);
    expect(story.tick().last).toEqual([]);
    expect(said(report(story))).toEqual(['progress.reported', 'clock.satisfied urge']);
    expect(outcome(story, 'urge')).toMatchObject({ outcome: 'breached' });
  });
});

describe('a supervisor is answered (T15, T8)', () => {
  it('within five working days, by the lead', () => {
    const story = working().act('supervise', { supervised: true, note: 'x' }, supervisor);
    expect(said(story)).toEqual(['ticket.supervised', 'clock.started supervision']);
    expect(dueOf(story, 'supervision')).toBe('2026-10-09T18:00');
    expect(said(report(story, 'border'))).toEqual(['progress.reported']);
    expect(said(report(story))).toEqual(['progress.reported', 'clock.satisfied supervision']);
    expect(story.whistle!.particulars.supervised).toBe(true);
  });

  it('starts with the dispatch where a whistle was put under supervision before', () => {
    const story = new Story()
      .raise({ hold: true })
      .act('supervise', { supervised: true, note: 'x' }, supervisor);
    expect(said(story)).toEqual(['ticket.supervised']);
    story.act('dispatch', { leadUnitId: 'customs', coUnitIds: [], informUnitIds: [] }, dispatcher);
    expect(said(story)).toContain('clock.started supervision');
  });

  it('each level waits for an answer of its own', () => {
    const story = working().act('escalate', { reason: 'x' }, dispatcher).at('2026-09-29T09:00');
    story.act('escalate', { reason: 'x' }, headOf('customs'));
    expect(said(story)).toEqual([
      'clock.voided supervision',
      'ticket.escalated',
      'clock.started supervision',
    ]);
    expect(dueOf(story, 'supervision')).toBe('2026-10-10T18:00');
  });

  it('without an answer the next level has it, once per round', () => {
    const story = working();
    for (const unit of ['customs', 'border', 'terminal']) story.reportIn(unit);
    story.act('supervise', { supervised: true, note: 'x' }, supervisor).at('2026-10-10T09:00').tick();
    expect(said(story)).toEqual([
      'clock.breached supervision',
      'clock.voided supervision',
      'ticket.escalated',
      'clock.started supervision',
      'clock.started progress',
    ]);
    expect(story.whistle!.particulars.escalations).toMatchObject([{ cause: 'timer', from: 2, to: 3 }]);
    story.at('2026-10-19T09:00').tick();
    expect(said(story)).toContain('clock.breached supervision');
    const causes = story.whistle!.particulars.escalations!.map(({ cause }) => cause);
    expect(causes).toEqual(['timer', 'ladder']);
  });
});

describe('a dispute is decided in time (A5)', () => {
  const dispute = (story: Story, unit: string) =>
    story.on(
      'dispute',
      unit,
      { reason: 'Not ours', basis: 'List 4', proposedUnitId: 'police' },
      headOf(unit),
    );
  const deny = (story: Story, unit: string, by = dispatcher) =>
    story.on('deny_dispute', unit, { reason: 'x' }, by);

  it('by the dispatcher within one working day; after that the council may decide as well', () => {
    const story = dispute(new Story().raise(), 'border');
    expect(dueOf(story, 'dispute')).toBe('2026-09-28T18:00');
    expect(refusalOf(() => deny(story, 'border', council)).code).toBe('not_entitled');
    story.at('2026-09-29T09:00').tick();
    expect(said(story)).toContain('clock.breached dispute');
    expect(
      story.last.find(({ type, data }) => type === 'clock.breached' && data.clock === 'dispute'),
    ).toMatchObject(
      { data: { assignment_id: null, unit_id: null } }, // it is not the unit that is late
    );
    expect(said(deny(story, 'border', council))).toContain('clock.satisfied dispute');
  });

  it('by the meeting within three, for all that are open', () => {
    const story = dispute(dispute(new Story().raise(), 'border'), 'terminal');
    expect(dueOf(story, 'dispute')).toBe('2026-09-30T18:00');
    expect(said(deny(story, 'border', council))).toEqual(['dispute.denied']);
    expect(said(deny(story, 'terminal', council))).toEqual(['dispute.denied', 'clock.satisfied dispute']);
  });
});

describe('what these clocks pin', () => {
  const calendarData = harbourEntries.find(({ kind }) => kind === 'calendar')!.data as { calendar: object };
  const withoutMakeUpDay = () =>
    harbour(
      changed('calendar', 'office-hours', {
        calendar: { ...calendarData.calendar, version: 3, make_up_days: [] },
        default: true,
      }),
      changed('calendar_version', 'office-hours@2', calendarData),
    );

  it('is their own: the whistle’s resolve clock keeps the policy that it was dispatched under', () => {
    const story = working().act('escalate', { reason: 'x' }, dispatcher);
    const { supervision } = story.whistle!.clocks;
    expect(supervision!.pins).toMatchObject({ policyCode: 'hard', policyVersion: DEFAULT_POLICIES_VERSION });
    story.reportIn('customs').on('pause', 'customs', { reason: 'x' }).on('resume', 'customs', {});
    expect(dueOf(story, 'resolve')).toBe('2026-10-15T18:00'); // ten working days, not twenty-five
  });

  it('moves with the calendar; what is done or missed does not', () => {
    const story = urge(working()).act('supervise', { supervised: true, note: 'x' }, supervisor);
    story.act('escalate', { reason: 'x' }, dispatcher).at('2026-09-29T09:00').tick();
    expect(said(story)).toContain('clock.breached urge');
    story.at('2026-09-30T10:00').act('escalate', { reason: 'x' }, headOf('customs'));
    expect(dueOf(story, 'supervision')).toBe('2026-10-13T10:00');
    const missed = story.whistle!.clocks.urge;
    story.directory = withoutMakeUpDay();
    story.tick();
    expect(said(story)).toContain('clock.rescheduled supervision');
    expect(dueOf(story, 'supervision')).toBe('2026-10-14T10:00');
    expect(story.whistle!.clocks.supervision!.pins).toMatchObject({ calendarVersion: 3 });
    expect(story.whistle!.clocks.urge).toEqual(missed);
  });
});
