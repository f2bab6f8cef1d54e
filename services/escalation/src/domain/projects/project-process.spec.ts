import { startOfLocalDate } from '@muster/clock';
import type { Actor } from '../actor.js';
import { acme, competitor, dispatcher, harbour, officerOf } from '../testing/harbour.js';
import { SYSTEM } from '../actor.js';
import { decideProcess, openProcess, outstandingParts } from './decide-process.js';
import type { ProcessCommand } from './process-command.js';
import type { ProcessEvent } from './process-event.js';
import { ProcessFault } from './process-fault.js';
import {
  evolveTemplate,
  type ProcessPlan,
  type ProcessTemplate,
  publishVersion,
} from './process-template.js';
import { evolveProcess, type ProjectProcess } from './project-process.js';
import { wantedWhistles } from './wanted-whistles.js';

const label = (code: string) => ({ code, nameZh: code, nameEn: code });
const plan = (limitWorkingDays: number, more: Partial<ProcessPlan> = {}): ProcessPlan => ({
  phases: [
    {
      ...label('approval'),
      unitId: 'customs',
      tasks: [{ ...label('permit'), unitId: 'customs' }],
      notices: [label('documents')],
      elements: [],
    },
    {
      ...label('construction'),
      unitId: 'terminal',
      tasks: [],
      notices: [label('wage_account')],
      elements: [label('water'), label('power')],
    },
  ],
  segments: [{ ...label('structure'), unitId: 'terminal', limitWorkingDays }],
  wageWatch: { unitId: 'border', categoryCode: 'clearance', graceWorkingDays: 5 },
  elementCategoryCode: 'traffic',
  ...more,
});
/** 09:00 in Shanghai. */
const nine = (date: string) => startOfLocalDate('Asia/Shanghai', date) + 9 * 3_600_000;
const refused = (action: () => unknown): ProcessFault => {
  try {
    action();
  } catch (error) {
    if (error instanceof ProcessFault) return error;
    throw error;
  }
  throw new Error('nothing was refused');
};

const evolved = (events: readonly ProcessEvent[], process?: ProjectProcess) =>
  events.reduce<ProjectProcess | undefined>(evolveProcess, process);

/** A project under a template, told step by step. */
class Story {
  template: ProcessTemplate | undefined;
  process: ProjectProcess | undefined;
  private readonly calendars = harbour();

  constructor(public now = nine('2026-03-02')) {}

  published(
    limitWorkingDays: number,
    effectiveOn: string,
    today = '2026-01-01',
    more?: Partial<ProcessPlan>,
  ): this {
    const given = { id: 't', code: 'industrial', effectiveOn, plan: plan(limitWorkingDays, more) };
    this.template = evolveTemplate(this.template, publishVersion(this.template, given, today));
    return this;
  }

  opened(actor: Actor = dispatcher): this {
    const given = { id: 'p', projectId: 'berth-9', enterpriseId: 'acme' };
    const context = { now: this.now, actor, calendars: this.calendars };
    this.process = evolved(openProcess(given, this.template!, context));
    return this;
  }

  at(date: string): this {
    this.now = nine(date);
    return this;
  }

  when(actor: Actor, command: ProcessCommand): ProcessEvent[] {
    const context = { now: this.now, actor, calendars: this.calendars, template: this.template! };
    const events = decideProcess(this.process!, command, context);
    this.process = evolved(events, this.process);
    return events;
  }
}

const terminal = officerOf('terminal');
const submit = { type: 'submit_segment', segment: 'structure' } as const;
const decided = (accepted: boolean) =>
  ({ type: 'decide_segment', segment: 'structure', accepted, findings: null }) as const;

describe('segmented acceptance', () => {
  it('30 working days became 10: each submission keeps the limit of its day (mechanisms 1.23)', () => {
    const story = new Story().published(30, '2021-01-01').opened();
    const [before] = story.at('2026-03-02').when(acme, submit);
    story.published(10, '2026-03-10', '2026-03-05');
    const [refusal] = story.at('2026-03-20').when(terminal, decided(false));
    const [after] = story.when(acme, submit);
    expect(before).toMatchObject({ no: 1, limitWorkingDays: 30, templateVersion: 1 });
    expect(refusal).toMatchObject({
      accepted: false,
      limitWorkingDays: 30,
      inTime: true,
      workingDays: 14,
    });
    expect(after).toMatchObject({ no: 2, limitWorkingDays: 10, templateVersion: 2 });
    expect(new Date((after as { dueAt: number }).dueAt).toISOString()).toBe('2026-04-02T10:00:00.000Z');
  });

  it('counts make-up days and skips holidays', () => {
    const story = new Story(nine('2026-09-30')).published(4, '2021-01-01').opened();
    const [submitted] = story.when(acme, submit);
    // 30 September, 8 and 9 October, then the made-up Saturday.
    expect(new Date((submitted as { dueAt: number }).dueAt).toISOString()).toBe('2026-10-10T10:00:00.000Z');
  });

  it('is late once, and a late decision is recorded as late', () => {
    const story = new Story().published(10, '2021-01-01', undefined, { wageWatch: null }).opened();
    story.when(acme, submit);
    story.at('2026-03-20');
    expect(story.when(SYSTEM, { type: 'tick' })).toMatchObject([
      { type: 'project_process.segment_breached', segment: 'structure', no: 1 },
    ]);
    expect(story.when(SYSTEM, { type: 'tick' })).toEqual([]);
    expect(story.when(terminal, decided(true))).toMatchObject([{ accepted: true, inTime: false }]);
  });

  it('is the unit’s to decide, the owner’s to submit, one submission at a time', () => {
    const story = new Story().published(10, '2021-01-01').opened();
    expect(refused(() => story.when(competitor, submit)).code).toBe('not_entitled');
    expect(refused(() => story.when(terminal, decided(true))).code).toBe('segment_not_submitted');
    story.when(dispatcher, submit);
    expect(refused(() => story.when(acme, submit)).code).toBe('segment_under_review');
    expect(refused(() => story.when(dispatcher, decided(true))).code).toBe('not_entitled');
    expect(refused(() => story.when(officerOf('customs'), decided(true))).code).toBe('not_entitled');
    story.when(terminal, decided(true));
    expect(refused(() => story.when(acme, submit)).code).toBe('already_done');
  });

  it('keeps the limit of its plan when a later version has dropped the segment', () => {
    const story = new Story().published(30, '2021-01-01').opened();
    story.published(10, '2026-03-03', '2026-03-01', { segments: [] });
    expect(story.at('2026-03-04').when(acme, submit)[0]).toMatchObject({
      limitWorkingDays: 30,
      templateVersion: 1,
    });
  });
});

describe('a commando team', () => {
  const join = {
    type: 'attach_team',
    teamId: 'gate',
    officerIds: ['o-1', 'o-2', 'o-1'],
    until: null,
  } as const;
  const done = { type: 'detach_team', teamId: 'gate', result: '连续三夜抢通' } as const;

  it('helps a project for a period and leaves with a result (mechanisms 0.15)', () => {
    const story = new Story().published(10, '2021-01-01').opened();
    expect(story.when(dispatcher, join)).toMatchObject([{ officerIds: ['o-1', 'o-2'] }]);
    expect(refused(() => story.when(dispatcher, join)).code).toBe('already_done');
    story.when(dispatcher, done);
    expect(story.process!.teams).toMatchObject([{ id: 'gate', detached: { result: '连续三夜抢通' } }]);
    expect(refused(() => story.when(dispatcher, done)).code).toBe('unknown_part');
    expect(story.when(dispatcher, join)).toHaveLength(1);
  });

  it('is called by those who answer for the alliance or for the phase in hand', () => {
    const story = new Story().published(10, '2021-01-01').opened();
    const customs = officerOf('customs');
    expect(refused(() => story.when(customs, join)).code).toBe('not_entitled');
    story.when(dispatcher, { type: 'enter_phase', phase: 'approval' });
    expect(story.when(customs, join)).toHaveLength(1);
    for (const actor of [terminal, acme])
      expect(refused(() => story.when(actor, done)).code).toBe('not_entitled');
  });
});

describe('a template', () => {
  it('takes effect later than the version before, and never in the past again', () => {
    const story = new Story().published(30, '2021-01-01', '2026-03-02');
    const early = (effectiveOn: string, today: string) =>
      refused(() => story.published(10, effectiveOn, today)).params['earliest'];
    expect(early('2026-03-01', '2026-03-02')).toBe('2026-03-02');
    story.published(10, '2026-12-31', '2026-03-02');
    expect(early('2026-12-31', '2026-03-02')).toBe('2027-01-01');
  });

  it('names each part once', () => {
    const twice = { segments: [...plan(1).segments, ...plan(2).segments] };
    expect(refused(() => new Story().published(1, '2026-01-01', undefined, twice))).toMatchObject({
      code: 'repeated_code',
      params: { repeated: 'structure' },
    });
  });

  it('must be in force when a project is opened', () => {
    const story = new Story().published(10, '2026-04-01');
    expect(refused(() => story.opened()).code).toBe('no_version_in_force');
    expect(refused(() => story.opened(acme)).code).toBe('not_entitled');
  });
});

describe('phases', () => {
  const enter = (phase: string) => ({ type: 'enter_phase', phase }) as const;
  const assess = (water: boolean, power: boolean): ProcessCommand => ({
    type: 'assess_elements',
    phase: 'construction',
    elements: [
      { code: 'water', ready: water },
      { code: 'power', ready: power },
    ],
  });

  it('follow one another, tell the enterprise early and wait for their elements', () => {
    const story = new Story().published(10, '2021-01-01').opened();
    expect(refused(() => story.when(dispatcher, enter('construction')))).toMatchObject({
      code: 'phase_out_of_order',
      params: { next: 'approval' },
    });
    expect(story.when(officerOf('customs'), enter('approval'))).toMatchObject([{ notices: ['documents'] }]);
    const acknowledge = { type: 'acknowledge_notice', phase: 'approval' } as const;
    expect(refused(() => story.when(competitor, acknowledge)).code).toBe('not_entitled');
    story.when(acme, acknowledge);
    expect(refused(() => story.when(acme, acknowledge)).code).toBe('already_done');

    story.when(terminal, assess(true, false));
    expect(refused(() => story.when(terminal, enter('construction'))).params).toEqual({ missing: ['power'] });
    expect(wantedWhistles(story.process!)).toEqual([
      { cause: 'element_missing', reference: 'construction', categoryCode: 'traffic' },
    ]);
    story.when(terminal, assess(true, true));
    expect(wantedWhistles(story.process!)).toEqual([]);
    story.when(terminal, enter('construction'));
    expect(refused(() => story.when(dispatcher, enter('construction'))).params).toEqual({ next: null });
  });

  it('are closed when nothing is outstanding; tasks may lag behind', () => {
    const story = new Story().published(10, '2021-01-01').opened();
    const permit = { type: 'complete_task', phase: 'approval', task: 'permit', note: null } as const;
    expect(refused(() => story.when(dispatcher, permit)).code).toBe('phase_not_entered');
    story.when(dispatcher, enter('approval'));
    story.when(terminal, assess(true, true));
    story.when(dispatcher, enter('construction'));
    expect(refused(() => story.when(dispatcher, { type: 'close' })).params).toEqual({
      outstanding: ['approval/permit', 'structure'],
    });
    story.when(officerOf('customs'), permit);
    expect(refused(() => story.when(dispatcher, permit)).code).toBe('already_done');
    expect(refused(() => story.when(dispatcher, { ...permit, task: 'nothing' })).code).toBe('unknown_part');
    story.when(acme, submit);
    story.when(terminal, decided(true));
    story.when(dispatcher, { type: 'close' });
    expect(outstandingParts(story.process!)).toEqual([]);
    expect(refused(() => story.when(acme, submit)).code).toBe('process_closed');
    expect(story.at('2027-03-01').when(SYSTEM, { type: 'tick' })).toEqual([]);
  });
});

describe('wages (mechanisms 1.14)', () => {
  const check = (month: string, paid: boolean): ProcessCommand => ({
    type: 'check_wages',
    month,
    ticks: { accountOpened: true, paidInFullOnTime: paid, wagesBeforeProgressPayment: true },
  });
  const opened = () => new Story().published(10, '2021-01-01').opened();

  it('a missing tick wants one whistle, whatever is checked again afterwards', () => {
    const story = opened();
    story.at('2026-04-01').when(officerOf('border'), check('2026-03', false));
    const wanted = { cause: 'wages_missing', reference: '2026-03', categoryCode: 'clearance' } as const;
    expect(wantedWhistles(story.process!)).toEqual([wanted]);
    story.when(SYSTEM, {
      type: 'record_whistle',
      ticketId: 'ticket',
      cause: wanted.cause,
      reference: '2026-03',
    });
    story.when(dispatcher, check('2026-03', false));
    expect(wantedWhistles(story.process!)).toEqual([]);
    expect(
      refused(() => story.when(dispatcher, { type: 'record_whistle', ...wanted, ticketId: 'x' })).code,
    ).toBe('not_entitled');
  });

  it('a month that nobody looked at is missed once, five working days after its end; then the next one runs', () => {
    const story = opened();
    expect(new Date(story.process!.nextWageCheck!.dueAt).toISOString()).toBe('2026-04-07T10:00:00.000Z');
    const missed = story.at('2026-05-20').when(SYSTEM, { type: 'tick' });
    expect(missed).toMatchObject([
      { type: 'project_process.wage_check_missed', month: '2026-03' },
      { type: 'project_process.wage_check_missed', month: '2026-04' },
    ]);
    expect(story.process!.nextWageCheck!.month).toBe('2026-05');
    expect(wantedWhistles(story.process!).map(({ cause, reference }) => `${cause} ${reference}`)).toEqual([
      'wage_check_missed 2026-03',
      'wage_check_missed 2026-04',
    ]);
  });

  it('a month that was checked ahead of a missed one is not missed', () => {
    const story = opened();
    story.at('2026-04-02').when(officerOf('border'), check('2026-04', true));
    story.at('2026-04-20').when(SYSTEM, { type: 'tick' });
    expect(story.process!.nextWageCheck!.month).toBe('2026-05');
    story.at('2026-05-20').when(SYSTEM, { type: 'tick' });
    expect(wantedWhistles(story.process!).map(({ reference }) => reference)).toEqual(['2026-03']);
  });

  it('only months from the opening until now can be checked, by those who look after wages', () => {
    const story = opened();
    const range = { from: '2026-03', to: '2026-03' };
    expect(refused(() => story.when(dispatcher, check('2026-02', true))).params).toEqual(range);
    expect(refused(() => story.when(dispatcher, check('2026-04', true))).params).toEqual(range);
    expect(refused(() => story.when(terminal, check('2026-03', true))).code).toBe('not_entitled');
    const unwatched = new Story().published(10, '2021-01-01', undefined, { wageWatch: null }).opened();
    expect(refused(() => unwatched.when(dispatcher, check('2026-03', true))).code).toBe('unknown_part');
  });

  it('checks in any order leave the earliest open month due', () => {
    const story = opened().at('2026-04-01');
    story.when(dispatcher, check('2026-04', true));
    expect(story.process!.nextWageCheck!.month).toBe('2026-03');
    story.when(dispatcher, check('2026-03', true));
    expect(story.process!.nextWageCheck!.month).toBe('2026-05');
  });
});
