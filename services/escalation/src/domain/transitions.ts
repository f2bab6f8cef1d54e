import type { ActorRule } from './actor-rules.js';
import type { CommandType } from './command.js';
import type { ConditionName } from './conditions.js';
import type { GuardName } from './guards.js';
import type { TimerName } from './timers.js';
import type { AssignmentState, TicketState } from './vocabulary.js';
import type { WhistleEventType } from './whistle-event.js';

interface Row<State> {
  /** Empty: it comes into being. */
  readonly from: readonly State[];
  /** `same`: something happens, but nobody may do anything else than before. */
  readonly to: State | 'same';
  /** What it records, in this order. */
  readonly events: readonly WhistleEventType[];
  readonly zh: string;
  readonly en: string;
}

/** Somebody asks for it. */
export interface CommandRow<State> extends Row<State> {
  readonly trigger: Exclude<CommandType, 'tick'>;
  readonly actors: readonly ActorRule[];
  readonly guards: readonly GuardName[];
}

/** It follows by itself as soon as its condition holds. */
export interface AutomaticRow<State> extends Row<State> {
  readonly trigger: 'automatic';
  readonly when: ConditionName;
}

/** Time brings it: it takes place when the timer's instant has passed, whoever looks first (ADR-0031). */
export interface TimerRow<State> extends Row<State> {
  readonly trigger: 'timer';
  readonly at: TimerName;
}

const command = <const T extends Record<string, CommandRow<TicketState>>>(rows: T) => rows;
const automatic = <const T extends Record<string, AutomaticRow<TicketState>>>(rows: T) => rows;
const ofAssignment = <const T extends Record<string, CommandRow<AssignmentState>>>(rows: T) => rows;
const timer = <State, const T extends Record<string, TimerRow<State>>>(rows: T) => rows;

/** Ticket transitions that somebody asks for (lifecycle B3). */
export const TICKET_COMMANDS = command({
  T1: {
    from: [],
    to: 'raised',
    trigger: 'raise',
    actors: ['enterprise', 'hotline', 'council'],
    guards: ['known_category', 'known_process_stage', 'active_membership', 'kind_allowed'],
    events: ['ticket.raised'],
    zh: '吹哨',
    en: 'The whistle is blown',
  },
  T11b: {
    from: ['in_progress'],
    to: 'resolved',
    trigger: 'resolve',
    actors: ['lead_unit'],
    guards: ['lead_submitted', 'completion_policy_met'],
    events: ['assignment.accepted', 'assignment.cancelled', 'ticket.resolved'],
    zh: '主办单位办结',
    en: 'The lead declares it resolved',
  },
  T16: {
    from: ['resolved'],
    to: 'same',
    trigger: 'record_call_back',
    actors: ['raiser', 'hotline'],
    guards: [],
    events: ['callback.recorded'],
    zh: '回访',
    en: 'The raiser says whether it is solved',
  },
});

/** Ticket transitions that follow by themselves, in the order in which they are tried (lifecycle B3). */
export const TICKET_AUTOMATIC = automatic({
  T5: {
    from: ['raised'],
    to: 'dispatched',
    trigger: 'automatic',
    when: 'always',
    events: ['ticket.dispatched', 'assignment.offered'],
    zh: '派单',
    en: 'Dispatched by the responsibility matrix',
  },
  T6: {
    from: ['dispatched'],
    to: 'in_progress',
    trigger: 'automatic',
    when: 'lead_has_signed',
    events: ['ticket.started'],
    zh: '主办单位签收，开始办理',
    en: 'The lead has signed: work starts',
  },
  T17: {
    from: ['resolved'],
    to: 'closed',
    trigger: 'automatic',
    when: 'raiser_is_content',
    events: ['ticket.closed'],
    zh: '已解决且满意，归档',
    en: 'Solved, and the raiser is content: closed',
  },
  T18: {
    from: ['resolved'],
    to: 'in_progress',
    trigger: 'automatic',
    when: 'raiser_is_not_content',
    events: ['ticket.reopened', 'assignment.reopened'],
    zh: '未解决或不满意，重办',
    en: 'Not solved, or the raiser is not content: done again',
  },
});

/** Assignment transitions that somebody asks for (lifecycle B4). */
export const ASSIGNMENT_COMMANDS = ofAssignment({
  A2: {
    from: ['offered'],
    to: 'signed',
    trigger: 'sign',
    actors: ['own_unit'],
    guards: ['whistle_is_live'],
    events: ['assignment.signed'],
    zh: '签收',
    en: 'The unit signs for it',
  },
  A3: {
    from: ['signed'],
    to: 'working',
    trigger: 'report_in',
    actors: ['own_unit'],
    guards: ['whistle_is_live', 'not_only_informed'],
    events: ['assignment.reported_in'],
    zh: '报到',
    en: 'The unit reports in to the raiser',
  },
  A6: {
    from: ['working'],
    to: 'paused',
    trigger: 'pause',
    actors: ['own_unit'],
    guards: ['whistle_is_live', 'not_only_informed'],
    events: ['assignment.paused', 'clock.paused'],
    zh: '等待企业，暂停计时',
    en: 'The unit waits for the raiser',
  },
  'A6-request': {
    from: ['working'],
    to: 'same',
    trigger: 'request_pause',
    actors: ['own_unit'],
    guards: ['whistle_is_live', 'not_only_informed', 'no_pause_requested'],
    events: ['assignment.pause_requested'],
    zh: '申请因上级原因暂停',
    en: 'The unit asks to wait for somebody outside the alliance',
  },
  'A6-approve': {
    from: ['working'],
    to: 'paused',
    trigger: 'approve_pause',
    actors: ['dispatcher'],
    guards: ['whistle_is_live', 'pause_requested', 'until_lies_ahead'],
    events: ['assignment.paused', 'clock.paused'],
    zh: '同意暂停',
    en: 'The dispatcher lets the unit wait',
  },
  'A6-refuse': {
    from: ['working'],
    to: 'same',
    trigger: 'refuse_pause',
    actors: ['dispatcher'],
    guards: ['whistle_is_live', 'pause_requested'],
    events: ['assignment.pause_refused'],
    zh: '不同意暂停',
    en: 'The dispatcher does not let the unit wait',
  },
  A7: {
    from: ['paused'],
    to: 'working',
    trigger: 'resume',
    actors: ['own_unit', 'waited_for'],
    guards: ['whistle_is_live'],
    events: ['assignment.resumed', 'clock.resumed'],
    zh: '恢复计时',
    en: 'The wait is over',
  },
  A8: {
    from: ['working'],
    to: 'submitted',
    trigger: 'submit',
    actors: ['own_unit'],
    guards: ['whistle_is_live'],
    events: ['assignment.submitted'],
    zh: '提交结果',
    en: 'The unit hands in its result',
  },
  A9: {
    from: ['submitted'],
    to: 'accepted',
    trigger: 'accept',
    actors: ['lead_for_co', 'dispatcher'],
    guards: ['whistle_is_live'],
    events: ['assignment.accepted'],
    zh: '认可结果',
    en: 'The result is accepted',
  },
  A10: {
    from: ['submitted'],
    to: 'working',
    trigger: 'return',
    actors: ['lead_for_co', 'dispatcher'],
    guards: ['whistle_is_live'],
    events: ['assignment.returned'],
    zh: '退回重做',
    en: 'The result is returned with a reason',
  },
});

/** Ticket transitions that time brings (lifecycle B3). */
export const TICKET_TIMERS: Readonly<Record<string, TimerRow<TicketState>>> = {};

/** Assignment transitions that time brings (lifecycle B4). */
export const ASSIGNMENT_TIMERS = timer({
  'A7-max': {
    from: ['paused'],
    to: 'working',
    trigger: 'timer',
    at: 'wait_ends',
    events: ['assignment.resumed', 'clock.resumed'],
    zh: '等待期满，恢复计时',
    en: 'The longest wait is over',
  },
});

/** Assignment transitions that come with a ticket's: offered (A1), offered again for a redo, not needed any more (A11). */
export const ASSIGNMENT_CONSEQUENCES = {
  A1: {
    from: [],
    to: 'offered',
    with: 'T5',
    event: 'assignment.offered',
    zh: '派至单位',
    en: 'Offered to a unit',
  },
  'A1-redo': {
    from: [],
    to: 'working',
    with: 'T18',
    event: 'assignment.reopened',
    zh: '重办',
    en: 'Done again',
  },
  A11: {
    from: ['offered', 'signed', 'working', 'paused', 'submitted'],
    to: 'cancelled',
    with: 'T11b',
    event: 'assignment.cancelled',
    zh: '不再需要',
    en: 'Not needed any more',
  },
} as const;

export type TicketCommandId = keyof typeof TICKET_COMMANDS;
export type AutomaticId = keyof typeof TICKET_AUTOMATIC;
export type AssignmentCommandId = keyof typeof ASSIGNMENT_COMMANDS;
export type TicketTimerId = keyof typeof TICKET_TIMERS;
export type AssignmentTimerId = keyof typeof ASSIGNMENT_TIMERS;
