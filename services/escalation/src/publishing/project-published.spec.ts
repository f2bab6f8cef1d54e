import { validate } from '@muster/contracts';
import type { ProcessEvent } from '../domain/projects/process-event.js';
import { publishedProcessEvent } from './project-published.js';

const at = Date.UTC(2026, 11, 1);
const segment = { segment: 'main_structure', unitId: 'terminal', no: 1 };
const milestone = {
  ...{ milestone: 'commissioning', unitId: 'terminal', phase: null },
  ...{ plannedOn: '2027-04-20', firstPlannedOn: '2027-03-31' },
};
const by = { accountId: 'Li', role: 'council', unitId: null } as const;
const events: readonly ProcessEvent[] = [
  {
    type: 'project_process.opened',
    at,
    id: 'p',
    projectId: 'berth-9',
    enterpriseId: null,
    templateId: 't',
    templateCode: 'industrial',
    plan: {
      no: 2,
      effectiveOn: '2026-01-01',
      phases: [],
      segments: [],
      wageWatch: null,
      elementCategoryCode: null,
    },
    openedMonth: '2026-12',
    nextWageCheck: null,
  },
  { type: 'project_process.phase_entered', at, phase: 'approval', unitId: 'customs', notices: ['documents'] },
  { type: 'project_process.notice_acknowledged', at, phase: 'approval' },
  {
    type: 'project_process.task_completed',
    at,
    phase: 'approval',
    task: 'permit',
    unitId: 'customs',
    note: 'ring Mr. Li',
  },
  {
    type: 'project_process.segment_submitted',
    at,
    ...segment,
    templateVersion: 2,
    limitWorkingDays: 10,
    dueAt: at,
    calendarId: 'office',
    calendarVersion: 1,
  },
  { type: 'project_process.segment_breached', at, ...segment, dueAt: at },
  {
    type: 'project_process.segment_decided',
    at,
    ...segment,
    accepted: false,
    findings: 'ask Mr. Li',
    limitWorkingDays: 10,
    workingDays: 1.01,
    inTime: false,
  },
  {
    type: 'project_process.wages_checked',
    at,
    month: '2026-12',
    ticks: { accountOpened: true, paidInFullOnTime: false, wagesBeforeProgressPayment: true },
    nextWageCheck: null,
  },
  { type: 'project_process.wage_check_missed', at, month: '2026-12', dueAt: at, nextWageCheck: null },
  {
    type: 'project_process.elements_assessed',
    at,
    phase: 'approval',
    elements: [{ code: 'land', ready: false }],
  },
  {
    type: 'project_process.whistle_raised',
    at,
    cause: 'wages_missing',
    reference: '2026-12',
    ticketId: '0198f0f4-1c00-7a10-8000-000000000001',
  },
  { type: 'project_process.team_attached', at, teamId: 'berth-team', officerIds: ['officer-07'], until: at },
  { type: 'project_process.team_detached', at, teamId: 'berth-team', result: 'Mr. Li is content' },
  {
    type: 'project_process.milestone_added',
    ...{ at, ...milestone, nameZh: 'Li 的码头', nameEn: 'Berth of Li', ownUnitId: null, dueAt: at },
  },
  {
    type: 'project_process.milestone_replanned',
    ...{ at, ...milestone, from: '2027-03-31', dueAt: at, move: 1, reason: 'Mr. Li asked', by },
  },
  {
    type: 'project_process.milestone_reached',
    ...{ at, ...milestone, reachedOn: '2027-04-22', daysAhead: -2, daysAheadOfFirst: -22, by },
  },
  {
    type: 'project_process.milestone_taken_back',
    ...{ at, ...milestone, reachedOn: '2027-04-22', reason: 'Mr. Li erred', by },
  },
  { type: 'project_process.milestone_removed', at, ...milestone, reason: 'Mr. Li says so', by },
  { type: 'project_process.milestone_overdue', at, ...milestone, dueAt: at },
  { type: 'project_process.closed', at },
];

it.each(events.map((event) => [event.type, event] as const))('%s keeps the contract', (type, event) => {
  const common = { version: 1, occurred_at: new Date(at).toISOString() };
  const process = { id: '0198f0f4-2c00-7a10-8000-000000000001', projectId: 'berth-9' };
  const data = publishedProcessEvent(event, process, common);
  expect(() => validate(`muster.${type}.v1`, data)).not.toThrow();
  expect(JSON.stringify(data)).not.toContain('Li');
});
