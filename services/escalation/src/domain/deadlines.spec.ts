import { Calendar, due, elapsed, schedule } from '@muster/clock';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_POLICIES, policyFor, WHISTLE_DEADLINES } from './deadline-policies.js';
import type { DeadlinePolicy } from './directory.js';
import { changed, dispatcher, harbour, harbourEntries, officerOf } from './testing/harbour.js';
import { at, local, refusalOf, Story } from './testing/story.js';

const calendarData = harbourEntries.find(({ kind }) => kind === 'calendar')!.data as {
  calendar: ConstructorParameters<typeof Calendar>[0];
};
/** The harbour after the State Council has moved the make-up Saturday away. */
const withoutMakeUpDay = () =>
  harbour(
    changed('calendar', 'office-hours', {
      calendar: { ...calendarData.calendar, version: 3, make_up_days: [] },
      default: true,
    }),
    changed('calendar_version', 'office-hours@2', calendarData),
  );

describe('default deadlines (lifecycle B5)', () => {
  const calendar = new Calendar(calendarData.calendar);
  const offered = at('2026-09-30T16:00'); // the Wednesday before the holidays
  const dueOf = (code: string) => {
    const { sign, contact, resolve } = DEFAULT_POLICIES.find((policy) => policy.code === code)!;
    return [sign, contact, resolve].map((one) =>
      one ? local(due(offered, one.target, one.mode, calendar)) : null,
    );
  };

  it.each([
    ['emergency', ['2026-09-30T16:10', '2026-09-30T16:30', '2026-09-30T18:00']],
    ['urgent', ['2026-09-30T16:30', '2026-09-30T20:00', '2026-10-01T16:00']],
    ['key', ['2026-09-30T17:00', '2026-10-08T18:00', '2026-10-20T16:00']],
    ['hard', ['2026-09-30T17:00', '2026-10-08T18:00', '2026-11-10T16:00']],
    ['routine', ['2026-09-30T17:00', '2026-10-08T18:00', '2026-10-08T18:00']],
    ['complex', ['2026-09-30T17:00', '2026-10-08T18:00', '2026-10-15T16:00']],
    ['consult', [null, null, '2026-10-08T16:00']],
  ])('%s', (code, expected) => {
    expect(dueOf(code)).toEqual(expected);
  });

  it.each(DEFAULT_POLICIES.filter(({ sign }) => sign?.mode === 'working_time'))(
    'nobody reports in before the time to sign is over, or sooner than for an earlier whistle: $code',
    ({ sign, contact }) => {
      const friday = at('2026-09-25T15:00');
      let before = friday;
      for (let start = friday; start < at('2026-09-29T00:00'); start += 30 * 60_000) {
        const [signDue, contactDue] = [sign!, contact!].map(({ target, mode }) =>
          due(start, target, mode, calendar),
        );
        expect(contactDue).toBeGreaterThan(signDue!);
        expect(contactDue).toBeGreaterThanOrEqual(before);
        before = contactDue!;
      }
    },
  );

  it('the test vector: 3 working days from 16:00 before the holidays end on the make-up Saturday', () => {
    expect(local(due(offered, { working_days: 3 }, 'working_time', calendar))).toBe('2026-10-10T16:00');
  });

  it('each says where it comes from', () => {
    for (const { precedent } of [...DEFAULT_POLICIES, ...Object.values(WHISTLE_DEADLINES)])
      expect(precedent).toMatch(/\[R\d+\]/);
  });

  it('a clock that starts at the joint conference’s level has the longer default', () => {
    const policyAt = (level: number) => policyFor('key', 'clearance', harbour(), level).policy.code;
    expect([1, 2, 3, 4].map(policyAt)).toEqual(['key', 'key', 'hard', 'hard']);
    expect(policyFor('emergency', 'inner', harbour(), 4).policy.code).toBe('emergency');
  });
});

describe.each(['tianjin', 'beibu-gulf', 'huangshi', 'yantian'])('the demo alliance %s', (alliance) => {
  const file = join(import.meta.dirname, '../../../../deploy/demo', `${alliance}.json`);
  const { deadline_policies } = JSON.parse(readFileSync(file, 'utf8')) as {
    deadline_policies: readonly (DeadlinePolicy & { from_level?: number })[];
  };

  it.each(DEFAULT_POLICIES)('has every clock of the default class $code, as long as there', (standard) => {
    const { precedent: _, fromLevel, ...clocks } = standard;
    expect(deadline_policies.find(({ code }) => code === standard.code)).toMatchObject({
      ...clocks,
      ...(fromLevel && { from_level: fromLevel }),
    });
  });
});

describe('a clock warns when four fifths are used', () => {
  it('once, and only while it matters', () => {
    const story = new Story().raise().sign('customs').at('2026-09-28T09:49').tick();
    expect(story.last).toMatchObject([
      {
        type: 'clock.warned',
        data: { unit_id: 'border', clock: 'sign', warn_at: '2026-09-28T01:48:00.000Z' },
      },
      { type: 'clock.warned', data: { unit_id: 'terminal', clock: 'sign' } },
    ]);
    expect(story.tick().last).toEqual([]);
    const asleep = new Story().raise().at('2026-09-28T10:01').tick();
    expect(asleep.types).not.toContain('clock.warned');
  });

  it('at a share of the same counted time as the deadline, whatever pauses and days of rest lie between', () => {
    const calendar = new Calendar(calendarData.calendar);
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 20_000 }),
        fc.integer({ min: 1, max: 12 }),
        fc.array(fc.tuple(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 1, max: 5_000 })), {
          maxLength: 4,
        }),
        (minute, amount, spans) => {
          const start = at('2026-09-25T09:00') + minute * 60_000;
          const pauses = spans.map(([from, length]) => {
            const begin = start + from * 60_000;
            return { from: begin, to: begin + length * 60_000 };
          });
          const deadline = { target: { working_days: amount }, mode: 'working_time' } as const;
          const { dueAt, warnAt } = schedule(start, [deadline], calendar, pauses);
          expect(elapsed(start, dueAt, 'working_time', calendar, pauses)).toBe(amount * 480);
          expect(elapsed(start, warnAt, 'working_time', calendar, pauses)).toBeCloseTo(amount * 384, 6);
          // An extension begins where the deadline ends: no minute is counted twice.
          const longer = schedule(start, [deadline, deadline], calendar, pauses);
          expect(elapsed(start, longer.dueAt, 'working_time', calendar, pauses)).toBe(2 * amount * 480);
        },
      ),
      { numRuns: 300, seed: 20260930 },
    );
  });
});

describe('a calendar changes while clocks run', () => {
  it('moves what runs, and says from where', () => {
    const story = new Story().raise().worked('terminal');
    story.directory = withoutMakeUpDay();
    story.at('2026-09-28T09:30').tick();
    expect(
      story.last.map(({ data }) => [(data as { unit_id: string }).unit_id, story.last[0]!.type]),
    ).toEqual([
      ['customs', 'clock.rescheduled'],
      ['border', 'clock.rescheduled'],
      [null, 'clock.rescheduled'],
    ]);
    expect(story.last[0]).toMatchObject({
      data: {
        clock: 'resolve',
        calendar_version: 3,
        old_due_at: '2026-10-15T10:00:00.000Z',
        due_at: '2026-10-16T10:00:00.000Z',
      },
    });
    expect(story.tick().last).toEqual([]);
  });

  it('moves what has passed only by the calendar of before, instead of recording a breach', () => {
    const story = new Story().raise().worked('customs', 'border', 'terminal').accept('border');
    story.directory = withoutMakeUpDay();
    story.at('2026-10-15T18:01').tick();
    const resolve = story.last.filter(({ data }) => (data as { clock: string }).clock === 'resolve');
    expect(resolve.map(({ type }) => type)).toEqual(['clock.rescheduled', 'clock.warned']);
    expect(story.at('2026-10-16T18:01').tick().last[0]).toMatchObject({ type: 'clock.breached' });
  });

  it('never moves what is satisfied or breached', () => {
    const story = new Story().raise().worked('border').at('2026-10-15T18:01').tick();
    const before = story.whistle!.assignments.map(({ clocks }) => clocks);
    story.directory = withoutMakeUpDay();
    expect(story.tick().last).toEqual([]);
    expect(story.whistle!.assignments.map(({ clocks }) => clocks)).toEqual(before);
  });

  it('moves a clock that stood still when it runs again', () => {
    const story = new Story()
      .raise()
      .sign('border')
      .reportIn('border')
      .on('pause', 'border', { reason: 'x' });
    story.directory = withoutMakeUpDay();
    story.at('2026-09-28T09:30').tick();
    expect(story.assignmentOf('border').pins.calendarVersion).toBe(2);
    story.at('2026-09-29T09:00').tick().on('resume', 'border', {});
    expect(story.types).toEqual(['assignment.resumed', 'clock.rescheduled']);
    expect(local(story.assignmentOf('border').clocks.resolve!.dueAt)).toBe('2026-10-19T18:00');
  });

  it('pins the policy: deadlines published later are for later clocks', () => {
    const story = new Story().raise();
    const policies = { policies_version: 9, policies: [{ code: 'key', kinds: ['key'], resolve: SHORT }] };
    story.directory = harbour(
      changed('policies', 'current', policies),
      changed('policies_version', 'current@9', policies),
      changed('calendar', 'office-hours', {
        calendar: { ...calendarData.calendar, version: 3, make_up_days: [] },
        default: true,
      }),
    );
    story.at('2026-09-28T09:30').tick();
    expect(story.last[0]).toMatchObject({ data: { due_at: '2026-10-16T10:00:00.000Z' } });
  });
});

const SHORT = { target: { working_days: 1 }, mode: 'working_time' };

describe('T22 extension', () => {
  const working = () => new Story().raise().worked('border').sign('customs').reportIn('customs');
  const ask = (story: Story, workingDays = 5) =>
    story.act('request_extension', { workingDays, reason: 'Waits for the ministry' }, officerOf('customs'));

  it('moves the open resolve clocks together and keeps the original due instants', () => {
    const story = ask(working());
    expect(story.types).toEqual(['extension.requested']);
    story.act('grant_extension', {}, dispatcher);
    expect(story.last.map(({ data }) => (data as { unit_id: string | null }).unit_id)).toEqual([
      null,
      'customs',
      'terminal',
    ]);
    expect(story.last[0]).toMatchObject({
      type: 'clock.extended',
      data: { old_due_at: '2026-10-15T10:00:00.000Z', due_at: '2026-10-22T10:00:00.000Z' },
    });
    const { resolve } = story.assignmentOf('customs').clocks;
    expect([local(resolve!.dueAt), local(resolve!.extension!.originalDueAt)]).toEqual([
      '2026-10-22T18:00',
      '2026-10-15T18:00',
    ]);
    expect(story.whistle!.particulars.extension).toMatchObject({ decision: 'granted' });
  });

  it('is kept by later waits', () => {
    const story = ask(working()).act('grant_extension', {}, dispatcher);
    story.on('pause', 'customs', { reason: 'x' }).at('2026-09-29T09:00').on('resume', 'customs', {});
    expect(local(story.assignmentOf('customs').clocks.resolve!.dueAt)).toBe('2026-10-23T18:00');
  });

  it('is asked for once a round, before the deadline, within the policy’s limit', () => {
    const story = ask(working());
    expect(refusalOf(() => ask(story))).toEqual({
      code: 'extension_asked_already',
      params: { decision: 'asked' },
    });
    story.act('refuse_extension', { reason: 'No' }, dispatcher);
    expect(refusalOf(() => ask(story)).params).toEqual({ decision: 'refused' });
    expect(refusalOf(() => ask(working(), 11))).toEqual({
      code: 'extension_too_long',
      params: { longest: { working_days: 10 } },
    });
    expect(refusalOf(() => ask(working().at('2026-10-16T09:00'))).code).toBe('deadline_has_passed');
    const emergency = new Story().raise({ category: 'inner' }).sign('police');
    const asked = () =>
      emergency.act('request_extension', { workingDays: 1, reason: 'x' }, officerOf('police'));
    expect(refusalOf(asked).code).toBe('not_extendable');
  });

  it('is decided by the dispatcher, while there is something to move', () => {
    expect(refusalOf(() => working().act('grant_extension', {}, dispatcher)).code).toBe('no_extension_asked');
    expect(refusalOf(() => working().act('refuse_extension', { reason: 'x' }, dispatcher)).code).toBe(
      'no_extension_asked',
    );
    const story = ask(working());
    expect(refusalOf(() => story.act('grant_extension', {}, officerOf('customs'))).code).toBe('not_entitled');
    // Asked for in time, undecided until it was too late: the lead is not told that it was late.
    story.at('2026-10-16T09:00');
    expect(refusalOf(() => story.act('grant_extension', {}, dispatcher)).code).toBe(
      'extension_undecided_in_time',
    );
    expect(story.act('refuse_extension', { reason: 'Too late' }, dispatcher).types.at(-1)).toBe(
      'extension.refused',
    );
    expect(refusalOf(() => ask(new Story().raise())).code).toBe('illegal_transition');
  });
});

describe('A12 the ladder', () => {
  const officer = (id: string, post: string, unit = 'customs') =>
    changed('officer', id, {
      id,
      posts: [{ organisation_kind: 'unit', organisation_id: unit, post }],
    });
  const climbed = (story: Story) =>
    story.last.flatMap(({ type, data }) =>
      type === 'assignment.escalated' && data.unit_id === 'customs' ? [data] : [],
    );

  it('climbs from the officer to the deputy, the head and a level up, a step per sign target', () => {
    const story = new Story();
    story.directory = harbour(officer('o-1', 'deputy'), officer('o-2', 'head'));
    story.raise().at('2026-09-28T10:00:01').tick();
    expect(climbed(story)).toMatchObject([
      { clock: 'sign', step: 'deputy', officer_ids: ['o-1'], skipped: [] },
    ]);
    expect(climbed(story.at('2026-09-28T10:30').tick())).toEqual([]);
    expect(climbed(story.at('2026-09-28T11:00:02').tick())).toMatchObject([{ step: 'head' }]);
    expect(climbed(story.at('2026-09-28T13:00:03').tick())).toMatchObject([
      { step: 'level_up', officer_ids: [], next_step_at: null },
    ]);
    expect(climbed(story.at('2026-09-28T18:00').tick())).toEqual([]);
  });

  it('skips steps on which nobody stands, at once (lessons 12)', () => {
    const story = new Story();
    story.directory = harbour(officer('o-2', 'head'));
    story.raise().at('2026-09-28T10:00:01').tick();
    expect(climbed(story)).toMatchObject([{ step: 'head', skipped: ['deputy'] }]);
    const nobody = new Story().raise().at('2026-09-28T10:00:01').tick();
    expect(climbed(nobody)).toMatchObject([{ step: 'level_up', skipped: ['deputy', 'head'] }]);
  });

  it('ends with the act that is owed; signing alone starts it anew for the contact (lessons 12)', () => {
    const story = new Story();
    story.directory = harbour(officer('o-1', 'deputy'));
    story.raise().at('2026-09-28T10:00:01').tick().sign('customs');
    expect(climbed(story.at('2026-09-28T14:00').tick())).toEqual([]);
    expect(climbed(story.at('2026-09-29T09:00:01').tick())).toMatchObject([
      { clock: 'contact', step: 'deputy' },
    ]);
    story.reportIn('customs');
    expect(climbed(story.at('2026-09-29T18:00').tick())).toEqual([]);
  });
});
