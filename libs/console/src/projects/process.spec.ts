import type { Shape } from '../api/api.js';
import {
  limitOn,
  monthsBetween,
  outstandingNames,
  phaseInHand,
  referenceOf,
  runningDeadlines,
} from './process.js';

type Process = Shape<'ProjectProcessView'>;
type Phase = Process['phases'][number];
type Submission = Process['segments'][number]['submissions'][number];

const label = (code: string) => ({ code, name_zh: `${code} 的中文名`, name_en: `${code} in English` });
const phase = (code: string, entered: boolean, more: Partial<Phase> = {}): Phase => ({
  ...label(code),
  unit_id: 'customs',
  entered_at: entered ? '2026-12-01T02:00:00Z' : null,
  acknowledged_at: null,
  notices: [],
  tasks: [],
  elements: [],
  actions: [],
  ...more,
});
const submission = (no: number, due_at: string, decided_at: string | null): Submission => ({
  no,
  submitted_at: '2026-12-01T03:00:00Z',
  limit_working_days: 10,
  due_at,
  breached_at: null,
  decided_at,
  accepted: decided_at === null ? null : false,
  findings: null,
});
const milestone = (code: string): Process['milestones'][number] => ({
  ...{ code, name_zh: `节点 ${code}`, name_en: `milestone ${code}`, phase: null, state: 'planned' },
  ...{ unit_id: null, answerable_unit_id: 'customs', overdue_since: null, removed: null, previous: null },
  ...{ planned_on: '2027-03-31', first_planned_on: '2027-03-31', reached_on: null },
  ...{ days_ahead: null, days_ahead_of_first: null, days_since_previous: null },
  ...{ moves: [], taken_back: [], actions: [] },
});
const process: Process = {
  id: 'p',
  version: 1,
  project_id: 'berth-9',
  enterprise_id: 'acme',
  template_code: 'industrial',
  template_version: 1,
  is_open: true,
  opened_at: '2026-11-30T01:00:00Z',
  closed_at: null,
  outstanding: ['structure', 'approval/permit', 'acceptance', 'milestone:acceptance'],
  phases: [
    phase('approval', true, {
      tasks: [{ ...label('permit'), unit_id: 'customs', done_at: null, actions: [] }],
    }),
    phase('acceptance', true),
    phase('structure', false),
  ],
  segments: [
    {
      ...label('acceptance'),
      unit_id: 'terminal',
      submissions: [
        submission(1, '2026-12-10T10:00:00Z', '2026-12-09T10:00:00Z'),
        submission(2, '2026-12-24T10:00:00Z', null),
      ],
      actions: [],
    },
  ],
  wages: [],
  next_wage_check: { month: '2026-11', due_at: '2026-12-07T10:00:00Z' },
  whistles: [],
  teams: [],
  milestones: [milestone('acceptance')],
  speed: { planned: 1, late: 0, reached: 0, days_ahead_of_first: 0, days_first_to_last: null },
  actions: [],
};

describe('a process of a project', () => {
  it('is where it was led last', () => {
    expect(phaseInHand(process)?.code).toBe('acceptance');
    expect(phaseInHand({ phases: [phase('approval', false)] })).toBeUndefined();
  });

  it('names what is outstanding, also where a phase and a segment have one code', () => {
    expect(outstandingNames(process).map(({ en }) => en)).toEqual([
      'structure in English',
      'permit in English',
      'acceptance in English',
      'milestone acceptance',
    ]);
  });

  it('has the deadlines that still run, the earliest first', () => {
    expect(runningDeadlines(process).map(({ what, dueAt }) => [what.en, dueAt])).toEqual([
      ['Look at wages', '2026-12-07T10:00:00Z'],
      ['acceptance in English', '2026-12-24T10:00:00Z'],
    ]);
    expect(runningDeadlines({ ...process, is_open: false })).toEqual([]);
  });

  it('says what a whistle of it refers to', () => {
    const whistle = (reference: string) => ({ cause: 'wages_missing', reference, ticket_id: 't' }) as const;
    expect(referenceOf(whistle('2026-11'), process).zh).toBe('2026-11');
    expect(referenceOf(whistle('approval'), process).zh).toBe('approval 的中文名');
  });

  it('can have its wages looked at from the month of its opening on', () => {
    expect(monthsBetween('2026-11', '2027-02')).toEqual(['2027-02', '2027-01', '2026-12', '2026-11']);
    expect(monthsBetween('2026-11', '2026-11')).toEqual(['2026-11']);
  });
});

describe('the limit of a segment', () => {
  const version = (no: number, effective_on: string, limits: Record<string, number>) => ({
    no,
    effective_on,
    phases: [],
    segments: Object.entries(limits).map(([code, limit_working_days]) => ({
      ...label(code),
      unit_id: 'terminal',
      limit_working_days,
    })),
  });
  const template = {
    id: 't',
    code: 'industrial',
    versions: [
      version(1, '2021-01-01', { structure: 30, roof: 20 }),
      version(2, '2026-12-01', { structure: 10 }),
    ],
  };
  it.each([
    ['2026-11-30', 'structure', 30],
    ['2026-12-01', 'structure', 10],
    ['2026-12-01', 'roof', 20],
    ['2026-12-01', 'cellar', undefined],
  ])('on %s of %s is %s', (today, segment, limit) => {
    expect(limitOn(today, template, { template_version: 1 }, segment)).toBe(limit);
  });

  it('is not known without its template', () => {
    expect(limitOn('2026-12-01', undefined, { template_version: 1 }, 'structure')).toBeUndefined();
  });
});
