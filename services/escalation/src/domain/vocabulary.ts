/** Kinds of whistle (lifecycle B3 and B5): 應急 · 緊急 · 綜合執法 · 重點 · 一般 · 複雜 · 諮詢 · 未訴先辦. */
export const KINDS = [
  'emergency',
  'urgent',
  'enforcement',
  'key',
  'routine',
  'complex',
  'consult',
  'proactive',
] as const;
export type Kind = (typeof KINDS)[number];

/** States of a ticket (lifecycle B3). Only what changes who may do what is a state; the rest are attributes. */
export const TICKET_STATES = [
  'raised',
  'dispatched',
  'in_progress',
  'sign_off',
  'resolved',
  'on_account',
  'closed',
  'rejected',
  'merged',
  'withdrawn',
] as const;
export type TicketState = (typeof TICKET_STATES)[number];

/** Ticket states in which its assignments can move. */
export const LIVE_TICKET_STATES = ['dispatched', 'in_progress'] as const satisfies TicketState[];

/** States of one unit's assignment (lifecycle B4). */
export const ASSIGNMENT_STATES = [
  'offered',
  'signed',
  'working',
  'disputed',
  'paused',
  'submitted',
  'accepted',
  'released',
  'cancelled',
] as const;
export type AssignmentState = (typeof ASSIGNMENT_STATES)[number];

/** Assignment states in which the unit, or its lead, still has something to do. */
export const OPEN_ASSIGNMENT_STATES = [
  'offered',
  'signed',
  'working',
  'disputed',
  'paused',
  'submitted',
] as const satisfies AssignmentState[];

/** 主辦 · 協辦 · 知會 (informed only: no clocks, nothing to hand in). */
export const ASSIGNMENT_ROLES = ['lead', 'co', 'inform'] as const;
export type AssignmentRole = (typeof ASSIGNMENT_ROLES)[number];

/** Every assignment has up to three clocks of its own, all started by its offer. */
export const CLOCKS = ['sign', 'contact', 'resolve'] as const;
export type ClockName = (typeof CLOCKS)[number];

/** Clocks of the whistle itself: what the alliance owes the raiser, whoever of the units is at work (lifecycle B3, timers). */
export const TICKET_CLOCKS = [
  'triage',
  'resolve',
  'sign_off',
  'call_back',
  'review',
  'supervision',
  'urge',
  'progress',
  'dispute',
] as const;
export type TicketClockName = (typeof TICKET_CLOCKS)[number];

/** Spans that end by themselves: nobody is late when they do. The reopening and appeal windows only bound what a raiser may ask for. */
export const WINDOWS = ['information', 'appeal', 'reopening'] as const;
export type WindowName = (typeof WINDOWS)[number];

/** Why a clock stands still (lifecycle A6, T13). */
export const PAUSE_CLASSES = ['await_raiser', 'await_upstream', 'on_account'] as const;
export type PauseClass = (typeof PAUSE_CLASSES)[number];

/** Who ended a wait: the unit, the raiser's answer, or the longest that may be waited (A7). */
export type ResumeCause = 'unit' | 'raiser' | 'longest_wait';

export const CHANNELS = ['phone', 'on_site', 'online', 'message', 'meeting', 'other'] as const;
export type Channel = (typeof CHANNELS)[number];
/** Ways in which somebody of the unit is with the raiser: at the place, or by video (lifecycle A3, B5). */
export const PRESENT_CHANNELS = ['on_site', 'online'] as const satisfies Channel[];

export const SOLVED = ['yes', 'partial', 'no'] as const;
export type Solved = (typeof SOLVED)[number];

export const SATISFACTIONS = ['satisfied', 'basic', 'dissatisfied'] as const;
export type Satisfaction = (typeof SATISFACTIONS)[number];

export type Source = 'enterprise' | 'hotline' | 'party_organisation' | 'council';
export type Mode = 'single' | 'joint';
/** `unrated`: the raiser calls it solved but rates nothing; `not_solvable`: reviewed and explained (T17). */
export type Outcome = 'solved' | 'unrated' | 'not_solvable';
/** `solvable`: reviewed after the lead had called it impossible (T17). `came_back`: the raiser reopened what had been closed (T19). */
export type ReopenCause = 'not_solved' | 'partly_solved' | 'dissatisfied' | 'solvable' | 'came_back';
export type ClockOutcome = 'satisfied' | 'breached' | 'none';
