// Examples of the API's documentation: one whistle of the demo kind, dispatched, in progress and closed.

const ID = '0198f0f4-1c00-7a10-8000-000000000001';
const LEAD = '3f1c9b1a-52e0-5d0f-9a51-000000000001';
const CO = '3f1c9b1a-52e0-5d0f-9a51-000000000002';

export const examplePath = { id: ID };

const policy = { code: 'key', version: 1 };
const calendar = { id: 'office-hours', version: 2 };

const offered = {
  id: LEAD,
  unit_id: 'customs',
  role: 'lead',
  round: 1,
  state: 'offered',
  version: 1,
  sign_due_at: '2026-11-24T02:00:00.000Z',
  contact_due_at: '2026-11-25T01:00:00.000Z',
  resolve_due_at: '2026-12-07T10:00:00.000Z',
  original_resolve_due_at: null,
  clocks: { sign: 'running', contact: 'running', resolve: 'running' },
  waits: [],
  waived: false,
  ladder_step: null,
  pause_requested_at: null,
  offered_at: '2026-11-24T01:00:00.000Z',
  signed_at: null,
  reported_in_at: null,
  submitted_at: null,
  accepted_at: null,
  previous_assignment_id: null,
  contact: null,
  submissions: [],
  dispute: null,
  policy,
  calendar,
  actions: [],
  links: { self: `/v1/assignments/${LEAD}`, ticket: `/v1/tickets/${ID}` },
};

const offeredCo = {
  ...offered,
  id: CO,
  unit_id: 'border-inspection',
  role: 'co',
  links: { self: `/v1/assignments/${CO}`, ticket: `/v1/tickets/${ID}` },
};

const working = {
  ...offered,
  state: 'working',
  version: 3,
  clocks: { sign: 'satisfied', contact: 'satisfied', resolve: 'running' },
  signed_at: '2026-11-24T01:12:00.000Z',
  reported_in_at: '2026-11-24T01:40:00.000Z',
  contact: { channel: 'phone', who: '王经理', agreed: '今日 15:00 现场查验' },
};

const accepted = {
  ...working,
  state: 'accepted',
  version: 5,
  clocks: { sign: 'satisfied', contact: 'satisfied', resolve: 'satisfied' },
  submitted_at: '2026-11-24T08:00:00.000Z',
  accepted_at: '2026-11-24T08:30:00.000Z',
  submissions: [
    {
      no: 1,
      result: '已完成查验并放行',
      evidence: ['放行单 2026-1130'],
      submitted_at: '2026-11-24T08:00:00.000Z',
      returned_at: null,
      return_reason: null,
    },
  ],
};

/** As it is right after the whistle. */
export const dispatchedTicket = {
  id: ID,
  number: 'TJ-2026-000123',
  version: 4,
  state: 'dispatched',
  kind: 'key',
  level: 2,
  mode: 'joint',
  round: 1,
  priority: false,
  source: 'enterprise',
  enterprise_id: 'enterprise-017',
  category: 'customs_clearance',
  process_stage: 'port_control',
  place: { code: 'yard-2', label: '二号堆场 B 区', lat: 38.9735, lon: 117.7883 },
  project_id: null,
  title: '3 个集装箱等待查验已超过 48 小时',
  description: '周一到港，查验排队，冷链货物有变质风险。',
  summary: null,
  lead_unit_id: 'customs',
  outcome: null,
  raised_at: '2026-11-24T01:00:00.000Z',
  dispatched_at: '2026-11-24T01:00:00.000Z',
  started_at: null,
  resolved_at: null,
  closed_at: null,
  next_due_at: '2026-11-24T02:00:00.000Z',
  dispatch: {
    rule_id: 'clearance',
    catch_all: false,
    catch_all_because: null,
    plan: null,
    directory_version: 187,
    policy,
    calendar,
  },
  assignments: [offered, offeredCo],
  clocks: [
    {
      clock: 'resolve',
      state: 'running',
      due_at: '2026-12-07T10:00:00.000Z',
      original_due_at: null,
      warned_at: null,
      breached_at: null,
    },
  ],
  extension: null,
  work: {
    contributions: [],
    solutions: [],
    not_solvable: null,
    call_back_attempts: [],
    task_forces: [],
    teams: [],
    loop: {
      survey_at: null,
      account_at: null,
      solution_at: null,
      feedback_at: null,
      findings: null,
      owner_unit_id: null,
      due_on: null,
      problem: null,
    },
    follow_ups: [],
    unit_ratings: [],
    whistle_ratings: [],
  },
  call_backs: [],
  particulars: {
    held: false,
    question: null,
    rejection: null,
    merged_into: null,
    followers: [],
    follower_count: 0,
    following: false,
    recurrence_of: null,
    escalations: [],
    supervised: false,
    answers_owed: [],
    progress_reports: [],
    account_requested: false,
    account: null,
    exclusion: null,
    correction_pending: false,
  },
  actions: [],
  links: {
    self: `/v1/tickets/${ID}`,
    timeline: `/v1/tickets/${ID}/timeline`,
    resolve: `/v1/tickets/${ID}/resolve`,
    call_backs: `/v1/tickets/${ID}/call-backs`,
  },
};

export const exampleTicket = {
  ...dispatchedTicket,
  version: 7,
  state: 'in_progress',
  started_at: working.signed_at,
  assignments: [working, offeredCo],
};

export const closedTicket = {
  ...exampleTicket,
  version: 17,
  state: 'closed',
  outcome: 'solved',
  summary: '已查验放行，冷链货物完好',
  resolved_at: '2026-11-24T08:30:00.000Z',
  closed_at: '2026-11-25T02:00:00.000Z',
  next_due_at: null,
  assignments: [
    accepted,
    { ...accepted, id: CO, unit_id: 'border-inspection', role: 'co', links: offeredCo.links },
  ],
  call_backs: [
    {
      id: '0198f5a0-1c00-7a10-8000-000000000009',
      round: 1,
      solved: 'yes',
      satisfaction: 'satisfied',
      comment: '处理及时',
      on_behalf: false,
      recorded_at: '2026-11-25T02:00:00.000Z',
    },
  ],
};

export const exampleAssignment = {
  ...working,
  actions: ['submit'],
  ticket: {
    id: ID,
    number: dispatchedTicket.number,
    version: 7,
    state: 'in_progress',
    kind: 'key',
    level: 2,
    category: 'customs_clearance',
    process_stage: 'port_control',
    enterprise_id: 'enterprise-017',
    lead_unit_id: 'customs',
    title: dispatchedTicket.title,
    raised_at: dispatchedTicket.raised_at,
  },
};

export const exampleTimeline = [
  {
    version: 5,
    type: 'assignment.signed',
    label_zh: '海关（主办）签收',
    label_en: 'Customs (lead) signed',
    round: 1,
    occurred_at: '2026-11-24T01:12:00.000Z',
    recorded_at: '2026-11-24T01:12:00.004Z',
    actor: { role: 'unit_officer', unit_id: 'customs', enterprise_id: null },
    data: { assignment_id: LEAD, unit_id: 'customs', role: 'lead', clock: 'satisfied' },
  },
];
