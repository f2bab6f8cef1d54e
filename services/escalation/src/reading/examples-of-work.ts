import { closedTicket, exampleAssignment, exampleTicket } from './examples.js';

// Examples of the API's documentation: what happens between reporting in and resolving.

export const pausedAssignment = {
  ...exampleAssignment,
  state: 'paused',
  version: 4,
  clocks: { ...exampleAssignment.clocks, resolve: 'paused' },
  waits: [
    {
      class: 'await_raiser',
      from: '2026-11-25T02:00:00.000Z',
      to: null,
      until: '2026-12-02T02:00:00.000Z',
    },
  ],
  actions: ['resume'],
};

export const extendedTicket = {
  ...exampleTicket,
  version: 12,
  clocks: [
    {
      ...exampleTicket.clocks[0]!,
      due_at: '2026-12-14T10:00:00.000Z',
      original_due_at: '2026-12-07T10:00:00.000Z',
    },
  ],
  extension: { round: 1, working_days: 5, reason: '需等待上级口岸办会商结果', decision: 'granted' },
};

const { work } = exampleTicket;

/** In sign-off, one of two units has signed. */
export const signedTicket = {
  ...exampleTicket,
  state: 'sign_off',
  version: 15,
  work: {
    ...work,
    solutions: [
      {
        no: 1,
        round: 1,
        text: '每日 20:00–22:00 增设查验窗口，码头同步放箱。',
        unit_ids: ['customs', 'border-inspection'],
        required: 2,
        signed: [{ unit_id: 'customs', at: '2026-11-25T03:00:00.000Z' }],
        outcome: 'open',
        refusal: null,
      },
    ],
  },
};

const taskForces = [
  {
    id: '0198f5a0-1c00-7a10-8000-0000000000a1',
    head_officer_id: 'officer-01',
    unit_ids: ['customs', 'terminal'],
    stand_down_when: '积压箱清零',
    formed_at: '2026-11-24T02:00:00.000Z',
    stood_down_at: null,
    result: null,
    tasks: [
      {
        id: '0198f5a0-1c00-7a10-8000-0000000000a2',
        unit_id: 'terminal',
        title: '闸口疏导',
        result: null,
        done_at: null,
      },
    ],
  },
];

/** With a task force at work and a commando team. */
export const mobilisedTicket = {
  ...exampleTicket,
  version: 10,
  work: {
    ...work,
    task_forces: taskForces,
    teams: [
      {
        id: 'gate-team',
        officer_ids: ['officer-07', 'officer-12'],
        from: '2026-11-24T03:00:00.000Z',
        until: null,
        detached_at: null,
        result: null,
      },
    ],
  },
};

/** On the books, with a follow-up that has to land. */
export const loopedTicket = {
  ...exampleTicket,
  version: 11,
  work: {
    ...work,
    loop: {
      ...work.loop,
      survey_at: '2026-11-24T02:00:00.000Z',
      account_at: '2026-11-24T03:00:00.000Z',
      findings: '三家企业有同样问题',
      owner_unit_id: 'customs',
      due_on: '2026-12-31',
      problem: '夜间无查验窗口',
    },
    follow_ups: [
      {
        id: '0198f5a0-1c00-7a10-8000-0000000000a3',
        kind: 'policy',
        unit_id: 'customs',
        title: '夜间查验常态化规定',
        due_on: '2027-01-31',
        meeting_id: null,
        state: 'open',
        added_at: '2026-11-24T04:00:00.000Z',
        overdue_since: null,
        adopted_at: null,
        adopted_note: null,
        landed_at: null,
        result: null,
        dropped_at: null,
        dropped_reason: null,
        reopened_at: null,
        reopened_reason: null,
      },
    ],
  },
};

export const ratedTicket = {
  ...closedTicket,
  version: 18,
  work: {
    ...work,
    unit_ratings: [{ round: 1, unit_id: 'customs', rating: 'satisfied', at: '2026-11-25T02:05:00.000Z' }],
  },
};
